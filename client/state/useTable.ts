import { computed } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type CountryGame, type GameState, countryGame } from '#shared/rules/state.ts';
import { game, gameId, me, scenario } from './store.ts';
import { viewport } from './viewport.ts';

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

/**
 * Makes a state of a part of the table that outlasts a turn of the device: where the window passes a break, the part is drawn anew in another
 * place. `of` tells parts of a kind apart. Whoever closes the part begins anew.
 */
export function throughTurns<T>(): (initial: T, of?: string) => [T, (next: T) => void] {
  const kept = new Map<string, { readonly value: T } | undefined>(undefined);
  return function useThroughTurns(initial, of = '') {
    const name = `${gameId.value ?? ''} ${of}`;
    const own = useRef<{ readonly name: string; readonly value: T } | undefined>(undefined);
    if (own.current?.name !== name)
      own.current = { name, value: (kept.get(name) ?? { value: initial }).value };
    const [, redraw] = useState({});
    useEffect(() => {
      const before = viewport.peek();
      return () => {
        if (viewport.peek() === before) kept.delete(name);
      };
    }, [name, viewport.value]);
    const set = (value: T): void => {
      kept.set(name, { value });
      own.current = { name, value };
      redraw({});
    };
    return [own.current.value, set];
  };
}
