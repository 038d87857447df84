import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { keptShares, localDrive } from '../../../../shared/economics/segmentation/officials/localBudget.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { LOCAL_DRIVE } from '../../../../shared/content/provinces/provinceConstants.ts';
import { expectNear } from '../expectNear.ts';
import { base, HUNDREDTH, ids, market, solvedMarket, TENTH } from '../provinces.ts';

describe('local drive', () => {
  const equilibrium = solvedMarket(noSegmentedShock(base));
  const kept = (rule: 'contracting' | 'sharing'): Float64Array =>
    keptShares(base, market.politics, rule, equilibrium);

  it('stands still where the rules and the economy do', () => {
    expect([...localDrive(kept('sharing'), kept('sharing'), LOCAL_DRIVE)]).toEqual(ids.map(() => 0));
  });

  it('adds 0.3 per cent for each ten points kept', () => {
    const [drive] = localDrive(Float64Array.of(0.6), Float64Array.of(0.5), LOCAL_DRIVE);
    expect(drive).toBeCloseTo(0.003, 15);
  });

  it('is what contracting gave and tax sharing took: 27 points of the nation’s taxes', () => {
    const taxes = ids.map((_, n) =>
      market.politics.taxRates.reduce(
        (sum, rate, j) => sum + rate * at(equilibrium.valueAddedBySector, n * base.J + j),
        0,
      ),
    );
    const all = taxes.reduce((sum, tax) => sum + tax, 0);
    const mean = (shares: Float64Array): number =>
      taxes.reduce((sum, tax, n) => sum + (tax * at(shares, n)) / all, 0);
    expectNear(mean(kept('contracting')), 0.78, HUNDREDTH);
    expectNear(mean(kept('sharing')), 0.51, HUNDREDTH);
    const gained = localDrive(kept('contracting'), kept('sharing'), LOCAL_DRIVE);
    expectNear(100 * mean(gained), 0.8, TENTH);
  });

  it('rises where services, which keep most, take the place of factories', () => {
    const output = equilibrium.valueAddedBySector.map((value, nj) =>
      nj % base.J === 4 ? 1.2 * value : value,
    );
    const now = keptShares(base, market.politics, 'sharing', { valueAddedBySector: output });
    expect(Math.min(...localDrive(now, kept('sharing'), LOCAL_DRIVE))).toBeGreaterThan(0);
  });
});
