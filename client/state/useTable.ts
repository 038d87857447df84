import { computed, signal } from '@preact/signals';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import { openWto } from '#shared/rules/law/moduleIsOn.ts';
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

/** A game in which the multilateral system is at work. */
export type WtoView = CountryGame & { readonly wto: WtoState };

/** The game as the WTO's panels read it; undefined where the module is off or opens later: no trace of it. */
export function wtoView(game: CountryGame): WtoView | undefined {
  const wto = openWto(game);
  return wto === undefined ? undefined : { ...game, wto };
}

/** On a wide screen the conference lies over the map and the proposals; this device may look at those instead. */
export const isConferenceAside = signal(false);
/** The case that is open in the disputes, and whom the forms are about. */
export const openCase = signal<string | undefined>(undefined);
export const formsAbout = signal<EconomyId | undefined>(undefined);

/** A new table, or a new seat. */
export function resetWto(): void {
  isConferenceAside.value = false;
  openCase.value = undefined;
  formsAbout.value = undefined;
}
