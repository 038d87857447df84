import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import { revealPacer, revealStopsOf } from '#shared/rules/clock/revealClock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { me } from '../../state/store.ts';
import { isOpenAt, stopOnShow } from './revealModel.ts';

/** The stop that this device shows beside its map; undefined where no reveal is open. */
export const stopInView = signal<RevealStop | undefined>(undefined);

/** The stops of a reveal as one device shows them. */
export type StopsOnDevice = {
  readonly stops: readonly RevealStop[];
  /** Every stop up to this one may be looked at. */
  readonly present: RevealStop;
  readonly shown: RevealStop;
  readonly show: (stop: RevealStop) => void;
};

/**
 * A device follows the room. Whoever looks back stays there while the clock opens further stops, and comes along when the host steps.
 * Where nobody steps for a person who plays alone, all stops are open.
 */
export function useStops(game: GameState): StopsOnDevice {
  const [wanted, setWanted] = useState<RevealStop | undefined>(undefined);
  const room = stopOnShow(game);
  const pacer = revealPacer(game);
  useEffect(() => setWanted(undefined), [game.round, game.phase]);
  useEffect(() => {
    if (pacer !== 'clock') setWanted(undefined);
  }, [room, pacer]);
  const isOwnPace = pacer === 'players' && me.value?.mayHost !== true;
  const present = isOwnPace ? 'question' : room;
  const shown = wanted !== undefined && isOpenAt(wanted, present) ? wanted : room;
  useEffect(() => {
    stopInView.value = shown;
    return () => {
      stopInView.value = undefined;
    };
  }, [shown]);
  return {
    stops: revealStopsOf(game),
    present,
    shown,
    show: (stop) => setWanted(stop === room ? undefined : stop),
  };
}
