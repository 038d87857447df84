import { MEETING_ROUNDS, PROMOTED, PROMOTION_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Points of the tournament that make a leader e times as likely to be promoted: what a term may still change. */
const SPREAD = 10;

/** Points of a round that the next promotion meeting is worth: its award over its term, by the chance to be among the best. */
export function promotionHope(
  { settings, round }: Pick<GameState, 'settings' | 'round'>,
  { provinces }: Pick<ForecastRound, 'provinces'>,
  economy: EconomyId,
): number {
  if (Math.ceil(round / MEETING_ROUNDS) * MEETING_ROUNDS > settings.rounds) return 0;
  const oddsOf = (tournament: number): number => Math.exp(tournament / SPREAD);
  const all = Object.values(provinces).reduce((sum, { parts }) => sum + oddsOf(parts.tournament), 0);
  const own = oddsOf(must(provinces[economy], economy).parts.tournament);
  return (PROMOTION_POINTS / MEETING_ROUNDS) * Math.min(1, (PROMOTED * own) / all);
}
