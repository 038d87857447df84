import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { sightOf } from '../sight/sightOf.ts';

export type PactOutlook = {
  /** Career points a round that each party gains while all keep their word. */
  readonly gains: Readonly<Record<EconomyId, number>>;
  readonly without: ForecastRound;
  readonly kept: ForecastRound;
};

/** What a lawful draft would bring its parties each round while all else stands; undefined where the model finds nothing. */
export function pactGains(
  scenario: ProvincesScenario,
  view: GameState,
  draft: Draft,
): PactOutlook | undefined {
  const sight = sightOf(scenario, view);
  const [without, kept] = [sight.asIs(), sight.withPact(draft)];
  if (!without.ok || !kept.ok) return undefined;
  const scoreIn = ({ provinces }: ForecastRound, seat: EconomyId): number =>
    must(provinces[seat], seat).score;
  return {
    gains: fromKeys(draft.parties, (seat) => scoreIn(kept.value, seat) - scoreIn(without.value, seat)),
    without: without.value,
    kept: kept.value,
  };
}
