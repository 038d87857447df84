import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Whether a person governs one of these seats. */
export function hasPerson({ seats }: Pick<GameState, 'seats'>, economies: readonly EconomyId[]): boolean {
  return economies.some((economy) => seats[economy]?.member !== undefined);
}
