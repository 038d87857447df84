import { RELAXED_CLOCK_FACTOR } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { seededDraw } from '../seededDraw.ts';
import { isSmallTable } from './isSmallTable.ts';

/** When a bot looks round for something to propose: seconds after the negotiation opened, so that answers still fit in. */
const WINDOWS_S = [
  { from: 5, to: 25 },
  { from: 45, to: 75 },
  { from: 95, to: 125 },
] as const;

/** At a large table a bot looks round less often: everybody's papers must be read by somebody. */
const LOOKS_AT_LARGE_TABLE = 2;

/** The moments at which one bot looks round for something to propose in this negotiation. */
export function proposeTimesMs(state: GameState, economy: EconomyId): number[] {
  const factor = state.settings.clock === 'relaxed' ? RELAXED_CLOCK_FACTOR : 1;
  const windows = isSmallTable(state) ? WINDOWS_S : WINDOWS_S.slice(0, LOOKS_AT_LARGE_TABLE);
  return windows.map(({ from, to }, time) => {
    const seconds = from + (to - from) * seededDraw(state, economy, `propose:${time}`);
    return state.clock.openedAtMs + Math.round(seconds * factor * 1000);
  });
}
