import { fromKeys } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { ConvergenceFailure, WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import { pairLevel } from '../agreements/pairLevel.ts';
import type { LawInForce } from '../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import { welfareParts } from '../settlement/welfareParts.ts';
import type { EconomyForecast, Forecast, ForecastOptions } from './forecast.ts';
import { forecastFlows } from './forecastFlows.ts';
import { solveLaw, solveStandingLaw, type SolvedLaw } from './solveLaw.ts';

export type LawComparison = { readonly without: LawInForce; readonly with: LawInForce };

/** What a change of law does to everybody, everything else unchanged. */
export function compareLaws(
  scenario: Scenario,
  laws: LawComparison,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  const { parts = false, flows = false, tolerance, roundsAhead } = options;
  const ahead = roundsAhead === undefined ? {} : { roundsAhead };
  const before = solveStandingLaw(scenario, { ...laws.without, ...ahead }, tolerance);
  if (!before.ok) return before;
  const after = solveLaw(
    scenario,
    { ...laws.with, ...ahead },
    {
      warmStart: before.value.equilibrium.warmStart,
      ...(tolerance === undefined ? {} : { tolerance }),
    },
  );
  if (!after.ok) return after;
  const figures = forecastFigures(scenario, before.value, after.value);
  const moved = flows ? { flows: forecastFlows(scenario, { before: before.value, after: after.value }) } : {};
  if (!parts) return ok({ economies: figures, ...moved });
  const decomposition = decomposeWelfare(scenario.base, before.value.shock, after.value.shock, {
    tolerance: PARTS_TOLERANCE,
  });
  if (!decomposition.ok) return decomposition;
  return ok({ economies: withParts(scenario, laws, figures, decomposition.value), ...moved });
}

/** Slopes along the path are differences of equilibria: these must be tighter than what is shown. */
const PARTS_TOLERANCE = 1e-8;

function forecastFigures(
  scenario: Scenario,
  before: SolvedLaw,
  after: SolvedLaw,
): Record<EconomyId, EconomyForecast> {
  const { income } = baseAccounts(scenario.base);
  return fromKeys(placesOf(scenario).ids, (economy) => {
    const n = economyPlace(scenario, economy);
    const welfare = at(after.equilibrium.welfarePerHead, n);
    const welfareBefore = at(before.equilibrium.welfarePerHead, n);
    return {
      welfare,
      logChange: Math.log(welfare / welfareBefore),
      gainBn: at(income, n) * (welfare - welfareBefore),
      revenueBn: at(after.equilibrium.revenue, n) + at(after.equilibrium.pooledTransfer, n),
      revenueBeforeBn: at(before.equilibrium.revenue, n) + at(before.equilibrium.pooledTransfer, n),
    };
  });
}

function withParts(
  scenario: Scenario,
  laws: LawComparison,
  figures: Readonly<Record<EconomyId, EconomyForecast>>,
  decomposition: WelfareDecomposition,
): Record<EconomyId, EconomyForecast> {
  const { ids } = placesOf(scenario);
  const arePartners = (a: EconomyId, b: EconomyId): boolean =>
    pairLevel(laws.with.agreements, a, b) > 0 || pairLevel(laws.without.agreements, a, b) > 0;
  const withPartsOf = (economy: EconomyId, figure: EconomyForecast): EconomyForecast => ({
    ...figure,
    ...welfareParts(decomposition, {
      ids,
      economy,
      isPartner: (partner) => arePartners(economy, partner),
    }),
  });
  return Object.fromEntries(
    Object.entries(figures).map(([economy, figure]) => [economy, withPartsOf(economy, figure)]),
  );
}
