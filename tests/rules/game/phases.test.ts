import { describe, expect, it } from 'vitest';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aTable, type Table } from '../../support/aTable.ts';

/** Phases as they were opened, with their round: `briefing 1`. */
function courseOf(table: Table): string[] {
  return table.events.flatMap((event) =>
    event.type === 'phaseOpened' ? [`${event.phase} ${event.round}`] : [],
  );
}

function typesOf(events: readonly GameEvent[]): string[] {
  return events.map(({ type }) => type);
}

/** A world in which nobody spends anything on anything: the model finds no number. */
function anUnsolvable(scenario: Scenario): Scenario {
  const { base } = scenario;
  return { ...scenario, base: { ...base, X: base.X.map(() => Number.NaN) } };
}

describe('phases', () => {
  it('leads from the lobby through all rounds and the epilogue to the debrief', () => {
    const table = aTable({ people: 'all', rounds: 2 }).goTo('debrief');
    expect(courseOf(table)).toEqual([
      'briefing 1',
      'negotiation 1',
      'policy 1',
      'results 1',
      'briefing 2',
      'negotiation 2',
      'policy 2',
      'results 2',
      'epilogue 3',
      'debrief 3',
    ]);
    expect(table.state.reports.map(({ round, isEpilogue }) => [round, isEpilogue])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    expect(table.state.final?.standings.map(({ economy }) => economy).toSorted()).toEqual(
      table.scenario.dealOrder.toSorted(),
    );
  });

  it.each([
    ['normal', [60, 240, 90, 120], [20, 180, 60, 75]],
    ['relaxed', [90, 360, 135, 180], [30, 270, 90, 112.5]],
  ] as const)('gives the first round more time, by the %s clock', (clock, first, later) => {
    const table = aTable({ clock, rounds: 2 }).goTo('debrief');
    const secondsOf = (round: number): number[] =>
      table.events.flatMap((event) =>
        event.type === 'phaseOpened' && event.round === round && event.endsAtMs !== undefined
          ? [(event.endsAtMs - event.atMs) / 1_000]
          : [],
      );
    expect(secondsOf(1)).toEqual(first);
    expect(secondsOf(2)).toEqual(later);
  });

  it('sets no limit where the table plays without a clock', () => {
    const table = aTable({ timed: false }).goTo('debrief');
    expect(table.events.some((event) => event.type === 'phaseOpened' && event.endsAtMs !== undefined)).toBe(
      false,
    );
  });

  it('lets open proposals lapse at the bell and keeps them in sight for one more round', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('policy');
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'bell' } });
    table.goTo('negotiation', 2);
    expect(table.state.proposals[id]?.status).toBe('lapsed');
    table.goTo('negotiation', 3);
    expect(table.state.proposals[id]).toBeUndefined();
  });

  it('keeps proposals that became law in sight and forgets those that were withdrawn', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const law = table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const gone = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    table.act('ALB', { type: 'withdrawProposal', proposal: gone.id });
    table.goTo('negotiation', 3);
    expect(Object.keys(table.state.proposals)).toEqual([law.id]);
  });

  it('judges pace by the levels at which pairs stood when the round began', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    expect(table.state.pairLevels).toEqual({});
    table.goTo('briefing', 2);
    expect(table.state.pairLevels).toEqual({ 'ALB|DUN': 2 });
  });

  it('lets a leaver go before the negotiation of the round after its notice', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', 3);
    const [agreement] = Object.keys(table.state.agreements);
    table.act('DUN', { type: 'giveNotice', agreement: `a${Number(agreement?.slice(1))}` });
    table.goTo('briefing', 4);
    expect(Object.keys(table.state.agreements)).toEqual([agreement]);
    expect(typesOf(table.host('skipPhase'))).toEqual(['lawChanged', 'phaseOpened']);
    expect(table.state.agreements).toEqual({});
  });

  it('lets notices of the last round fall due in the epilogue', () => {
    const table = aTable({ people: 'all', rounds: 3, at: 'negotiation' });
    table.conclude(aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500)));
    table.goTo('negotiation', 3);
    const [agreement] = Object.values(table.state.agreements);
    table.act('ALB', { type: 'giveNotice', agreement: agreement?.id ?? 'a0' });
    table.goTo('results', 3);
    expect(typesOf(table.host('skipPhase'))).toEqual(['phaseOpened', 'lawChanged', 'roundSettled']);
    expect(table.state.agreements).toEqual({});
  });

  it('gives a union one wall that its members move by their votes', () => {
    const table = aTable({ people: 'all', at: 'negotiation', preset: 'worldPlain' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', 2);
    expect(table.conclude(aCustomsUnion('ALB', 'DUN')).status).toBe('concluded');
    const founding = table.state.walls['ALB']?.mfnRateBp;
    expect(table.state.walls['DUN']?.mfnRateBp).toEqual(founding);
    table.goTo('policy', 2);
    for (const member of ['ALB', 'DUN']) {
      table.act(member, {
        type: 'sealPolicy',
        policy: { type: 'wallVote', rates: { GRA: 900, CLO: 1_100 } },
      });
    }
    table.goTo('results', 2);
    expect(table.state.walls['DUN']?.mfnRateBp).toEqual({ GRA: 900, CLO: 1_100 });
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 900, CLO: 1_100 });
  });

  it('clears envelopes, predictions and readiness when a round begins', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    table.act('ALB', { type: 'predict', ownIncome: 'up', losesMost: 'CAT' });
    table.goTo('results');
    expect(table.state.sealedBy).toEqual(['ALB']);
    table.goTo('briefing', 2);
    expect(table.state).toMatchObject({
      sealedBy: [],
      sealedPolicies: {},
      policyDrafts: {},
      predictions: {},
    });
    expect(Object.values(table.state.seats).some(({ ready }) => ready)).toBe(false);
  });
});

describe('a round that the model cannot solve', () => {
  it('is held in its policy phase with nothing lost, and goes on when a retry succeeds', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    table.act('ALB', { type: 'savePolicyDraft', policy: { type: 'wall', shiftBp: 300, apart: [] } });
    table.scenario = anUnsolvable(table.scenario);
    expect(typesOf(table.host('skipPhase'))).toEqual(['policySealed', 'settlementHeld']);
    expect(table.state).toMatchObject({ phase: 'policy', round: 1, sealedBy: ['ALB'] });
    expect(table.state.held?.code).toMatch(/^equilibrium\//);

    expect(table.refuse('BOR', { type: 'declareReady', ready: true })).toEqual({ code: 'round/held' });
    expect(typesOf(table.host('retrySettlement'))).toEqual(['settlementHeld']);

    table.scenario = aScenario();
    expect(typesOf(table.host('retrySettlement'))).toEqual(['roundSettled', 'phaseOpened']);
    expect(table.state.phase).toBe('results');
    expect(table.state.held).toBeUndefined();
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 1_500, CLO: 1_500 });
  });

  it('may be opened again: the envelopes become drafts', () => {
    const table = aTable({ people: 'all', at: 'policy' });
    const policy = { type: 'wall', shiftBp: 300, apart: [] } as const;
    table.act('ALB', { type: 'sealPolicy', policy });
    table.scenario = anUnsolvable(table.scenario);
    table.host('skipPhase');
    table.host('restartPhase');
    expect(table.state.held).toBeUndefined();
    expect(table.state).toMatchObject({ sealedBy: [], policyDrafts: { ALB: policy } });
  });

  it('is held in the epilogue as well, and shown for its full time once solved', () => {
    const table = aTable({ people: 'all', rounds: 1 }).goTo('results');
    const solvable = table.scenario;
    table.scenario = anUnsolvable(solvable);
    expect(typesOf(table.host('skipPhase'))).toEqual(['phaseOpened', 'settlementHeld']);
    table.scenario = solvable;
    table.nowMs += 1_000_000;
    expect(typesOf(table.host('skipPhase'))).toEqual(['roundSettled', 'phaseOpened']);
    expect(table.state).toMatchObject({ phase: 'epilogue', round: 2 });
    expect(table.state.clock.endsAtMs).toBe(table.nowMs + 60_000);
    expect(table.host('skipPhase').at(-1)).toMatchObject({ phase: 'debrief' });
  });

  it('has nothing to retry while it is not held', () => {
    const table = aTable({ at: 'policy' });
    expect(table.refusal({ type: 'host' }, { type: 'retrySettlement' })).toEqual({ code: 'round/not-held' });
  });
});
