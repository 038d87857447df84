/**
 * Kills the real server at random moments while four tables play, and looks afterwards whether anything that was acknowledged is
 * missing or there twice: `npm run test:chaos -- --kills 30`. Every fifth end is a SIGTERM, every other one a SIGKILL. Prints one
 * line a fault and one in all; exit code 0 only if there was no fault.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { must } from '../../shared/kernel/records.ts';
import type { OpenSession } from '../../shared/protocol/session.ts';
import { until } from '../server/support/aClient.ts';
import { anIdleServer } from '../server/support/aServer.ts';
import { aSessionBody, join, openTable } from '../server/support/requests.ts';
import { findLogFaults, Person, readDisk, servesStill, type Answered } from './support.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '30' } } });
const KILLS = Number(values.kills);
if (!Number.isInteger(KILLS) || KILLS < 1) throw new Error(`--kills ${values.kills}: a whole number from 1`);
/** Answers between two ends: so few that an end also meets people who are still coming back. */
const MOST_ANSWERS_BETWEEN = 60;
const TABLES: readonly Partial<OpenSession['settings']>[] = [
  {},
  { preset: 'standard' },
  { scenarioId: 'world', opening: 'today', preset: 'full' },
  { scenarioId: 'provinces', opening: 'year1997', preset: 'provincesStandard' },
];
const NAMES = ['Ann', 'Ben', 'Cy'];

const below = (count: number): number => Math.floor(Math.random() * count);

const server = await anIdleServer();
await server.start();
let deaths = 0;
let restarting: Promise<void> | undefined;
let ending: Promise<unknown> | undefined;
/** One start at a time, whoever notices first that the server has gone. */
function restart(): Promise<void> {
  restarting ??= (async () => {
    // Whoever is refused by a server that ends in order waits for its end.
    await ending;
    if (await servesStill(server)) return;
    await server.gone();
    await server.start();
  })().finally(() => (restarting = undefined));
  return restarting;
}

type Table = { readonly gameId: string; readonly host: Person; readonly players: readonly Person[] };

async function aPlayedTable(settings: Partial<OpenSession['settings']>): Promise<Table> {
  const { gameId, code, hostToken } = await openTable(server.url, aSessionBody({}, settings));
  const person = (name: string, token: string, member: string) =>
    new Person({ name, token, member, gameId, server, restart });
  const players: Person[] = [];
  for (const name of NAMES) {
    const { body } = await join(server.url, code, name, { token: randomBytes(16).toString('base64url') });
    players.push(person(name, body.token, body.member));
  }
  const host = person('Host', hostToken, 'host');
  await host.press({ type: 'startGame' });
  return { gameId, host, players };
}

/** Something that a person might press: most of it is allowed somewhere in a round, and refused elsewhere. */
function anyPress(person: Person): { readonly intent: unknown; readonly type?: string } {
  const own = person.client?.welcomes.at(-1)?.seat ?? '';
  const others = Object.keys(person.client?.game().seats ?? {}).filter((economy) => economy !== own);
  const other = others[below(others.length)] ?? own;
  const proposal = `p${below(6)}`;
  const presses = [
    { intent: { type: 'declareReady', ready: true } },
    { intent: { type: 'declareReady', ready: false } },
    { intent: { type: 'savePolicyDraft', policy: { type: 'wall', shiftBp: below(500), apart: [] } } },
    {
      intent: {
        type: 'tableProposal',
        draft: {
          parties: [own, other],
          clauses: [{ type: 'freeTradeArea', among: [own, other], exceptions: [] }],
        },
      },
    },
    { intent: { type: 'openProposal', proposal, revision: 1 } },
    { intent: { type: 'signProposal', proposal, revision: 1, confirmed: true } },
    { intent: { type: 'withdrawProposal', proposal } },
    { intent: { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } } },
    {
      intent: {
        channel: { type: 'pair', with: other },
        body: { type: 'text', text: `Hello ${below(1_000)}` },
      },
      type: 'talk',
    },
  ];
  return must(presses[below(presses.length)], 'press');
}

let isOver = false;
async function play(person: Person): Promise<void> {
  while (!isOver) {
    const { intent, type } = anyPress(person);
    await person.press(intent, type);
    await new Promise((done) => setTimeout(done, below(200)));
  }
}
async function lead(host: Person): Promise<void> {
  while (!isOver) {
    const isEnd = host.client?.game().phase === 'debrief';
    await host.press(isEnd || below(4) > 0 ? { type: 'addMinute' } : { type: 'skipPhase' });
    await new Promise((done) => setTimeout(done, below(1_500)));
  }
}

const tables: Table[] = [];
for (const settings of TABLES) tables.push(await aPlayedTable(settings));
const people = tables.flatMap(({ host, players }) => [host, ...players]);
const countAnswers = (): number => people.reduce((sum, { answered }) => sum + answered.length, 0);
const playing = tables.flatMap(({ host, players }) => [lead(host), ...players.map(play)]);
while (deaths < KILLS) {
  const next = countAnswers() + below(MOST_ANSWERS_BETWEEN);
  await until('more answers', () => countAnswers() >= next);
  await restart();
  deaths += 1;
  ending = server.kill(deaths % 5 === 0 ? 'SIGTERM' : 'SIGKILL');
  await restart();
}
isOver = true;
await Promise.all(playing);
const lost = people.filter(({ client }) => client?.session().historyLost === true);
const faults = lost.map(({ name, gameId }) => `${gameId}: ${name} was told that history was lost`);
await server.kill();
let acknowledged = 0;
for (const { gameId, host, players } of tables) {
  const answered: Answered[] = [host, ...players].flatMap((person) => person.answered);
  acknowledged += answered.filter(({ answer }) => answer.seq !== undefined).length;
  const found = findLogFaults(readDisk(server.dataFolder, gameId), answered);
  faults.push(...found.map((fault) => `${gameId}: ${fault}`));
}
for (const fault of faults) console.log(fault);
const total = countAnswers();
console.log(`chaos: ${deaths} ends, ${total} answers, ${acknowledged} acknowledged, ${faults.length} faults`);
await server.stop();
process.exitCode = faults.length === 0 ? 0 : 1;
