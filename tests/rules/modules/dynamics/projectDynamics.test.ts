import { describe, expect, it } from 'vitest';
import { type AgreementLimits, FORMER_LESSON_LIMITS, PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { forecastOverRounds } from '#shared/rules/forecast/forecastOverRounds.ts';
import { advanceTimetables } from '../../../../shared/rules/law/terms.ts';
import { initialBudget } from '../../../../shared/rules/modules/budget.ts';
import {
  projectDynamics,
  type ProjectedRound,
} from '../../../../shared/rules/forecast/forecastOverRounds.ts';
import { placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';
import { aMovingRound, deepen, moveOn } from './aMovingRound.ts';

function projected(round: Round, rounds: number): readonly ProjectedRound[] {
  const result = projectDynamics(round.scenario, round.state, { rounds, tolerance: 1e-9 });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function expectSettledAsProjected(round: Round, settle: (round: Round) => ReturnType<Round['next']>): void {
  for (const { law, solved } of projected(round, 4)) {
    expect(law.round).toBe(round.state.round);
    const { report } = settle(round);
    placesOf(round.scenario).ids.forEach((economy, n) => {
      const told = must(report.economies[economy], economy).welfare;
      expect(Math.abs(told - (solved.equilibrium.welfarePerHead[n] ?? NaN)), economy).toBeLessThan(2e-6);
    });
  }
}

describe('projectDynamics', () => {
  it('foresees the settlements to come where nobody decides anything more', () => {
    expectSettledAsProjected(deepen(aMovingRound(), 4, 'USA', 'CAN', 'MEX'), moveOn);
    expectSettledAsProjected(aMovingRound().area('GBR', 'EUR').wall(500, 'JPN'), moveOn);
  });

  it('foresees border costs alone where the module is off', () => {
    expectSettledAsProjected(aRound('world').area('USA', 'CAN', 'MEX'), (round) => round.next());
  });

  it('foresees cuts that arrive in steps', () => {
    const among = ['USA', 'CAN'];
    const round = aRound('world').law(
      among,
      { type: 'freeTradeArea', among, exceptions: [] },
      { type: 'phaseIn', rounds: 3 },
    );
    expectSettledAsProjected(round, (each) => {
      const outcome = each.next();
      each.with({ agreements: advanceTimetables(each.state.agreements, each.state.round) });
      return outcome;
    });
  });

  it('lets lapse what holds for some rounds only', () => {
    const [, forTwoRounds] = FORMER_LESSON_LIMITS;
    const heldUnder = (agreementLimits: AgreementLimits): number[] => {
      const round = aRound('quartet').area('ALB', 'DUN');
      const settings = { ...round.state.settings, agreementLimits };
      return projected(round.with({ settings }), 3).map(({ law }) => Object.keys(law.agreements).length);
    };
    expect(heldUnder(forTwoRounds)).toEqual([1, 1, 0]);
    expect(heldUnder(PRESETS.firstLesson.agreementLimits)).toEqual([1, 0, 0]);
  });

  it('lets leavers leave', () => {
    const round = aRound('world').area('USA', 'CAN');
    const area = must(Object.values(round.state.agreements).at(-1), 'the area');
    const notices = [{ by: 'CAN', outInRound: 2 }];
    round.with({ agreements: { ...round.state.agreements, [area.id]: { ...area, notices } } });
    const [now, later] = projected(round, 2);
    expect(now?.law.agreements[area.id]).toBeDefined();
    expect(later?.law.agreements[area.id]).toBeUndefined();
  });

  it('counts research that is paid for once', () => {
    const round = aMovingRound();
    const budget = { ...initialBudget(round.scenario), research: { KOR: 6 } };
    const settings = { ...round.state.settings, modules: ['dynamics', 'budget'] } as const;
    const [, second, third] = projected(round.with({ settings, budget }), 3);
    expect(second?.law.budget?.research).toEqual({});
    const korea = 8 * 6;
    const hats = [second, third].map((each) => each?.law.dynamics?.productivity[korea] ?? NaN);
    expect(hats[0]).toBeCloseTo(Math.exp(0.0012), 8);
    expect(hats[1]).toBeCloseTo(hats[0] ?? NaN, 5);
  });

  it('tells a treaty round by round against doing without it', () => {
    const round = aMovingRound();
    const without = round.state;
    const { state } = round.area('USA', 'CAN', 'MEX');
    const result = forecastOverRounds(round.scenario, { without, with: state }, { rounds: 3 });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.map((each) => each.round)).toEqual([1, 2, 3]);
    const mexico = result.value.map(({ logChange }) => logChange['MEX'] ?? NaN);
    expect(mexico).toEqual(mexico.toSorted((a, b) => a - b));
    const { report } = round.settle();
    expect(mexico[0]).toBeCloseTo(must(report.economies['MEX'], 'Mexico').logChange, 6);
  });

  it('gives a failure of the model back as a value', () => {
    const round = aMovingRound();
    const dynamics = { ...must(round.state.dynamics, 'dynamics'), labour: Array<number>(13).fill(NaN) };
    const result = projectDynamics(round.scenario, { ...round.state, dynamics }, { rounds: 2 });
    expect(result).toMatchObject({ ok: false, error: { code: 'equilibrium/not-finite' } });
  });
});
