import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { promotionHope } from '../sight/promotionHope.ts';
import { sightOf } from '../sight/sightOf.ts';

/**
 * A gain as a rival for the same few posts sees it: what the other parties gain more in the mean counts against it. A contest for promotion makes even what
 * pays all unattractive to those whom it pays less (Zhou 2004).
 */
export function amongRivals(gains: PactOutlook['gains'], economy: EconomyId, envy: number): number {
  const own = must(gains[economy], economy);
  const others = Object.entries(gains).filter(([seat]) => seat !== economy);
  const mean = others.reduce((sum, [, gain]) => sum + gain, 0) / others.length;
  return own - envy * Math.max(0, mean - own);
}

export type PactOutlook = {
  /** Career points a round that each party gains while all keep their word, the hope of promotion with them. */
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
  const scoreIn = (round: ForecastRound, seat: EconomyId): number =>
    must(round.provinces[seat], seat).score + promotionHope(view, round, seat);
  return {
    gains: fromKeys(draft.parties, (seat) => scoreIn(kept.value, seat) - scoreIn(without.value, seat)),
    without: without.value,
    kept: kept.value,
  };
}
