/**
 * What a draft would mean to everybody if it were law in this round and all else stood: with it and without it, and what each member
 * would gain by breaking it alone. Before what drafting costs.
 */
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { proposalId, type EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { enactPacts } from '../state/provinceStates.ts';
import { pactLaw } from '../pacts/pactLaw.ts';
import { provinceOf } from '../state/provincesOf.ts';
import { createForecaster, type ForecastRound } from './forecastMeasures.ts';

export type PactForecast = {
  readonly without: ForecastRound;
  /** All members keep it. */
  readonly kept: ForecastRound;
  /** Points of the round's score that a member gains behind its present dials, before a deposit; below 0: nothing tempts it. */
  readonly temptations: Readonly<Record<EconomyId, number>>;
  /** The deposit that deters all of them in this round, in whole points. */
  readonly deterringDeposit: number;
};

/** `view` may be redacted; the draft must be lawful. */
export function forecastPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft,
): Result<PactForecast, ConvergenceFailure> {
  const law = pactLaw(view, { id: proposalId(view.counters.proposal), ...draft });
  const pact = must(law.pacts?.[0], 'a pact');
  const agreed = enactPacts(view, law);
  const [first = ''] = pact.members;
  const without = forecastOf(scenario, view, first, {});
  if (!without.ok) return without;
  let kept: ForecastRound | undefined;
  const temptations: Record<EconomyId, number> = {};
  for (const member of pact.members) {
    const broken = forecastOf(scenario, agreed, member, { breaks: [pact.id] });
    if (!broken.ok) return broken;
    const { before, after } = broken.value;
    kept ??= before;
    temptations[member] = pointsOf(after, member) - pointsOf(before, member);
  }
  return ok({
    without: without.value.before,
    kept: must(kept, 'a member'),
    temptations,
    deterringDeposit: Math.ceil(Math.max(0, ...Object.values(temptations))),
  });
}

function forecastOf(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  economy: EconomyId,
  change: Pick<Measures, 'breaks'>,
): Result<{ readonly before: ForecastRound; readonly after: ForecastRound }, ConvergenceFailure> {
  const { wall, block } = provinceOf(state, economy);
  const forecaster = createForecaster(scenario, state, economy);
  return forecaster.ok ? forecaster.value({ wall, block, ...change }) : forecaster;
}

/** Of the round, with no deposit taken from it. */
function pointsOf({ provinces }: ForecastRound, economy: EconomyId): number {
  const { score, lumps } = must(provinces[economy], economy);
  return score - lumps.deposits;
}
