import type { Phase } from '#shared/content/vocabulary.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import { phaseDurationMs } from '../clock/phaseDurationMs.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';

/** The event that opens a phase with its full time. */
export function openPhase(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  { settings }: GameState,
  phase: Phase,
  round: number,
): GameEventOf<'phaseOpened'> {
  const durationMs = phaseDurationMs(settings, phase, round);
  return {
    type: 'phaseOpened',
    phase,
    round,
    atMs: nowMs,
    ...(durationMs === undefined ? {} : { endsAtMs: nowMs + durationMs }),
  };
}
