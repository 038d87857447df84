import { OVERTIME_MS } from '#shared/content/constants.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { remainingMs } from '../clock/remainingMs.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';

/** What follows a paper tabled or signed shortly before the bell: some more time, once a round. */
export function overtimeEvents({ nowMs }: TableContext, state: GameState): GameEvent[] {
  const { endsAtMs, overtimeUsed } = state.clock;
  const leftMs = remainingMs(state, nowMs);
  if (state.phase !== 'negotiation' || overtimeUsed || endsAtMs === undefined || leftMs === undefined)
    return [];
  if (leftMs > OVERTIME_MS) return [];
  return [{ type: 'clockExtended', endsAtMs: endsAtMs + OVERTIME_MS, reason: 'overtime' }];
}
