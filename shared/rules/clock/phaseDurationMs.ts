import { PHASE_SECONDS, RELAXED_CLOCK_FACTOR } from '#shared/content/constants.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** How long a phase lasts; undefined where nothing but people or the host ends it. */
export function phaseDurationMs(settings: GameSettings, phase: Phase, round: number): number | undefined {
  if (!settings.timed || phase === 'lobby' || phase === 'debrief') return undefined;
  return usualDurationMs(settings, phase, round);
}

/** How long a phase of play lasts where it has a clock. */
export function usualDurationMs(
  settings: GameSettings,
  phase: keyof typeof PHASE_SECONDS,
  round: number,
): number {
  const seconds = PHASE_SECONDS[phase][round === 1 ? 'first' : 'later'];
  return seconds * 1_000 * clockPace(settings);
}

/** Times of this game against the usual ones. */
export function clockPace(settings: GameSettings): number {
  const pace = settings.clock === 'relaxed' ? RELAXED_CLOCK_FACTOR : 1;
  return Math.max(pace, PRESETS[settings.preset].clockFactor);
}
