import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { pairLevel } from '../../../shared/rules/law/register.ts';
import {
  standingDecisions,
  weighDecision,
  withoutDecision,
} from '../../../shared/rules/forecast/decisions.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

/** A finished game: one area, and a wall of another seat that was raised. */
function aFinishedGame() {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('policy');
  table.act('CAT', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 500, apart: [] } });
  return table.goTo('debrief');
}

describe('decisions that stand at the end', () => {
  const { scenario, state } = aFinishedGame();

  it('are treaties of this game, and a wall that is no more what it was', () => {
    expect(standingDecisions(state, 'ALB').map(({ type }) => type)).toEqual(['agreement']);
    expect(standingDecisions(state, 'CAT').map(({ type }) => type)).toEqual(['wall']);
    expect(standingDecisions(state, 'DUN')).toEqual([]);
  });

  it('can each be thought away, the rest of the law unchanged', () => {
    const [area] = standingDecisions(state, 'ALB');
    const alone = withoutDecision(scenario, state, 'ALB', must(area, 'the area'));
    expect(pairLevel(state.agreements, 'ALB', 'BOR')).toBe(2);
    expect(pairLevel(alone.agreements, 'ALB', 'BOR')).toBe(0);
    expect(alone.walls).toEqual(state.walls);

    const [wall] = standingDecisions(state, 'CAT');
    const low = withoutDecision(scenario, state, 'CAT', must(wall, 'the wall'));
    expect(low.walls['CAT']?.mfnRateBp).toEqual(state.reports[0]?.wallsBefore['CAT']);
    expect(low.walls['ALB']).toEqual(state.walls['ALB']);
    expect(low.agreements).toEqual(state.agreements);
  });

  it('weigh what the model says: an area that both wanted is missed by both', () => {
    for (const economy of ['ALB', 'BOR']) {
      const [area] = standingDecisions(state, economy);
      const weighed = weighDecision(scenario, state, economy, must(area, 'the area'));
      const { withIndex, withoutIndex } = weighed.ok
        ? weighed.value
        : { withIndex: Number.NaN, withoutIndex: Number.NaN };
      expect(withIndex).toBeGreaterThan(withoutIndex);
      // Border costs close further after the end than in its last year, so it can only be near the index of the report.
      expect(Math.abs(withIndex - (state.reports.at(-1)?.economies[economy]?.index ?? 0))).toBeLessThan(0.2);
    }
  });

  it('weigh nothing that is not there', () => {
    const weighed = weighDecision(scenario, state, 'DUN', { type: 'barriers' });
    expect(weighed.ok ? weighed.value.withIndex - weighed.value.withoutIndex : NaN).toBeCloseTo(0, 4);
  });
});

describe('areas with members of a union, none of which can be left alone', () => {
  const table = aTable({ people: 'all', at: 'negotiation' });
  table.conclude(aFreeTradeArea('BOR', 'CAT'));
  table.conclude(aFreeTradeArea('ALB', 'CAT'));
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 3);
  table.conclude(aCustomsUnion('ALB', 'BOR'));
  table.goTo('debrief');
  const { scenario, state } = table;

  it('are one decision of the outsider, which weighs', () => {
    const decisions = standingDecisions(state, 'CAT').filter(({ type }) => type === 'agreement');
    expect(decisions).toHaveLength(1);
    const [both] = decisions;
    if (both?.type !== 'agreement') throw new Error('no agreement stands');
    expect(both.agreements.map((id) => state.agreements[id]?.parties.join())).toEqual(['BOR,CAT', 'ALB,CAT']);
    const without = withoutDecision(scenario, state, 'CAT', both);
    expect(['ALB', 'BOR'].map((other) => pairLevel(without.agreements, 'CAT', other))).toEqual([0, 0]);
    const weighed = weighDecision(scenario, state, 'CAT', both);
    const { withIndex, withoutIndex } = must(weighed.ok ? weighed.value : undefined, 'a weight');
    expect(withIndex - withoutIndex).toBeGreaterThan(0.1);
  });

  it.each(['ALB', 'BOR', 'CAT'])('and whatever %s stands in, it is out of without it', (economy) => {
    const decisions = standingDecisions(state, economy).flatMap((each) =>
      each.type === 'agreement' ? [each] : [],
    );
    expect(decisions.length).toBeGreaterThan(0);
    for (const decision of decisions) {
      const { agreements } = withoutDecision(scenario, state, economy, decision);
      for (const id of decision.agreements)
        expect(agreements[id]?.parties.includes(economy) ?? false).toBe(false);
    }
    const told = decisions.flatMap(({ agreements }) => agreements);
    const standing = Object.values(state.agreements).filter(({ parties }) => parties.includes(economy));
    expect(told.toSorted()).toEqual(standing.map(({ id }) => id).toSorted());
  });
});

describe('a member of a union', () => {
  it('does not answer for the wall, which was voted', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    table.conclude(aCustomsUnion('ALB', 'BOR'));
    table.goTo('debrief');
    expect(standingDecisions(table.state, 'ALB').map(({ type }) => type)).not.toContain('wall');
  });
});
