import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { openBetween } from '#shared/economics/segmentation/barriers.ts';
import { officialScores } from '#shared/economics/segmentation/officials/officialScore.ts';
import { largestGap } from '../largestGap.ts';
import {
  base,
  borderEffectOf,
  dialsOf1997,
  ids,
  indexOf,
  market,
  players,
  readProvinceVector,
  shockOf,
  solvedMarket,
  VECTOR_NAMES,
} from './provinces.ts';

/** Made by a reference program and checked by a second: 1e-6 relative, scores 1e-4 points. */
describe.each(VECTOR_NAMES)('province vector %s', (name) => {
  const { input, expected } = readProvinceVector(name);
  const dials = {
    wall: ids.map((id, n) => input.wall?.[id] ?? dialsOf1997.wall[n] ?? NaN),
    block: ids.map((id, n) => input.block?.[id] ?? dialsOf1997.block[n] ?? NaN),
  };
  const blocs = (input.blocs ?? []).map((members) => members.map(indexOf));
  const walls = shockOf(dials);
  const shock = {
    ...walls,
    barrier: blocs.reduce((barrier, members) => openBetween(base, barrier, members), walls.barrier),
    transfer: Float64Array.from(ids, (id) => input.transfers?.[id] ?? 0),
  };
  const equilibrium = solvedMarket(shock);
  const { N, J } = base;

  it.each([
    ['wage', equilibrium.wage],
    ['real_income', equilibrium.welfare],
    ['rent', equilibrium.rent],
    ['price_index', equilibrium.priceIndex],
    ['own_share_LI', ids.map((_, n) => at(equilibrium.share, (n * (N + 1) + n) * J + 2))],
  ] as const)('has the expected %s', (field, actual) => {
    expect(
      largestGap(
        actual,
        ids.map((id) => expected[field][id] ?? NaN),
      ),
    ).toBeLessThan(1e-9);
  });

  it('has the expected value added, national income and border effect', () => {
    const valueAdded = ids.flatMap((id) => expected.value_added[id] ?? []);
    expect(largestGap(equilibrium.valueAddedBySector, valueAdded)).toBeLessThan(1e-9);
    expect(Math.abs(equilibrium.nationalIncome - expected.nation_real_income)).toBeLessThan(1e-9);
    expect(Math.abs(borderEffectOf(equilibrium) - expected.border_effect)).toBeLessThan(1e-8);
  });

  it('has the expected score of every official, part by part', () => {
    const { fisc, eq, weights, law, sep, fee } = input.institution;
    const institution = {
      fiscalRule: fisc === 'contract' ? ('contracting' as const) : fisc,
      equalisation: eq,
      evaluation: weights === 'old' ? ('growth' as const) : ('broad' as const),
      law,
      isSeparated: sep === 1,
      feesAreTaxes: fee === 1,
    };
    const conduct = { equilibrium, transfer: shock.transfer, ...dials };
    const scores = officialScores(base, market.politics, institution, conduct);
    players.forEach((n, place) => {
      const want = expected.score[ids[n] ?? ''];
      const score = scores[place];
      if (want === undefined || score === undefined) throw new Error('no score');
      const parts = [score.tournament, score.budget, score.jobs, score.welfare, score.compliance];
      expect(largestGap(parts, [want.tour, want.fisc, want.jobs, want.welf, want.comp])).toBeLessThan(1e-9);
      expect(largestGap([score.sanction, score.total], [want.sanc, want.total])).toBeLessThan(1e-9);
    });
  });
});
