/** The solved market of the provinces in the words and shapes of the test vectors, ready for JSON. */
import { at } from '#shared/economics/at.ts';
import { borderEffect, tariffEquivalent } from '#shared/economics/segmentation/borderEffect.ts';
import { officialScores, type OfficialScore } from '#shared/economics/segmentation/officialScore.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Segmentation } from './segmentationFile.ts';

const TOLERANCE = 1e-12;

export function segmentationReport(
  segmentation: Segmentation,
): Result<Record<string, unknown>, ConvergenceFailure> {
  const { base, shock, provinces } = segmentation;
  const solved = solveSegmented(base, shock, { tolerance: TOLERANCE });
  if (!solved.ok) return solved;
  const equilibrium = solved.value;
  const { regions, sectors, model } = provinces;
  const { N, J } = base;
  const byRegion = <T>(valueOf: (n: number) => T): Record<string, T> =>
    Object.fromEntries(regions.map(({ id }, n) => [id, valueOf(n)]));
  const players = playersOf(segmentation);
  const effect = borderEffect(base, equilibrium, Float64Array.from(model.distanceKm.flat()), players);
  const light = sectors.findIndex(({ id }) => id === 'LI');
  const scores = scoresOf(segmentation, equilibrium, players);
  return ok({
    wage: byRegion((n) => at(equilibrium.wage, n)),
    real_income: byRegion((n) => at(equilibrium.welfare, n)),
    rent: byRegion((n) => at(equilibrium.rent, n)),
    price_index: byRegion((n) => at(equilibrium.priceIndex, n)),
    value_added: byRegion((n) => [...equilibrium.valueAddedBySector.subarray(n * J, (n + 1) * J)]),
    own_share_LI: byRegion((n) => at(equilibrium.share, (n * (N + 1) + n) * J + light)),
    nation_real_income: equilibrium.nationalIncome,
    border_effect: effect,
    border_effect_tariff: tariffEquivalent(effect, model.tradeElasticity),
    score: Object.fromEntries(
      players.map((n, place) => [regions[n]?.id ?? '', inWordsOfVectors(scores[place])]),
    ),
    sweeps: equilibrium.sweeps,
    residual: equilibrium.residual,
  });
}

function playersOf({ provinces }: Segmentation): number[] {
  return provinces.regions.flatMap(({ playable }, n) => (playable ? [n] : []));
}

function scoresOf(
  { provinces, base, shock, institution, wall, block }: Segmentation,
  equilibrium: SegmentedEquilibrium,
  players: readonly number[],
): OfficialScore[] {
  const officials = {
    players,
    payroll: Float64Array.from(provinces.regions, ({ payroll }) => payroll),
    industry: provinces.sectors.flatMap(({ isIndustry }, j) => (isIndustry ? [j] : [])),
  };
  const conduct = { equilibrium, transfer: shock.transfer, wall, block };
  return officialScores(base, { ...provinces.politics, ...officials }, institution, conduct);
}

function inWordsOfVectors(score: OfficialScore | undefined): Record<string, number | undefined> {
  return {
    tour: score?.tournament,
    fisc: score?.budget,
    jobs: score?.jobs,
    welf: score?.welfare,
    comp: score?.compliance,
    sanc: score?.sanction,
    total: score?.total,
  };
}
