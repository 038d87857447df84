import { describe, expect, it } from 'vitest';
import { VACATED_GRACE_MS } from '#shared/rules/table/seats.ts';
import { BOT_DELAY_MS } from '#shared/rules/table/botDelays.ts';
import { botMoves, botsDue, untold, waitsForReader } from '../../shared/bots/moves/botMoves.ts';
import { leftAlone } from '#shared/bots/moves/grudges.ts';
import { type BotMove, botMoveKey, readBotMoveKey } from '#shared/protocol/botMove.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { ProposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { botActsFromMs, pendingBotAnswers } from '../../shared/rules/game/botAnswersDue.ts';
import { aTable, HOST, SERVER } from '../support/aTable.ts';

const FREE_TRADE: Draft = {
  parties: ['ALB', 'DUN'],
  clauses: [{ type: 'freeTradeArea', among: ['ALB', 'DUN'], exceptions: [] }],
};

describe('a bot that is asked to sign', () => {
  const table = aTable({
    agreementLimits: PRESETS.firstLesson.agreementLimits,
    people: ['ALB'],
    at: 'negotiation',
  });
  const freeTrade = (a: string, b: string): Draft => ({
    parties: [a, b],
    clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }],
  });
  const own = table.tableProposal(freeTrade('ALB', 'DUN'));
  const other = table.tableProposal(freeTrade('BOR', 'ALB'));
  const { proposals } = rulebookOf(table.scenario);
  const due = must(
    botMoves(table.state).find(({ economy, move }) => economy === 'DUN' && move.type === 'answer'),
    'an answer',
  );
  const waits = (read: readonly ProposalId[], { state = table.state, lateMs = 0 } = {}) =>
    waitsForReader(proposals, state, due, {
      read: read.map((offer) => ({ seat: 'ALB', offer })),
      nowMs: due.dueAtMs + lateMs,
    });

  it('waits while its author reads an offer that would then expire', () => {
    expect(waits([other.id])).toBe(true);
    expect(waits([])).toBe(false);
    expect(waits([own.id])).toBe(false);
  });

  it('waits for each who reads at a seat that several share', () => {
    expect(waits([other.id, own.id])).toBe(true);
    expect(waits([own.id, other.id])).toBe(true);
  });

  it('answers before the bell', () => {
    const leftMs = (left: number) => {
      const clock = { ...table.state.clock, endsAtMs: due.dueAtMs + left };
      return waits([other.id], { state: { ...table.state, clock } });
    };
    expect(leftMs(BOT_DELAY_MS.min)).toBe(true);
    expect(leftMs(BOT_DELAY_MS.min - 1)).toBe(false);
  });

  it('does not wait where both may be signed, for whoever is ready, or longer than a minute', () => {
    const { agreementLimits: _none, ...settings } = table.state.settings;
    expect(waits([other.id], { state: { ...table.state, settings } })).toBe(false);
    expect(waits([other.id], { lateMs: 60_001 })).toBe(false);
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(waits([other.id])).toBe(false);
  });
});

/** Who signs with each other, and whom that leaves without either. */
const BOTH = [
  { by: 'CAT', to: 'ALB' },
  { by: 'BOR', to: 'ALB' },
];

describe('an offer of a bot that a person has just got where no clock runs', () => {
  const freeTrade = (a: string, b: string): Draft => ({
    parties: [a, b],
    clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }],
  });
  const setUp = ({ timed = false, among = ['CAT', 'BOR'] } = {}) => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: ['ALB'], timed }).goTo('negotiation', 2);
    table.nowMs = table.state.clock.openedAtMs + 10_000;
    const offer = table.tableProposal(freeTrade('BOR', 'ALB'));
    const rival = table.tableProposal({
      parties: among,
      clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
    });
    const due = must(
      botMoves(table.state).find(({ economy, move }) => economy === 'BOR' && move.type === 'answer'),
      'an answer',
    );
    const waits = (lateMs = 0) =>
      waitsForReader(rulebookOf(table.scenario).proposals, table.state, due, {
        read: [],
        nowMs: offer.revisedAtMs + lateMs,
      });
    const toTell = () =>
      untold(rulebookOf(table.scenario).proposals, table.state, due).map(({ by, to }) => ({ by, to }));
    return { table, offer, rival, waits, untold: toTell };
  };

  /** That Borea has told Alba, so many milliseconds after its offer came. */
  const tell = (
    { table, offer }: Pick<ReturnType<typeof setUp>, 'table' | 'offer'>,
    lateMs: number,
  ): void => {
    const move = { type: 'hurried', to: 'ALB', atMs: offer.revisedAtMs + lateMs } as const;
    for (const economy of ['BOR', 'CAT']) table.accept(SERVER, { type: 'noteBotThought', economy, move });
  };

  it('is ended only when a person who is alone was told, and has had a minute and a half to answer', () => {
    const late = setUp();
    expect(late.untold()).toEqual(BOTH);
    expect(late.waits(300_000)).toBe(true);
    tell(late, 300_000);
    expect(late.untold()).toEqual([]);
    expect(late.waits(390_000)).toBe(true);
    expect(late.waits(390_001)).toBe(false);
    expect(setUp({ timed: true }).waits()).toBe(false);
  });

  it('or none: bots that a person could still sign with tell them too, and wait again after each offer of theirs', () => {
    const { table, offer, rival, untold: toTell, waits } = setUp();
    table.act('BOR', { type: 'withdrawProposal', proposal: offer.id });
    expect(toTell()).toEqual(BOTH);
    tell({ table, offer }, 0);
    expect(waits(90_000)).toBe(true);
    expect(waits(90_001)).toBe(false);
    table.nowMs = offer.revisedAtMs + 80_000;
    const own = table.tableProposal(freeTrade('ALB', 'DUN'), 'ALB');
    expect(waits(170_000)).toBe(true);
    expect(waits(170_001)).toBe(false);
    table.act('DUN', { type: 'signProposal', proposal: own.id, revision: 1, confirmed: true });
    expect(table.state.proposals[rival.id]?.status).toBe('open');
    expect(waits()).toBe(false);
  });

  it('is told of by the author of what will end it too, where that one has an offer open with the person', () => {
    const { table, untold: toTell } = setUp();
    table.tableProposal(freeTrade('ALB', 'CAT'), 'CAT');
    expect(toTell()).toEqual(BOTH);
    const other = setUp({ among: ['ALB', 'BOR'] });
    expect(other.untold()).toEqual([]);
  });

  it('alone makes a bot ask for an answer: to what a person has offered it answers itself, and before it signs with others', () => {
    const { table, offer, untold: toTell, waits } = setUp();
    table.act('ALB', { type: 'refuseProposal', proposal: offer.id });
    const own = table.tableProposal(freeTrade('ALB', 'BOR'));
    tell({ table, offer }, 0);
    expect(waits(90_001)).toBe(false);
    table.act('BOR', { type: 'refuseProposal', proposal: own.id });
    expect(toTell()).toEqual([]);
    expect(waits(90_001)).toBe(false);
  });

  it('is not waited for once it is answered, its person is ready or gone', () => {
    const answered = setUp();
    tell(answered, 0);
    answered.table.act('ALB', { type: 'refuseProposal', proposal: answered.offer.id });
    expect(answered.waits(90_001)).toBe(false);
    const ready = setUp();
    ready.table.act('ALB', { type: 'declareReady', ready: true });
    expect(ready.waits()).toBe(false);
    const gone = setUp();
    gone.table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    expect(gone.waits()).toBe(false);
  });

  it('is ended by what its person has proposed only when they have opened it', () => {
    const { table, offer, waits } = setUp({ among: ['ALB', 'BOR'] });
    expect(waits()).toBe(true);
    table.act('ALB', { type: 'openProposal', proposal: offer.id, revision: 1 });
    expect(waits()).toBe(false);
  });

  it('is kept for a third of that from what its person has signed, proposed or not', () => {
    const { waits } = setUp({ among: ['ALB', 'BOR'] });
    expect(waits(20_000)).toBe(true);
    expect(waits(20_001)).toBe(false);
    const three = setUp({ among: ['CAT', 'BOR', 'ALB'] });
    three.table.act('ALB', { type: 'signProposal', proposal: three.rival.id, revision: 1, confirmed: true });
    expect(three.waits(20_001)).toBe(false);
  });

  it('is not waited for while others still have to sign what would end it', () => {
    expect(setUp({ among: ['CAT', 'BOR', 'ALB'] }).waits()).toBe(false);
  });
});

describe('a bot whose counter was refused', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, people: ['ALB'], at: 'negotiation' });
  const freeTrade = (a: string, b: string): Draft => ({
    parties: [a, b],
    clauses: [{ type: 'freeTradeArea', among: [a, b], exceptions: [] }],
  });
  const own = table.tableProposal(freeTrade('ALB', 'DUN'));
  const draft = { ...freeTrade('ALB', 'DUN'), title: 'lantern' };
  table.act('DUN', { type: 'tableProposal', draft, counterTo: own.id });
  const counter = must(Object.values(table.state.proposals).at(-1), 'the counter');
  const other = table.tableProposal(freeTrade('BOR', 'ALB'));
  table.act('ALB', { type: 'refuseProposal', proposal: counter.id });
  const waitsWith = (read: ProposalId, lateMs: number) => {
    const due = must(
      botMoves(table.state).find(({ economy, move }) => economy === 'DUN' && move.type === 'rethink'),
      'a rethinking',
    );
    const reading = { read: [{ seat: 'ALB', offer: read }], nowMs: due.dueAtMs + lateMs };
    return waitsForReader(rulebookOf(table.scenario).proposals, table.state, due, reading);
  };

  it('waits with its last word on the first offer while another is read that a signature would end', () => {
    expect(waitsWith(other.id, 0)).toBe(true);
    expect(waitsWith(own.id, 0)).toBe(false);
    expect(waitsWith(other.id, 60_001)).toBe(false);
  });
});

describe('the moves of bots', () => {
  it('are ready at once where there is nothing to decide', () => {
    for (const phase of ['briefing', 'results', 'epilogue'] as const) {
      const { scenario, state } = aTable().goTo(phase);
      expect(botsDue(state, state.clock.openedAtMs).map(({ economy }) => economy)).toEqual(
        scenario.dealOrder.toSorted(),
      );
    }
  });

  it('wait for the next person at a seat that somebody has just left, and do not make up for what passed', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.nowMs = table.state.clock.openedAtMs + 70_000;
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    const fromMs = table.nowMs + VACATED_GRACE_MS;
    const own = botMoves(table.state).filter(({ economy }) => economy === 'ALB');
    expect(own.map(({ move }) => move)).toEqual([{ type: 'propose', look: 2 }]);
    expect(own.every(({ dueAtMs }) => dueAtMs >= fromMs)).toBe(true);
    table.goTo('policy');
    expect(
      pendingBotAnswers(table.state).find(({ economy }) => economy === 'ALB')?.dueAtMs,
    ).toBeGreaterThanOrEqual(fromMs);
    table.accept(SERVER, { type: 'occupySeat', economy: 'ALB', member: 'm9' });
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    expect(botActsFromMs(table.state, 'ALB')).toBe(table.nowMs + VACATED_GRACE_MS);
    expect(botActsFromMs(table.state, 'DUN')).toBe(0);
  });

  it('have two or three looks round in a negotiation, early enough that answers fit in', () => {
    for (const [options, looks] of [
      [{}, 3],
      [{ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain' }, 2],
    ] as const) {
      const { state } = aTable(options).goTo('negotiation', 2);
      const { endsAtMs = 0 } = state.clock;
      for (const economy of Object.keys(state.seats)) {
        const own = botMoves(state).filter((due) => due.economy === economy);
        expect(own.map(({ move }) => move)).toEqual(
          Array.from({ length: looks }, (_each, look) => ({ type: 'propose', look })),
        );
        expect(own.every(({ dueAtMs }) => dueAtMs + 2 * BOT_DELAY_MS.max < endsAtMs)).toBe(true);
      }
    }
  });

  it('answer a proposal that reached them after some seconds, once', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.nowMs = 60_000;
    const { id } = table.tableProposal(FREE_TRADE);
    const move = { type: 'answer', proposal: id, revision: 1 } as const;
    const answerTo = () => botMoves(table.state).find((due) => botMoveKey(due.move) === botMoveKey(move));
    const answer = answerTo();
    expect(answer?.economy).toBe('DUN');
    expect(answer?.dueAtMs).toBeGreaterThanOrEqual(60_000 + BOT_DELAY_MS.min);
    expect(answer?.dueAtMs).toBeLessThanOrEqual(60_000 + BOT_DELAY_MS.max);
    table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move });
    expect(answerTo()).toBeUndefined();
  });

  it('come to what two people have in hand once both have opened it, or three quarters of a minute later', () => {
    const table = aTable({ people: ['ALB', 'BOR'] }).goTo('negotiation', 2);
    const among = ['ALB', 'BOR', 'DUN'];
    const { id, revision } = table.tableProposal({
      parties: among,
      clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
    });
    const answer = () =>
      must(
        botMoves(table.state).find(({ economy, move }) => economy === 'DUN' && move.type === 'answer'),
        'an answer',
      );
    expect(answer().dueAtMs).toBe(table.nowMs + 45_000);
    table.act('BOR', { type: 'openProposal', proposal: id, revision });
    expect(answer().dueAtMs).toBeLessThanOrEqual(table.nowMs + BOT_DELAY_MS.max);
    const reading = (seat: string, lateMs = 0) =>
      waitsForReader(rulebookOf(table.scenario).proposals, table.state, answer(), {
        read: [{ seat, offer: id }],
        nowMs: answer().dueAtMs + lateMs,
      });
    expect(reading('BOR')).toBe(true);
    expect(reading('ALB')).toBe(false);
    expect(reading('BOR', 60_001)).toBe(false);
  });

  it('are none on seats of people, here or away', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    table.tableProposal(FREE_TRADE);
    table.accept(SERVER, { type: 'markPresence', economy: 'DUN', present: false });
    const economies = new Set(botMoves(table.state).map(({ economy }) => economy));
    expect([...economies].toSorted()).toEqual(['BOR', 'CAT']);
  });

  it('wait while the clock is paused', () => {
    const table = aTable({ at: 'negotiation' });
    table.accept(HOST, { type: 'pauseClock' });
    expect(botMoves(table.state)).toEqual([]);
  });

  it('say when they fall due: none before its time', () => {
    const { state } = aTable({ at: 'policy' });
    const [first, ...others] = botMoves(state);
    const dueAtMs = first?.dueAtMs ?? 0;
    expect(botsDue(state, dueAtMs - 1)).toEqual([]);
    expect(botsDue(state, dueAtMs)[0]).toEqual(first);
    expect(others).toHaveLength(3);
  });

  it.each([
    { refuser: 'a bot', people: [], untilRound: 3 },
    { refuser: 'a person', people: ['ALB'], untilRound: 1 },
  ])(
    'think again after a refusal, and leave $refuser alone until round $untilRound',
    ({ people, untilRound }) => {
      const table = aTable({ people, at: 'negotiation', rounds: 6 });
      const proposal = table.tableProposal(FREE_TRADE, 'DUN');
      table.act('ALB', { type: 'refuseProposal', proposal: proposal.id });
      const move = {
        type: 'rethink',
        proposal: proposal.id,
        revision: 1,
        refuser: 'ALB',
        untilRound,
      } as const;
      expect(botMoves(table.state).filter(({ economy }) => economy === 'DUN')).toContainEqual(
        expect.objectContaining({ move }),
      );
      table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move });
      const isLeftAlone = (): boolean => leftAlone(table.scenario, table.state, 'DUN').has('ALB');
      expect(isLeftAlone()).toBe(true);
      expect(leftAlone(table.scenario, table.state, 'CAT').has('ALB')).toBe(false);
      if (untilRound > 1) table.goTo('negotiation', untilRound);
      expect(isLeftAlone()).toBe(true);
      table.goTo('negotiation', untilRound + 1);
      expect(isLeftAlone()).toBe(false);
    },
  );

  it('think once about a refusal where a person takes the seat that refused, and come to that person in the next round', () => {
    const table = aTable({ people: ['CAT'], at: 'negotiation', rounds: 6 });
    const { id } = table.tableProposal(FREE_TRADE, 'DUN');
    table.act('ALB', { type: 'refuseProposal', proposal: id });
    const rethinking = () => botMoves(table.state).filter(({ move }) => move.type === 'rethink');
    const { economy, move } = must(rethinking()[0], 'a rethinking');
    table.accept(SERVER, { type: 'noteBotThought', economy, move });
    table.accept(SERVER, { type: 'occupySeat', economy: 'ALB', member: 'm9' });
    expect(rethinking()).toEqual([]);
    expect(leftAlone(table.scenario, table.state, 'DUN').has('ALB')).toBe(true);
    table.goTo('negotiation', 2);
    expect(leftAlone(table.scenario, table.state, 'DUN').has('ALB')).toBe(false);
  });

  it('have names in the log that stored games already hold, and that can be read', () => {
    const names: readonly (readonly [BotMove, string])[] = [
      [{ type: 'propose', look: 1 }, 'propose:1'],
      [{ type: 'answer', proposal: 'p12', revision: 3 }, 'p12@3'],
      [{ type: 'admission', proposal: 'p4' }, 'admission:p4'],
      [{ type: 'rethink', proposal: 'p4', revision: 1, refuser: 'GBR', untilRound: 5 }, 'rethink:p4@1:GBR~5'],
      [{ type: 'reconsider', proposal: 'p4', revision: 2, concluded: 'p7' }, 'reconsider:p4@2:p7'],
      [{ type: 'hurried', to: 'ALB', atMs: 83_500 }, 'hurried:ALB:83500'],
      [{ type: 'conference', matter: 'table' }, 'conference:table'],
      [{ type: 'conference', matter: 'back', packages: 2 }, 'conference:back:2'],
      [{ type: 'conference', matter: 'floor', package: 'k0', revision: 2 }, 'conference:floor:k0@2'],
      [
        { type: 'conference', matter: 'objections', package: 'k0', revision: 2, objectors: ['BOR', 'CAT'] },
        'conference:objections:k0@2:BOR+CAT',
      ],
      [{ type: 'policy' }, 'policy'],
      [{ type: 'ready', phase: 'results' }, 'ready:results'],
    ];
    for (const [move, name] of names) {
      expect(botMoveKey(move)).toBe(name);
      expect(readBotMoveKey(name)).toEqual(move);
    }
    expect(readBotMoveKey('nonsense')).toBeUndefined();
    expect(readBotMoveKey('ready:lunch')).toBeUndefined();
  });
});
