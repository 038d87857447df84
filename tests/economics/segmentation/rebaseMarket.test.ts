import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { borderEffect } from '#shared/economics/segmentation/borderEffect.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import { rebaseMarket } from '../../../shared/economics/segmentation/marketState.ts';
import { noSegmentedShock, segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import { levelsEverywhere, type SegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { largestGap } from '../largestGap.ts';
import { base, borderEffectOf, ids, market, players, solvedMarket } from './provinces.ts';

const lower = levelsEverywhere(market, 1, 1);
const rebased = rebaseMarket(market, lower, { tolerance: 1e-13 });
if (!rebased.ok) throw new Error(rebased.error.code);
const there: SegmentedMarket = rebased.value;

function solvedThere(wall: number, block: number): SegmentedEquilibrium {
  const { shock } = stateAt(there, levelsEverywhere(there, wall, block));
  const solved = solveSegmented(there.base, shock, { tolerance: 1e-12 });
  if (!solved.ok) throw new Error(solved.error.code);
  return solved.value;
}

describe('another state made the base', () => {
  it('is at rest', () => {
    const solved = solveSegmented(there.base, noSegmentedShock(there.base), { tolerance: 1e-12 });
    expect(
      solved.ok &&
        largestGap(
          solved.value.welfare,
          Float64Array.from(ids, () => 1),
        ),
    ).toBeLessThan(1e-10);
    expect(there.start).toBe(lower);
  });

  it('leads to the same place as the way from the old base', () => {
    const direct = solvedMarket(stateAt(market, levelsEverywhere(market, 3, 2)).shock);
    const first = solvedMarket(stateAt(market, lower).shock);
    const second = solvedThere(3, 2);
    const product = second.welfare.map((hat, n) => hat * at(first.welfare, n));
    expect(largestGap(product, direct.welfare)).toBeLessThan(1e-9);
    expect(largestGap(second.output, direct.output)).toBeLessThan(1e-9);
    expect(largestGap(second.rent, direct.rent)).toBeLessThan(1e-8);
    const effect = borderEffect(there.base, second, there.distance, players);
    expect(effect).toBeCloseTo(borderEffectOf(direct), 7);
  });

  it('keeps incomes in their money and shares of state jobs that sum to one', () => {
    const { income } = solvedMarket(stateAt(market, lower).shock);
    expect(largestGap(segmentedIncome(there.base), income)).toBeLessThan(1e-10);
    for (const row of there.politics.jobWeights) {
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it('hands on that it could not be solved', () => {
    const failed = rebaseMarket(market, lower, { maxSweeps: 1 });
    expect(failed).toMatchObject({ ok: false, error: { code: 'equilibrium/not-converged' } });
    expect(base.rent).toEqual(market.base.rent);
  });
});
