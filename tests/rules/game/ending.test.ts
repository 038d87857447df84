import { describe, expect, it } from 'vitest';
import type { Phase } from '#shared/content/vocabulary.ts';
import { evolve, evolveAll } from '../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../shared/rules/countries/findCountryViolations.ts';
import { parOf } from '../../../shared/rules/scores/par.ts';
import { lastRoundOf } from '../../../shared/rules/table/clock.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { HOST, aTable, type Table } from '../../support/aTable.ts';

const STANDARD = { preset: 'standard', scenarioId: 'world', opening: 'highWalls', rounds: 6 } as const;

function expectSound(table: Table): void {
  expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  const [first, ...rest] = table.events;
  if (first === undefined) throw new Error('no events');
  expect(evolveAll(evolve(undefined, first), rest)).toEqual(table.state);
}

describe('the end after this round', () => {
  it('follows the results of the round: the years after, medals, the debrief', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    expect(table.accept(HOST, { type: 'endAfterRound', ends: true })).toEqual([
      { type: 'endPlanned', afterRound: 2 },
    ]);
    expect(table.accept(HOST, { type: 'endAfterRound', ends: true })).toEqual([]);
    expect(lastRoundOf(table.state)).toBe(2);
    table.goTo('results');
    expectSound(table);
    table.host('skipPhase');
    expect(table.state).toMatchObject({ phase: 'epilogue', round: 3, agreedRounds: 4 });
    expect(table.state.settings.rounds).toBe(2);
    expect(table.state.reports.map(({ isEpilogue }) => isEpilogue)).toEqual([false, false, true]);
    expectSound(table);
    table.host('skipPhase');
    expect(table.state.phase).toBe('debrief');
    expectSound(table);
  });

  it('can be taken back until it happens', () => {
    const table = aTable({ people: ['ALB'] }).goTo('results', 2);
    table.accept(HOST, { type: 'endAfterRound', ends: true });
    table.accept(HOST, { type: 'endAfterRound', ends: false });
    expect(table.accept(HOST, { type: 'endAfterRound', ends: false })).toEqual([]);
    table.host('skipPhase');
    expect(table.state).toMatchObject({ phase: 'briefing', round: 3 });
    expect(table.state.agreedRounds).toBeUndefined();
  });

  it('is refused in the last round', () => {
    const table = aTable({ people: ['ALB'] }).goTo('briefing', 4);
    expect(table.refusal(HOST, { type: 'endAfterRound', ends: true })).toEqual({ code: 'game/last-round' });
  });

  it('is refused, as every end of the game, once the round has gone by in which the host was asked', () => {
    const table = aTable({ people: ['ALB'] }).goTo('results', 2);
    const seen = { inRound: 2 };
    expect(table.accept(HOST, { type: 'endAfterRound', ends: true, ...seen })).toHaveLength(1);
    table.accept(HOST, { type: 'endAfterRound', ends: false, ...seen });
    table.host('skipPhase');
    const gone = { code: 'host/gone-by' };
    expect(table.refusal(HOST, { type: 'endAfterRound', ends: true, ...seen })).toEqual(gone);
    expect(table.refusal(HOST, { type: 'endNow', ...seen })).toEqual(gone);
    expect(table.accept(HOST, { type: 'endNow', inRound: 3 })).not.toEqual([]);
  });

  it('lets nobody place a card for a round that is not played', () => {
    const table = aTable({ ...STANDARD, people: ['USA'] }).goTo('negotiation', 3);
    table.accept(HOST, { type: 'endAfterRound', ends: true });
    const intent = { type: 'placeEvent', card: 'oilShock', economies: [] } as const;
    expect(table.refusal(HOST, intent)).toEqual({ code: 'event/too-late' });
  });
});

describe('the end now', () => {
  it.each<Phase>(['briefing', 'negotiation', 'policy'])(
    'leaves the round in progress out in %s: what is law stands, the rest lapses, nobody votes',
    (phase) => {
      const table = aTable({ people: ['ALB', 'BOR'] }).goTo('results', 2);
      table.goTo('briefing', 3);
      if (phase !== 'briefing') {
        table.goTo('negotiation');
        table.conclude(aFreeTradeArea('ALB', 'DUN'));
        table.tableProposal(aFreeTradeArea('BOR', 'CAT'));
      }
      if (phase === 'policy') {
        table.goTo('policy');
        const policy = { type: 'wall', shiftBp: 500, apart: [] } as const;
        table.act('ALB', { type: 'sealPolicy', policy });
      }
      const before = table.state;
      table.host('endNow');
      const { state } = table;
      expect(state).toMatchObject({ phase: 'debrief', round: 3, agreedRounds: 4, sealedPolicies: {} });
      expect(state.settings.rounds).toBe(2);
      expect(state.reports.map(({ round, isEpilogue }) => [round, isEpilogue])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      expect(state.reports[2]?.walls['ALB']).toEqual(before.reports[1]?.walls['ALB']);
      expect(Object.keys(state.agreements)).toEqual(Object.keys(before.agreements));
      expect(Object.values(state.proposals).every(({ status }) => status !== 'open')).toBe(true);
      expectSound(table);
    },
  );

  it('votes no government out in rounds that nobody plays', () => {
    const played = aTable({ ...STANDARD, people: ['USA'] }).goTo('negotiation', 4);
    const falls = (table: Table): number =>
      Object.values(table.state.politics?.seats ?? {}).reduce((sum, seat) => sum + seat.falls, 0);
    const before = falls(played);
    played.host('endNow');
    expect(falls(played)).toBe(before);
    expect(played.state.phase).toBe('debrief');
    expectSound(played);
  });

  it('settles a first round as it stands, so that there is something to look back on', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.host('endNow');
    expect(table.state).toMatchObject({ phase: 'debrief', round: 2 });
    expect(table.state.settings.rounds).toBe(1);
    expect(table.state.reports).toHaveLength(2);
    expectSound(table);
  });

  it('ends with the years after where the results of a round are being shown', () => {
    const table = aTable({ people: ['ALB'] }).goTo('results', 2);
    table.host('endNow');
    expect(table.state).toMatchObject({ phase: 'debrief', round: 3, agreedRounds: 4 });
    expectSound(table);
  });

  it('leaves nothing out where all rounds were played', () => {
    const table = aTable({ people: ['ALB'] }).goTo('results', 4);
    table.host('endNow');
    expect(table.state).toMatchObject({ phase: 'debrief', round: 5 });
    expect(table.state.agreedRounds).toBeUndefined();
    const after = aTable({ people: ['ALB'] }).goTo('epilogue');
    after.host('endNow');
    expect(after.state.phase).toBe('debrief');
  });

  it('ends a table whose round could not be solved', () => {
    const table = aTable({ people: ['ALB'] }).goTo('policy', 2);
    const { scenario } = table;
    table.scenario = { ...scenario, base: { ...scenario.base, theta: scenario.base.theta.map(() => NaN) } };
    table.host('skipPhase');
    expect(table.state.held).toBeDefined();
    table.scenario = scenario;
    table.host('endNow');
    expect(table.state).toMatchObject({ phase: 'debrief', round: 2 });
    expect(table.state.held).toBeUndefined();
  });

  it('is not compared with bots that had more rounds', () => {
    const table = aTable({ people: ['ALB'] }).goTo('results', 2);
    expect(parOf(table.state)).toBeDefined();
    table.host('endNow');
    expect(parOf(table.state)).toBeUndefined();
    expect(table.state.final?.standings.map(({ basis, score }) => [basis, score])).toEqual(
      table.scenario.dealOrder.map(() => ['prize', undefined]),
    );
  });
});
