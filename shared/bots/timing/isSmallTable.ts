import type { GameState } from '#shared/rules/state.ts';

const SMALL_TABLE = 6;

/** Whether few enough sit at the table that everybody can read everything. */
export function isSmallTable({ seats }: Pick<GameState, 'seats'>): boolean {
  return Object.keys(seats).length <= SMALL_TABLE;
}
