import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { must } from '../../shared/kernel/records.ts';
import { type CountryGame, countryGame } from '../../shared/rules/state.ts';
import { asSent } from '../../shared/rules/views/documents.ts';
import { anIdleServer, type AServer } from '../server/support/aServer.ts';
import { join, openTable, aSessionBody } from '../server/support/requests.ts';
import { findLogFaults, foldRows, Person, readDisk, servesStill } from './support.ts';

/** Where the process kills itself, and at which pass: all within the first round and the start of the second. */
const POINTS = [
  ['beforeWrite', 14],
  ['afterInsert', 17],
  ['afterCommit', 20],
  ['beforeAcknowledge', 12],
  ['afterAcknowledge', 9],
  ['beforePatch', 5],
  ['beforeOverlay', 7],
  ['inSnapshot', 3],
  ['inPhaseClose', 3],
  ['inSettlement', 1],
  ['inJoin', 2],
  ['inRemoval', 1],
] as const;

type Table = {
  readonly server: AServer;
  readonly gameId: string;
  readonly host: Person;
  readonly players: readonly Person[];
  /** How often the process died. */
  readonly deaths: () => number;
};

/** A table of three people and the host on a server that will kill itself once. */
async function aDoomedTable(point: string, passes: number): Promise<Table> {
  const server = await anIdleServer();
  await server.start({ CRASH_AT: `${point}:${passes}` });
  let deaths = 0;
  let restarting: Promise<void> | undefined;
  const restart = (): Promise<void> => {
    restarting ??= (async () => {
      // Someone may notice the death only after another has brought the server up again, or before the process is gone.
      if (await servesStill(server)) return;
      expect(await server.gone()).toBe('SIGKILL');
      deaths += 1;
      await server.start();
    })().finally(() => {
      restarting = undefined;
    });
    return restarting;
  };
  // Without a clock no phase and no stop of the reveal ends by its time; a phase still closes once all who are there are ready.
  const { gameId, code, hostToken } = await openTable(server.url, aSessionBody({}, { timed: false }));
  const person = (name: string, token: string, member: string) =>
    new Person({ name, token, member, gameId, server, restart });
  const players: Person[] = [];
  for (const name of ['Ann', 'Ben', 'Cy']) {
    // As the client does: the same token until there is an answer.
    const token = randomBytes(16).toString('base64url');
    const enter = () => join(server.url, code, name, { token });
    const joined = await enter().catch(async () => {
      await restart();
      return enter();
    });
    expect(joined.status).toBe(200);
    players.push(person(name, joined.body.token, joined.body.member));
  }
  return { server, gameId, host: person('Host', hostToken, 'host'), players, deaths: () => deaths };
}

const seatOf = (person: Person): string =>
  must(person.client?.welcomes.at(-1)?.seat, `seat of ${person.name}`);

/** Once all who are there have sealed, the phase may close by itself before the host ends it, who is refused then. */
const END_POLICY = { type: 'skipPhase', during: { phase: 'policy', round: 1 } } as const;

/** One round as people play it: talk, a proposal with its signatures, a pledge, envelopes, the reveal; then someone is sent away. */
async function playRound({ host, players }: Table): Promise<void> {
  const [ann, ben, cy] = [must(players[0], 'Ann'), must(players[1], 'Ben'), must(players[2], 'Cy')];
  for (const person of [host, ...players]) await person.come();
  const [a, b] = [seatOf(ann), seatOf(ben)];
  await host.press({ type: 'startGame' });
  await host.press({ type: 'skipPhase' });
  await cy.see(({ phase }) => phase === 'negotiation');
  await ann.press({ channel: { type: 'pair', with: b }, body: { type: 'text', text: 'An offer' } }, 'talk');
  await ann.press({
    type: 'tableProposal',
    draft: { parties: [a, b], clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }] },
  });
  const proposal = { proposal: 'p0' };
  await ben.press({ type: 'openProposal', ...proposal, revision: 1 });
  await ben.press({ type: 'signProposal', ...proposal, revision: 1, confirmed: true });
  await ben.press({ channel: { type: 'plenary' }, body: { type: 'phrase', key: 'fairOffer' } }, 'talk');
  await cy.press({ type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
  await host.press({ type: 'skipPhase' });
  await cy.see((game) => game.phase === 'policy' && Object.keys(countryGame(game).agreements).length === 1);
  const wall = (shiftBp: number) => ({ type: 'wall', shiftBp, apart: [] });
  await Promise.all([
    ann.press({ type: 'savePolicyDraft', policy: wall(-200) }),
    ben.press({ type: 'savePolicyDraft', policy: wall(100) }),
    cy.press({ type: 'predict', ownIncome: 'up', losesMost: a }),
  ]);
  await Promise.all([
    ann.press({ type: 'sealPolicy', policy: wall(-200) }),
    ben.press({ type: 'sealPolicy', policy: wall(100) }),
    cy.press({ type: 'sealPolicy', policy: wall(300) }),
  ]);
  await host.press(END_POLICY);
  await cy.see(({ reports }) => reports.length === 1);
  await host.press({ type: 'stepReveal', stop: 'flows' });
  await host.press({ type: 'skipPhase' });
  await cy.see(({ round }) => round === 2);
  await host.press({ channel: { type: 'plenary' }, body: { type: 'text', text: 'Round two' } }, 'talk');
  await host.press({ type: 'removeMember', member: cy.member }, 'session');
}

describe('kill -9', () => {
  it.each(POINTS)('at %s loses nothing, doubles nothing and seats everyone again', async (point, passes) => {
    const table = await aDoomedTable(point, passes);
    const { server, gameId, host, players } = table;
    try {
      await playRound(table);
      expect(table.deaths()).toBe(1);
      const [ann, ben] = [must(players[0], 'Ann'), must(players[1], 'Ben')];
      for (const person of [host, ann, ben]) {
        const client = await person.come();
        await client.until('the last row', ({ game }) => game().round === 2);
        expect(client.session().historyLost).toBe(false);
      }
      expect(seatOf(ann)).not.toBe(seatOf(ben));

      const seen = countryGame(must(host.client, 'host').game());
      await server.kill();
      const disk = readDisk(server.dataFolder, gameId);
      const answered = [host, ...players].flatMap((person) => person.answered);
      expect(findLogFaults(disk, answered)).toEqual([]);
      const refused = answered.filter(({ answer }) => answer.refusal !== undefined);
      // Refused because the phase had closed by itself, and not because the same press had closed it before the process died.
      const late = refused.filter(({ press }) => press.intent === END_POLICY);
      expect(refused.filter((each) => !late.includes(each))).toEqual([]);
      for (const { press, answer } of late) {
        expect(answer.refusal?.code).toBe('host/gone-by');
        expect(disk.rows.filter((row) => row.cmd_id === press.id)).toEqual([]);
      }
      const folded = countryGame(must([...foldRows(disk.rows).values()].at(-1), 'folded state'));
      expectSamePlay(folded, seen);
      expect(Object.values(folded.agreements)).toHaveLength(1);
      expect(disk.members.filter(({ removed }) => removed === 1)).toHaveLength(1);
    } finally {
      await server.stop();
    }
  });
});

/** What the host saw is what the log says: law, walls and the report, to the last digit that is sent. */
function expectSamePlay(folded: CountryGame, seen: CountryGame): void {
  const play = ({ walls, agreements, reports, settled, phase, round }: CountryGame) =>
    canonicalHash({ walls, agreements, reports, settled, phase, round });
  expect(play(seen)).toBe(play(countryGame(asSent(folded))));
}
