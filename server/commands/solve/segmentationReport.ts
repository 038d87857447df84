/** The solved market of the provinces in the words and shapes of the test vectors, ready for JSON. */
import { at } from '#shared/economics/at.ts';
import { tariffEquivalent } from '#shared/economics/segmentation/borderEffect.ts';
import type { OfficialScore } from '#shared/economics/segmentation/officials/officialScore.ts';
import { reportMarket } from '#shared/economics/segmentation/officials/reportMarket.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Segmentation } from './segmentationFile.ts';

const TOLERANCE = 1e-12;

export function segmentationReport({
  market,
  provinces,
  institution,
  state,
}: Segmentation): Result<Record<string, unknown>, ConvergenceFailure> {
  const report = reportMarket(market, institution, state, { tolerance: TOLERANCE });
  if (!report.ok) return report;
  const { equilibrium, scores, borderEffect } = report.value;
  const { regions, sectors, model } = provinces;
  const { N, J } = market.base;
  const byRegion = <T>(valueOf: (n: number) => T): Record<string, T> =>
    Object.fromEntries(regions.map(({ id }, n) => [id, valueOf(n)]));
  const light = sectors.findIndex(({ id }) => id === 'LI');
  return ok({
    wage: byRegion((n) => at(equilibrium.wage, n)),
    real_income: byRegion((n) => at(equilibrium.welfare, n)),
    rent: byRegion((n) => at(equilibrium.rent, n)),
    price_index: byRegion((n) => at(equilibrium.priceIndex, n)),
    value_added: byRegion((n) => [...equilibrium.valueAddedBySector.subarray(n * J, (n + 1) * J)]),
    own_share_LI: byRegion((n) => at(equilibrium.share, (n * (N + 1) + n) * J + light)),
    nation_real_income: equilibrium.nationalIncome,
    border_effect: borderEffect,
    border_effect_tariff: tariffEquivalent(borderEffect, model.tradeElasticity),
    score: Object.fromEntries(
      market.politics.players.map((n, place) => [regions[n]?.id ?? '', inWordsOfVectors(scores[place])]),
    ),
    sweeps: equilibrium.sweeps,
    residual: equilibrium.residual,
  });
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
