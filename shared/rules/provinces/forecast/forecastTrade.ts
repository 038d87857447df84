/** How an envelope would move trade in goods among the provinces with a seat, all else as it is: for the map beside the numbers. */
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { goodsFlows } from '../settlement/goodsFlows.ts';
import { createSurveyor } from './surveyor.ts';

/** Flows without the envelope beside those with it, in 100 million yuan a year. */
export type TradeForecaster = (measures: Measures) => Result<readonly ProvinceFlow[], ConvergenceFailure>;

/** Flows err by far less than the hundred million in which they are told. */
const TOLERANCE = 1e-6;

/** Many forecasts of one view: a solve each, from where the last one ended. `view` may be redacted. */
export function createTradeForecaster(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
): Result<TradeForecaster, ConvergenceFailure> {
  const survey = createSurveyor(scenario, view, TOLERANCE);
  const flowsWith = (
    sealed: Readonly<Record<EconomyId, Measures>>,
  ): Result<Float64Array, ConvergenceFailure> => {
    const surveyed = survey({ sealed });
    return surveyed.ok ? ok(surveyed.value.survey.flows) : surveyed;
  };
  const before = flowsWith({});
  if (!before.ok) return before;
  const last = { flows: goodsFlows(scenario, before.value, undefined).map(asBefore) };
  return ok((measures) => {
    const after = flowsWith({ [economy]: measures });
    return after.ok ? ok(goodsFlows(scenario, after.value, last)) : after;
  });
}

function asBefore({ buyer, seller, after }: ProvinceFlow): ProvinceFlow {
  return { buyer, seller, before: after, after };
}
