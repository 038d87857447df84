import type { GameState } from '../state.ts';

/** At least one person is present, and every person present is ready. Bots and minded seats do not count. */
export function everybodyReady(state: Pick<GameState, 'seats'>): boolean {
  const people = Object.values(state.seats).filter(({ member, present }) => member !== undefined && present);
  return people.length > 0 && people.every(({ ready }) => ready);
}
