import { TEMPERAMENTS, type Temperament, UNKNOWN_TEMPERAMENT } from '#shared/content/temperaments.ts';
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
    ...withOwnTemperament(state, view, economy),
    settings: state.settings,
    seats,
    botThoughts: ownThoughts(state, economy),
  };
}

/** Temperaments of provinces stand in their own slice, and a bot knows its own. */
function withOwnTemperament(
  state: GameState,
  view: GameState,
  economy: EconomyId,
): Pick<GameState, 'provinces'> {
  const temperament = state.provinces?.temperaments[economy];
  if (view.provinces === undefined || temperament === undefined) return {};
  return { provinces: { ...view.provinces, temperaments: { [economy]: temperament } } };
}

/** The temperament by which a bot governs the country of its view. */
export function temperamentOf({ seats }: Pick<GameState, 'seats'>, economy: EconomyId): Temperament {
  return TEMPERAMENTS[seats[economy]?.temperament ?? UNKNOWN_TEMPERAMENT];
}
