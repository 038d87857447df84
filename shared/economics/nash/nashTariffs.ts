/** Tariffs at which nobody would change theirs alone (Johnson 1953): best responses in turn until none moves. */
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import type { Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';
import { bestResponse, type BestResponse, type TariffFailure } from './bestResponse.ts';
import { inverseElasticities, withRates, type TariffSetter } from './tariffSetter.ts';

type NashOptions = {
  /** In ln(1+τ'): the largest move of a round at which to stop. */
  readonly tolerance?: number;
  readonly maxRounds?: number;
};

export type NashTariffs = {
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
  /** ln(1+τ') by setter and lever. */
  readonly logRates: readonly Float64Array[];
  readonly rounds: number;
};

export type NoNash = {
  readonly code: 'tariff/no-nash';
  readonly rounds: number;
  /** Largest move of the last round, in ln(1+τ'). */
  readonly move: number;
};

const DEFAULT_TOLERANCE = 1e-8;
/** Best responses hardly depend on others' tariffs: each round cuts the distance to a tenth or less. */
const DEFAULT_MAX_ROUNDS = 30;
/** How finely the first round answers walls that will still move, and a later one compared to the last moves. */
const FIRST_FINENESS = 1e-2;
const FINENESS_OF_MOVE = 1e-2;

/** The game of these setters from 1/θ_j; every tariff that none of them sets stands as in the shock. */
export function nashTariffs(
  base: TradeBase,
  shock: TradeShock,
  setters: readonly TariffSetter[],
  nashOptions: NashOptions = {},
): Result<NashTariffs, TariffFailure | NoNash> {
  const { tolerance = DEFAULT_TOLERANCE, maxRounds = DEFAULT_MAX_ROUNDS } = nashOptions;
  const starts = setters.map((setter) => inverseElasticities(base, setter));
  let current = setters.reduce(
    (walls, setter, place) => withRates(walls, setter, must(starts[place], 'start')),
    shock,
  );
  const responses: BestResponse[] = [];
  let last: BestResponse | undefined;
  let move = Infinity;
  for (let rounds = 1; rounds <= maxRounds; rounds++) {
    const fineness = Math.max(tolerance, Math.min(FIRST_FINENESS, move * FINENESS_OF_MOVE));
    move = 0;
    for (const [place, setter] of setters.entries()) {
      const known = responses[place];
      const start = known?.logRates ?? must(starts[place], 'start');
      const options = { ...resume(known, last), start, tolerance: fineness };
      const response = bestResponse(base, current, setter, options);
      if (!response.ok) return response;
      last = response.value;
      responses[place] = last;
      current = last.shock;
      move = Math.max(move, ...last.logRates.map((rate, lever) => Math.abs(rate - at(start, lever))));
    }
    if (last !== undefined && fineness === tolerance && move <= tolerance) {
      const logRates = responses.map((response) => response.logRates);
      return ok({ shock: current, equilibrium: last.equilibrium, logRates, rounds });
    }
  }
  return err({ code: 'tariff/no-nash', rounds: maxRounds, move });
}

/** What is kept from the setter's last climb and from whoever moved before. */
function resume(
  known: BestResponse | undefined,
  last: BestResponse | undefined,
): { inverseCurvature?: Float64Array; warmStart?: Float64Array } {
  return {
    ...(known === undefined ? {} : { inverseCurvature: known.inverseCurvature }),
    ...(last === undefined ? {} : { warmStart: last.equilibrium.warmStart }),
  };
}
