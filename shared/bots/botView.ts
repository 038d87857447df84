import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ownThoughts } from '#shared/rules/table/botTurns.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { withOwnTemper } from './provinces/provinceTempers.ts';

/**
 * What a bot may look at: what a person on its seat would see, and beside it its own temperament, its own notes, and the
 * seed of its moods.
 */
export function botView(state: GameState, economy: EconomyId): GameState {
  const view = redactFor(state, { type: 'seat', economy });
  const [own, shown] = [state.seats[economy], view.seats[economy]];
  const seats =
    own === undefined || shown === undefined
      ? view.seats
      : { ...view.seats, [economy]: { ...shown, temperament: own.temperament } };
  return {
    ...view,
    ...withOwnTemper(state, view, economy),
    settings: state.settings,
    seats,
    botThoughts: ownThoughts(state, economy),
  };
}
