import { describe, expect, it } from 'vitest';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import {
  type Payment,
  exclusionThreshold,
  raiseWall,
  restoreBetween,
  transferOf,
} from '../../../../shared/economics/segmentation/pacts/pactStakes.ts';
import {
  pactStakes,
  type PactStakes,
  type PactTerms,
} from '#shared/economics/segmentation/pacts/pactStakes.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  RULES_OF_1997,
  withReforms,
} from '#shared/content/provinces/reforms.ts';
import { expectAllNear, expectNear } from '../expectNear.ts';
import { base, dialsOf1997, HUNDREDTH, ids, indexOf, market, TENTH } from '../provinces.ts';
import { results } from '../results.ts';

const DELTA = ['SH', 'JS', 'ZJ'] as const;
/** Where the source subtracts scores that it has rounded to tenths. */
const OF_ROUNDED = 2 * TENTH;

const INSTITUTIONS: Readonly<Record<keyof typeof results.pacts, Institution>> = {
  rulesOf1997: RULES_OF_1997,
  evaluationOnly: withReforms(RULES_OF_1987, REFORM_PACKAGES.evaluationOnly),
  transfersSeparationLaw: withReforms(RULES_OF_1987, REFORM_PACKAGES.transfersSeparationLaw),
};

function inTenths(score: number): number {
  return Math.round(10 * score) / 10;
}

function stakesOf(institution: Institution, terms: PactTerms): PactStakes {
  const stakes = pactStakes(market, institution, stateAt(market, dialsOf1997), terms);
  if (!stakes.ok) throw new Error(stakes.error.code);
  return stakes.value;
}

const CASES = (['rulesOf1997', 'evaluationOnly', 'transfersSeparationLaw'] as const).flatMap((institution) =>
  Object.entries(results.pacts[institution]).map(([members, known]) => ({ institution, members, known })),
);

describe.each(CASES)('$members under $institution', ({ institution, members, known }) => {
  const terms = { members: members.split('+').map(indexOf), cheatingLevels: [1, 2, 3, 4] };
  const stakes = stakesOf(INSTITUTIONS[institution], terms);

  it('has the known scores in, out, cheating and shut out', () => {
    for (const { region, noPact, pact, cheat, cheatingLevel, expelled } of stakes.members) {
      const row = known.members[ids[region] ?? ''] ?? [];
      [noPact, pact, cheat, cheatingLevel, expelled].forEach((value, column) =>
        expectNear(value, row[column], TENTH),
      );
    }
    expect(stakes.members.map(({ region }) => ids[region])).toEqual(Object.keys(known.members));
    expectNear(stakes.outsiders, known.outsiders, TENTH);
    expectNear(stakes.realIncome, known.realIncome, HUNDREDTH);
  });

  it('has the known smallest deposit, and the patience that the scores imply', () => {
    expectNear(stakes.smallestDeposit, known.smallestDeposit, OF_ROUNDED);
    for (const { region, pact, cheat, expelled, patience } of stakes.members) {
      const printed = known.patience[ids[region] ?? ''];
      // The source divides scores that it has rounded to tenths.
      const rounded = { pact: inTenths(pact), cheat: inTenths(cheat), expelled: inTenths(expelled) };
      expectNear(exclusionThreshold(rounded) ?? NaN, printed, HUNDREDTH);
      expectNear(patience ?? NaN, printed, 2 * HUNDREDTH);
    }
  });
});

describe('the Delta', () => {
  const [sh, js, zj] = DELTA.map(indexOf) as [number, number, number];
  const paid = (amount: number): Payment[] =>
    amount === 0 ? [] : [sh, zj].map((from) => ({ from, to: js, amount: amount / 2 }));
  const deltaPaying = (amount: number): PactStakes =>
    stakesOf(RULES_OF_1997, { members: [sh, js, zj], payments: paid(amount) });

  it.each(results.compensation)(
    'paying Jiangsu %d brings its members the known scores',
    (amount, ...scores) => {
      expectAllNear(
        deltaPaying(amount).members.map(({ pact }) => pact),
        scores,
        TENTH,
      );
    },
  );

  it('leaves all three better off than without a pact when it pays 60, and not when it pays nothing', () => {
    expect(deltaPaying(60).members.every(({ pact, noPact }) => pact > noPact)).toBe(true);
    expect(deltaPaying(0).members.map(({ pact, noPact }) => pact > noPact)).toEqual([true, false, true]);
  });

  it('tempts every member by the known gains, and needs a deposit just above the 11.4 of the rounded scores', () => {
    const { members, smallestDeposit } = deltaPaying(0);
    expectAllNear(
      members.map(({ cheat, pact }) => cheat - pact),
      [4.7, 11.4, 6.5],
      OF_ROUNDED,
    );
    expectNear(smallestDeposit, 11.45, HUNDREDTH);
  });

  it('is held together by exclusion if the future counts, but for Jiangsu only once it is paid', () => {
    const thresholds = deltaPaying(0).members.map(({ patience }) => patience ?? NaN);
    expectAllNear(thresholds, [0.27, 1.78, 0.33], 2 * HUNDREDTH);
    const whenPaid = deltaPaying(60).members.map(({ patience }) => patience ?? NaN);
    expect(whenPaid.every((value) => value < 1)).toBe(true);
  });

  it('tempts less where reforms have taken tools away', () => {
    const institution = INSTITUTIONS.transfersSeparationLaw;
    const members = [sh, js, zj];
    const levels = stakesOf(institution, { members }).members.map(({ cheatingLevel }) => cheatingLevel);
    expect(Math.max(...levels)).toBe(2);
  });
});

describe('patience', () => {
  it('is what makes a stream of pacts worth as much as a cheat and what follows', () => {
    for (const detectionChance of [1, 0.6, 0.2]) {
      const [pact, cheat, expelled] = [60, 68, 49];
      const delta = exclusionThreshold({ pact, cheat, expelled }, detectionChance) ?? NaN;
      // V = c + δ (q e/(1−δ) + (1−q) V)
      const shutOut = expelled / (1 - delta);
      const cheating = (cheat + delta * detectionChance * shutOut) / (1 - delta * (1 - detectionChance));
      expect(cheating).toBeCloseTo(pact / (1 - delta), 9);
    }
  });

  it('must be greater the less likely a cheat is seen', () => {
    const temptation = { pact: 60, cheat: 68, expelled: 49 };
    const chances = [1, 0.8, 0.6, 0.4].map((chance) => exclusionThreshold(temptation, chance) ?? NaN);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
  });

  it('is not asked of who gains nothing, and helps nobody whom a pact does not serve', () => {
    expect(exclusionThreshold({ pact: 60, cheat: 59, expelled: 50 })).toBeUndefined();
    expect(exclusionThreshold({ pact: 44, cheat: 55, expelled: 49 })).toBeGreaterThan(1);
    expect(exclusionThreshold({ pact: 44, cheat: 55, expelled: 55 })).toBe(Infinity);
  });
});

describe('barriers around a pact', () => {
  const members = DELTA.map(indexOf);
  const [region = NaN, ...others] = members;
  const { barrier } = stateAt(market, dialsOf1997, { pacts: [members] }).shock;

  it('are as before where one is shut out, and nowhere else', () => {
    const apart = stateAt(market, dialsOf1997).shock.barrier;
    const restored = restoreBetween(base, barrier, region, { others, source: apart });
    const [a = NaN, b = NaN] = others;
    expect(restored).toEqual(stateAt(market, dialsOf1997, { pacts: [[a, b]] }).shock.barrier);
  });

  it('stop finished goods alone where one cheats', () => {
    const raised = raiseWall(base, barrier, region, { sellers: members, height: 0.2 });
    const changed = [...raised].flatMap((value, cell) => (value === barrier[cell] ? [] : [cell % base.J]));
    expect(changed).toEqual([2, 3, 2, 3]);
  });

  it('leave payments that sum to zero', () => {
    const transfer = transferOf(base.N, [
      { from: 0, to: 1, amount: 30 },
      { from: 2, to: 1, amount: 10 },
    ]);
    expect([...transfer.subarray(0, 3)]).toEqual([-30, 40, -10]);
  });
});
