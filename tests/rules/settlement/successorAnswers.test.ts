import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { answersTo } from '#shared/rules/forecast/policyForecasts.ts';
import { aRound, type Round } from './aRound.ts';

/** A table that has just settled its last round with these envelopes. */
function afterLastRound(round: Round, sealedPolicies: Record<string, Policy> = {}): Round {
  round.with({ round: round.state.settings.rounds, sealedPolicies });
  round.next();
  return round;
}

const raise: Policy = { type: 'wall', shiftBp: 500, apart: [] };

describe('successorAnswers', () => {
  it('meets a wall raised in the last round with the same points from each economy hit', () => {
    const { report, walls } = afterLastRound(aRound(), { ALB: raise }).settle();
    expect(report.isEpilogue).toBe(true);
    expect(report.surcharges.map(({ by, surcharge }) => [by, surcharge])).toEqual([
      ['BOR', { against: 'ALB', rateBp: 500 }],
      ['CAT', { against: 'ALB', rateBp: 500 }],
      ['DUN', { against: 'ALB', rateBp: 500 }],
    ]);
    expect(report.headlines).toContainEqual({
      key: 'headline.successors',
      params: { economy: 'ALB', economies: ['BOR', 'CAT', 'DUN'] },
    });
    expect(walls['ALB']?.mfnRateBp).toEqual({ GRA: 1700, CLO: 1700 });
    const { worldGainBn } = report;
    expect(worldGainBn).toBeLessThan(0);
    expect(report.question).toEqual({
      key: 'question.yearsLost',
      params: { lossBn: expect.closeTo(-worldGainBn, 2) },
    });
  });

  it('asks what holds a world in which hardly anything moved', () => {
    expect(afterLastRound(aRound()).settle().report.question).toEqual({
      key: 'question.yearsQuiet',
      params: {},
    });
  });

  it('leaves partners, whom the wall did not hit, out of it', () => {
    const { report } = afterLastRound(aRound().area('ALB', 'BOR'), { ALB: raise }).settle();
    expect(report.surcharges.map(({ by }) => by)).toEqual(['CAT', 'DUN']);
  });

  it('answers a surcharge of the last round, and not one that was running', () => {
    const surcharge = { against: 'DUN', rateBp: 2000 };
    const policy: Policy = { type: 'wall', shiftBp: 0, apart: [], surcharge };
    const late = afterLastRound(aRound(), { ALB: policy }).settle();
    expect(late.report.surcharges).toContainEqual({
      by: 'DUN',
      surcharge: { against: 'ALB', rateBp: 2000 },
      untilRound: 5,
    });
    const round = aRound();
    round.with({ round: 3, sealedPolicies: { ALB: policy } });
    round.next();
    expect(afterLastRound(round).settle().report.surcharges).toEqual([]);
  });

  it.each<[string, Policy]>([
    ['a rise of all goods', raise],
    [
      'a rise of one good that the average hides',
      { type: 'wall', shiftBp: 0, apart: [{ sector: 'GRA', rateBp: 1900 }] },
    ],
    ['a surcharge', { type: 'wall', shiftBp: 0, apart: [], surcharge: { against: 'DUN', rateBp: 2000 } }],
  ])('are told before an envelope of the last round is sealed as they come: %s', (_what, policy) => {
    const round = aRound().area('ALB', 'BOR');
    const choice = { economy: 'ALB', policy };
    const last = () => ({ ...round.state, round: round.state.settings.rounds });
    expect(answersTo(round.scenario, { ...last(), round: 1 }, choice)).toBeUndefined();
    const told = must(answersTo(round.scenario, last(), choice), 'answers').surcharges;
    const { report } = afterLastRound(round, { ALB: policy }).settle();
    expect(told.length).toBeGreaterThan(0);
    expect(told).toEqual(
      report.surcharges.filter(({ by }) => by !== 'ALB').map(({ by, surcharge }) => ({ by, surcharge })),
    );
  });

  it('withholds the remaining preferences of those who were left', () => {
    const round = aRound().area('ALB', 'BOR', 'DUN');
    const [area] = Object.values(round.state.agreements);
    const left = { ...must(area, 'area'), notices: [{ by: 'ALB', outInRound: 5 }] };
    round.with({ agreements: { [left.id]: left } });
    round.law(['ALB', 'BOR'], { type: 'tariffConcession', by: 'BOR', to: ['ALB'], sector: 'GRA', rateBp: 0 });
    afterLastRound(round);
    const remaining = Object.values(round.state.agreements).filter(({ id }) => id !== left.id);
    round.with({
      agreements: Object.fromEntries([
        ...remaining.map((each) => [each.id, each] as const),
        [left.id, { ...left, parties: ['BOR', 'DUN'], notices: [] }],
      ]),
    });
    const { report, settled } = round.settle();
    expect(report.withheld).toEqual([
      { by: 'BOR', to: 'ALB' },
      { by: 'DUN', to: 'ALB' },
    ]);
    const borAlbGrain = (1 * 4 + 0) * 3 + 0;
    expect(settled.tariff[borAlbGrain]).toBe(0.14);
  });

  it('keeps votes and walls as they stand', () => {
    const round = aRound().union('ALB', 'BOR').wall(1300, 'ALB', 'BOR');
    afterLastRound(round);
    round.with({ sealedPolicies: { CAT: raise } });
    const { walls, report } = round.settle();
    expect(walls['CAT']?.mfnRateBp).toEqual({ GRA: 1600, CLO: 1600 });
    expect(walls['ALB']?.mfnRateBp).toEqual({ GRA: 1300, CLO: 1300 });
    expect(report.surcharges).toEqual([]);
  });
});
