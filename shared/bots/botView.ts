import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ownThoughts } from '#shared/rules/table/botTurns.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';

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
    ...provincesIn(state, view, economy),
    settings: state.settings,
    seats,
    botThoughts: ownThoughts(state, economy),
  };
}

/** Among provinces temperaments stand in their own slice. */
function provincesIn(state: GameState, view: GameState, economy: EconomyId): Pick<GameState, 'provinces'> {
  const temperament = state.provinces?.temperaments[economy];
  if (view.provinces === undefined || temperament === undefined) return {};
  return { provinces: { ...view.provinces, temperaments: { [economy]: temperament } } };
}
