import { PROVINCE_TEMPERAMENTS } from '#shared/content/provinces/provinceTemperaments.ts';
import type { Manner } from '#shared/content/speech.ts';
import { TEMPERAMENTS, type Temperament, UNKNOWN_TEMPERAMENT } from '#shared/content/temperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CountryGame, GameState, ProvinceGame, TableState } from '#shared/rules/state.ts';
import { ownThoughts } from '#shared/rules/table/botTurns.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';

/**
 * What a bot may look at: what a person on its seat would see, and beside it its own temperament, its own notes, and the
 * seed of its moods.
 */
export function botView(state: CountryGame, economy: EconomyId): CountryGame;
export function botView(state: ProvinceGame, economy: EconomyId): ProvinceGame;
export function botView(state: GameState, economy: EconomyId): GameState;
export function botView(state: GameState, economy: EconomyId): GameState {
  const viewer = { type: 'seat', economy } as const;
  const view =
    state.rulebook === 'provinces'
      ? withOwnTemperament(state, redactFor(state, viewer), economy)
      : redactFor(state, viewer);
  const [own, shown] = [state.seats[economy], view.seats[economy]];
  const seats =
    own === undefined || shown === undefined
      ? view.seats
      : { ...view.seats, [economy]: { ...shown, temperament: own.temperament } };
  return {
    ...view,
    settings: state.settings,
    seats,
    botThoughts: ownThoughts(state, economy),
  };
}

/** Temperaments of provinces stand in their own part of the state, and a bot knows its own. */
function withOwnTemperament(state: ProvinceGame, view: ProvinceGame, economy: EconomyId): ProvinceGame {
  const temperament = state.provinces.temperaments[economy];
  if (temperament === undefined) return view;
  return { ...view, provinces: { ...view.provinces, temperaments: { [economy]: temperament } } };
}

/** The temperament by which a bot governs the country of its view. */
export function temperamentOf({ seats }: Pick<TableState, 'seats'>, economy: EconomyId): Temperament {
  return TEMPERAMENTS[seats[economy]?.temperament ?? UNKNOWN_TEMPERAMENT];
}

/** In whose voice a bot speaks: its temperament decides. */
export function mannerOf(state: GameState, economy: EconomyId): Manner {
  if (state.rulebook === 'countries') return temperamentOf(state, economy).manner;
  const temperament = state.provinces.temperaments[economy];
  // The centre has a rule in the place of a temperament.
  return temperament === undefined ? 'strict' : PROVINCE_TEMPERAMENTS[temperament].manner;
}
