import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { WELFARE_PARTS } from '#shared/content/vocabulary.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import {
  forecastCurve,
  forecastPolicy,
  forecastTariff,
  type TariffChoice,
} from '../../../shared/rules/forecast/policyForecasts.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';
import { forecastLeavers, forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { growthByAgreements } from '../../../shared/rules/forecast/forecastOverRounds.ts';
import { judgeMandates, progressOf } from '../../../shared/rules/modules/politics/mandates.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aModuleTable } from '../../support/anEvent.ts';
import { aRound } from '../settlement/aRound.ts';

const among = ['USA', 'CAN'];
const area: Draft = { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };

describe('forecastLeavers', () => {
  it('foresees for those who are left what the notices of their partners bring', () => {
    const table = aTable({ people: 'all', rounds: 5, at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    table.goTo('negotiation', 3);
    const [agreement] = Object.values(table.state.agreements);
    table.act('BOR', { type: 'giveNotice', agreement: must(agreement, 'an agreement').id });
    const changeOf = (economy: string) => {
      const forecast = forecastLeavers(table.scenario, table.state, economy);
      if (!forecast.ok) throw new Error(forecast.error.code);
      return forecast.value.economies[economy]?.logChange ?? NaN;
    };
    const foreseen = changeOf('ALB');
    expect(foreseen).toBeLessThan(-1e-4);
    expect(changeOf('CAT')).toBeCloseTo(0, 5);
    const { state } = table.goTo('results', 4);
    expect(state.reports.at(-1)?.economies['ALB']?.logChange).toBeCloseTo(foreseen, 4);
  });
});

describe('forecastProposal', () => {
  it('foresees what the round brings if nobody else moves', () => {
    const round = aRound('world', 'highWalls');
    const forecast = forecastProposal(round.scenario, round.state, area);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { report } = round.area('USA', 'CAN').settle();
    for (const [economy, { welfare, gainBn }] of Object.entries(forecast.value.economies)) {
      const settled = must(report.economies[economy], economy);
      expect(welfare).toBeCloseTo(settled.welfare, 6);
      expect(gainBn).toBeCloseTo(settled.gainThisRoundBn, 1);
    }
  });

  it('opens in parts on demand, which sum', () => {
    const { scenario, state } = aRound('world', 'highWalls');
    const forecast = forecastProposal(scenario, state, area, { parts: true });
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { parts, logChange } = must(forecast.value.economies['CAN'], 'Canada');
    const sum = WELFARE_PARTS.reduce((total, part) => total + (parts?.[part] ?? NaN), 0);
    expect(sum).toBeCloseTo(logChange, 12);
    expect(parts?.tradeCreated).toBeGreaterThan(0);
  });

  it('looks ahead to lower border costs', () => {
    const { scenario, state } = aRound('world', 'highWalls');
    const gain = (roundsAhead: number): number => {
      const forecast = forecastProposal(scenario, state, area, { roundsAhead });
      return forecast.ok ? (forecast.value.economies['CAN']?.logChange ?? NaN) : NaN;
    };
    expect(gain(2)).toBeGreaterThan(gain(1));
  });
});

describe('forecastPolicy', () => {
  it('foresees an envelope if nobody else moves', () => {
    const round = aRound();
    const policy: Policy = {
      type: 'wall',
      shiftBp: 200,
      apart: [],
      surcharge: { against: 'DUN', rateBp: 500 },
    };
    const forecast = forecastPolicy(round.scenario, round.state, 'ALB', policy);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { report } = round.with({ sealedPolicies: { ALB: policy } }).settle();
    for (const [economy, { welfare, revenueBn }] of Object.entries(forecast.value.economies)) {
      expect(welfare).toBeCloseTo(report.economies[economy]?.welfare ?? NaN, 6);
      expect(revenueBn).toBeCloseTo(report.economies[economy]?.revenueBn ?? NaN, 5);
    }
  });

  it('shows a vote as if it carried', () => {
    const round = aRound().union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    const policy: Policy = { type: 'wallVote', rates: { GRA: 900, CLO: 900 } };
    const forecast = forecastPolicy(round.scenario, round.state, 'ALB', policy);
    if (!forecast.ok) throw new Error(forecast.error.code);
    const { report } = round.with({ sealedPolicies: { ALB: policy, BOR: policy } }).settle();
    expect(forecast.value.economies['BOR']?.welfare).toBeCloseTo(report.economies['BOR']?.welfare ?? NaN, 6);
  });
});

describe('forecastCurve', () => {
  const policy: Policy = { type: 'wall', shiftBp: 0, apart: [] };

  it('draws the fortunes of a seat along the shift of its wall', () => {
    const { scenario, state } = aRound();
    const points = [-500, 0, 500];
    const curve = forecastCurve(scenario, state, { economy: 'ALB', policy, points });
    if (!curve.ok) throw new Error(curve.error.code);
    expect(curve.value.map(({ atBp }) => atBp)).toEqual(points);
    expect(curve.value[1]?.welfare).toBeCloseTo(1, 6);
    expect(curve.value[0]?.revenueBn).not.toBeCloseTo(curve.value[2]?.revenueBn ?? NaN, 3);
    expect(curve.value[2]?.forecast.economies['DUN']?.welfare).toBeLessThan(1);
  });

  it('moves one sector, of a wall or of a vote', () => {
    const round = aRound();
    const question = { economy: 'ALB', policy, sector: 'GRA', points: [900] };
    const curve = forecastCurve(round.scenario, round.state, question);
    const same = forecastPolicy(round.scenario, round.state, 'ALB', {
      ...policy,
      apart: [{ sector: 'GRA', rateBp: 900 }],
    });
    if (!curve.ok || !same.ok) throw new Error('not solved');
    expect(curve.value[0]?.welfare).toBe(same.value.economies['ALB']?.welfare);
    round.union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    const vote: Policy = { type: 'wallVote', rates: { GRA: 1300, CLO: 1300 } };
    const inUnion = forecastCurve(round.scenario, round.state, { ...question, policy: vote });
    const shifted = forecastCurve(round.scenario, round.state, {
      economy: 'ALB',
      policy: vote,
      points: [9000],
    });
    expect(inUnion.ok && shifted.ok).toBe(true);
  });
});

describe('a tariff as one of several, where every round starts anew', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const policyAt = (round: number, people: readonly string[] | 'all' = 'all') => {
    const lesson = { scenarioId: 'quartet', opening: 'standard', preset: 'firstLesson' } as const;
    const table = aTable({ ...lesson, agreementLimits, rounds, people, at: 'negotiation' });
    table.goTo('negotiation', round);
    table.conclude(aFreeTradeArea('CAT', 'DUN'));
    return table.goTo('policy', round);
  };
  const wall = (shiftBp: number): Policy => ({ type: 'wall', shiftBp, apart: [] });
  const told = ({ scenario, state }: ReturnType<typeof policyAt>, shiftBp: number): TariffChoice =>
    must(
      forecastTariff(scenario, state, { economy: 'CAT', policy: wall(shiftBp) }, (other) =>
        aFreeTradeArea('CAT', other),
      ),
      'a forecast',
    );

  it('tells what free trade with the seat brings others in the next round, and itself at most, as the talks then tell it', () => {
    const table = policyAt(1);
    const choice = told(table, -200);
    table.act('CAT', { type: 'sealPolicy', policy: wall(-200) });
    const { scenario, state } = table.goTo('negotiation', 2);
    const own: number[] = [];
    for (const other of ['ALB', 'BOR', 'DUN']) {
      const offer = forecastProposal(scenario, state, aFreeTradeArea('CAT', other));
      if (!offer.ok) throw new Error(offer.error.code);
      const { logChange } = must(offer.value.economies[other], other);
      expect(choice.offered?.[other]).toBeCloseTo(percentOfLog(logChange), 3);
      own.push(percentOfLog(must(offer.value.economies['CAT'], 'its own').logChange));
    }
    expect(choice.offered?.['CAT']).toBeCloseTo(Math.max(...own), 3);
  });

  it('leaves a lower tariff worth less to every partner, though it may bring more at once', () => {
    const table = policyAt(1);
    const [cut, kept] = [told(table, -200), told(table, 0)];
    expect(cut.now['CAT']).toBeGreaterThan(0);
    expect(Object.values(kept.now).every((percent) => Math.abs(percent) < 1e-3)).toBe(true);
    for (const other of ['ALB', 'BOR', 'DUN'])
      expect(cut.offered?.[other]).toBeLessThan(kept.offered?.[other] ?? NaN);
  });

  it('has nothing to offer to bots that would pay a rise, and answers it in the years after', () => {
    const raised = told(policyAt(1, ['CAT']), 200);
    expect(raised.offered).toMatchObject({ ALB: undefined, BOR: undefined });
    expect(raised.offered?.['DUN']).toBeGreaterThan(0);
    const last = policyAt(rounds);
    expect(told(last, 200).offered).toBeUndefined();
    expect(told(last, 0).after?.['CAT']).toBeCloseTo(0, 3);
    expect(told(last, 200).after?.['CAT']).toBeLessThan(told(last, 200).now['CAT'] ?? NaN);
  });
});

describe('the secret task under a tariff of the last round', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  it.each([-200, 0, 200])('comes out as the game then judges it, moved by %i', (shiftBp) => {
    const lesson = { scenarioId: 'quartet', opening: 'standard', preset: 'firstLesson' } as const;
    const table = aTable({ ...lesson, agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.goTo('negotiation', rounds);
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    const { scenario, state } = table.goTo('policy', rounds);
    const policy: Policy = { type: 'wall', shiftBp, apart: [] };
    const areaWith = (other: string): Draft => aFreeTradeArea('BOR', other);
    const task = must(forecastTariff(scenario, state, { economy: 'BOR', policy }, areaWith)?.task, 'a task');
    table.act('BOR', { type: 'sealPolicy', policy });
    table.goTo('results', rounds);
    const judged = must(judgeMandates(scenario, table.state)['BOR']?.[0], 'a task');
    expect(task).toMatchObject({ id: judged.id, met: judged.met });
    const shown = judged.kind === 'counterBloc' ? undefined : task.now;
    if (shown !== undefined)
      expect(shown).toBeCloseTo(
        progressOf({ scenario, state: table.state, economy: 'BOR' }, judged) ?? NaN,
        3,
      );
  });
});

describe('what agreements make grow', () => {
  const log = ({ state }: ReturnType<typeof aModuleTable>, economy: string): number => {
    const steps = growthByAgreements(aScenario('world'), state, economy);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    if (!step.value.ok) throw new Error(step.value.error.code);
    return step.value.value.reduce((sum, each) => sum + each.log, 0);
  };

  it('is all the growth of the next round where nothing else was ever decided', () => {
    const table = aModuleTable(['dynamics'], { people: 'all', at: 'negotiation' });
    expect(log(table, 'KOR')).toBe(0);
    const among = ['CHN', 'KOR'];
    table.conclude({ parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] });
    table.goTo('policy');
    const foretold = log(table, 'KOR');
    expect(foretold).toBeGreaterThan(0.001);
    expect(log(table, 'USA')).toBe(0);
    table.goTo('results');
    table.goTo('negotiation');
    table.goTo('results');
    const causes = table.state.reports.at(-1)?.causes ?? [];
    const growth = causes.find(({ kind }) => kind === 'growth')?.logChange.KOR;
    expect(foretold).toBeCloseTo(growth ?? Number.NaN, 4);
  });
});
