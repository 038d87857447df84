import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { COMPETITION_GAIN, SPECIALIZATION_SHIFT } from '../../../../shared/content/moduleConstants.ts';
import { initialBudget } from '../../../../shared/rules/modules/budget.ts';
import { economyPlace } from '../../../../shared/rules/law/lawInForce.ts';
import { aMovingRound, deepen, economyOf, moveOn, stateOf } from './aMovingRound.ts';

describe('growProductivity', () => {
  it('gives half of what competition teaches at once and half a round later, and once only', () => {
    const round = aMovingRound('quartet').area('ALB', 'BOR');
    const free = round.state.agreements;
    const first = stateOf(moveOn(round));
    const place = first.widestOpening.indexOf(Math.max(...first.widestOpening));
    const gain = COMPETITION_GAIN * (first.widestOpening[place] ?? NaN);
    expect(gain).toBeGreaterThan(0.001);
    expect(first.pendingCompetition[place]).toBeCloseTo(gain / 2, 8);
    // Back behind walls, what is pending still comes; nothing is learnt from closing, or from opening as far again.
    round.with({ agreements: {} });
    const second = stateOf(moveOn(round));
    expect(second.pendingCompetition[place]).toBe(0);
    expect(second.widestOpening[place]).toBe(first.widestOpening[place]);
    round.with({ agreements: free });
    const third = stateOf(moveOn(round));
    expect(third.pendingCompetition[place]).toBeLessThan(gain / 10);
  });

  it('pays for research, and shares it in a common market', () => {
    const round = deepen(aMovingRound(), 4, 'KOR', 'JPN');
    const budget = initialBudget(round.scenario);
    const spending = { research: 6, adjustment: 0 };
    const sealedPolicies = { KOR: { type: 'wallVote', rates: {}, spending } } as const;
    const settings = { ...round.state.settings, modules: ['dynamics', 'budget'] } as const;
    const outcome = round.with({ settings, budget, sealedPolicies }).settle();
    const korea = economyOf(outcome, 'KOR').productivity.research;
    // Six points of .2 per cent of income at a yield of a tenth.
    expect(korea).toBeCloseTo(0.0012, 12);
    expect(economyOf(outcome, 'JPN').productivity.research).toBeCloseTo(korea / 5, 12);
    expect(economyOf(outcome, 'USA').productivity.research).toBe(0);
  });

  it('remembers what an agreed specialization teaches, by the scale of the sector', () => {
    const round = aMovingRound().area('KOR', 'JPN');
    const area = must(Object.values(round.state.agreements).at(-1), 'the area');
    const between = [
      { party: 'KOR', keeps: 'ELE' },
      { party: 'JPN', keeps: 'MAC' },
    ] as const;
    const terms = { specializations: [{ between: [between[0], between[1]], sinceRound: 1 }] };
    round.with({ agreements: { ...round.state.agreements, [area.id]: { ...area, terms } } });
    const plain = stateOf(aMovingRound().area('KOR', 'JPN').settle());
    const outcome = round.settle();
    const { J, psi } = round.scenario.base;
    const electronics = round.scenario.sectors.findIndex(({ id }) => id === 'ELE');
    const nj = economyPlace(round.scenario, 'KOR') * J + electronics;
    const learnt = Math.log((stateOf(outcome).productivity[nj] ?? NaN) / (plain.productivity[nj] ?? NaN));
    expect(learnt).toBeCloseTo((psi[electronics] ?? NaN) * SPECIALIZATION_SHIFT, 3);
    expect(economyOf(outcome, 'KOR').productivity.specialization).not.toBe(0);
    expect(economyOf(outcome, 'USA').productivity.specialization).toBe(0);
  });
});
