/** Best responses, Nash tariffs, free trade and all gradients of a game of tariffs, in the words and shapes of the test vectors. */
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { bestResponse, type BestResponse, type TariffFailure } from '#shared/economics/nash/bestResponse.ts';
import { nashTariffs, type NoNash } from '#shared/economics/nash/nashTariffs.ts';
import { createMfnSetter, type TariffSetter } from '#shared/economics/nash/tariffSetter.ts';
import { allWelfareGradients } from '#shared/economics/nash/welfareGradient.ts';
import { noShock } from '#shared/economics/noShock.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

/** Of the equilibria, max |g(z) − z|. */
const SOLVE_TOLERANCE = 1e-12;
/** Of the tariffs, in ln(1+τ). */
const TARIFF_TOLERANCE = 1e-9;

export function tariffGameReport(base: TradeBase): Result<Record<string, unknown>, TariffFailure | NoNash> {
  const setters = settersOf(base);
  const alone = respondAlone(base, setters);
  if (!alone.ok) return alone;
  const nash = nashTariffs(base, noShock(base), setters, { tolerance: TARIFF_TOLERANCE });
  if (!nash.ok) return nash;
  const open = { ...noShock(base), tariff: base.tau.map(() => 0) };
  const free = solveEquilibrium(base, open, { tolerance: SOLVE_TOLERANCE });
  if (!free.ok) return free;
  const start = solveEquilibrium(base, noShock(base), { tolerance: SOLVE_TOLERANCE });
  if (!start.ok) return start;
  const gradients = allWelfareGradients({ base, shock: noShock(base), equilibrium: start.value });
  return ok({
    unilateralTariff: alone.value.map(({ logRates }, n) => ratesBySector(base, setters[n], logRates)),
    unilateralLnW: alone.value.map(({ objective }) => objective),
    nashTariff: nash.value.logRates.map((logRates, n) => ratesBySector(base, setters[n], logRates)),
    nashW: [...nash.value.equilibrium.welfare],
    freeTradeW: [...free.value.welfare],
    gradient: gradients.map((gradient) => nested(base, gradient)),
    rounds: nash.value.rounds,
  });
}

/** What `--time` measures: the Nash tariffs at the tolerance of play. */
export function solveTariffGame(base: TradeBase): void {
  nashTariffs(base, noShock(base), settersOf(base));
}

/** Every region for itself, in the sectors of which it imports anything. */
function settersOf(base: TradeBase): TariffSetter[] {
  const { imports } = baseAccounts(base);
  return [...base.D.keys()].map((n) => {
    const sectors = [...base.theta.keys()];
    const setter = createMfnSetter(base, { members: [n], sectors });
    const levers = setter.levers.filter(({ cells }) => cells.some((cell) => at(imports, cell) > 0));
    return { ...setter, levers };
  });
}

function respondAlone(
  base: TradeBase,
  setters: readonly TariffSetter[],
): Result<readonly BestResponse[], TariffFailure> {
  const responses: BestResponse[] = [];
  for (const setter of setters) {
    const response = bestResponse(base, noShock(base), setter, { tolerance: TARIFF_TOLERANCE });
    if (!response.ok) return response;
    responses.push(response.value);
  }
  return ok(responses);
}

/** τ by sector; 0 where nothing is imported. */
function ratesBySector(base: TradeBase, setter: TariffSetter | undefined, logRates: Float64Array): number[] {
  const rates = Array.from(base.theta, () => 0);
  setter?.levers.forEach(({ sector }, lever) => {
    rates[sector] = Math.expm1(at(logRates, lever));
  });
  return rates;
}

/** [n][i][j] */
function nested({ N, J }: TradeBase, values: Float64Array): number[][][] {
  return Array.from({ length: N }, (_, n) =>
    Array.from({ length: N }, (__, i) => [...values.subarray((n * N + i) * J, (n * N + i + 1) * J)]),
  );
}
