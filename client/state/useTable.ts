import { computed } from '@preact/signals';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type CountryGame, type GameState, countryGame } from '#shared/rules/state.ts';
import { game, me, scenario } from './store.ts';

/**
 * The one way in which a panel comes by the values of its table: it asks here while it is drawn, and is drawn again when what it asked
 * for changes. Nothing is handed down for it. Pages and frames draw panels only once the table is known; a panel that asks before
 * is a bug.
 */
type Table = {
  /** The game as this device may know it. */
  readonly game: GameState;
  /** The seat of this device; absent: the host, a big screen, a watcher, or someone who waits for a seat. */
  readonly me: EconomyId | undefined;
};

/** A table of either kind. */
export function useTable(): Table {
  return { game: known(game.value), me: ownSeat.value };
}

/** A table of either kind, for a panel that only who has a seat is shown. */
export function useSeat() {
  return { game: known(game.value), me: known(ownSeat.value) };
}

/** A table of countries. */
export function useCountries(): Table & { readonly game: CountryGame; readonly scenario: Scenario } {
  const table = useTable();
  return { ...table, game: countryGame(table.game), scenario: known(scenario.value) };
}

/** A table of countries, for a panel that only who has a seat is shown. */
export function useCountrySeat() {
  const table = useSeat();
  return { ...table, game: countryGame(table.game), scenario: known(scenario.value) };
}

/** By itself, so that a panel is not drawn again when a name changes. */
const ownSeat = computed(() => me.value?.seat);

/** What was asked for; a panel is not drawn before it is there. */
export function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a panel asks for its table before the table is known');
  return value;
}
