import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import { nextRevealStop, revealPacer, revealStopsOf } from '#shared/rules/table/reveal.ts';
import type { GameState } from '#shared/rules/state.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { isLive, me } from '../../state/store.ts';
import { t } from '../../text/t.ts';
import { isOpenAt, isRevealed, stopOnShow } from './revealModel.ts';
import { useTable } from '../../state/useTable.ts';

/** The stops of the reveal; those that are open can be looked at again, and one that opened meanwhile says so. */
export function StopRail({ stops, present, shown, show }: StopsOnDevice) {
  const lookOf = (stop: RevealStop): string =>
    stop === shown ? 'now' : isOpenAt(stop, present) ? 'done' : '';
  return (
    <ol class="stops" aria-label={t('reveal.stops')}>
      {stops.map((each) => (
        <li key={each} class={lookOf(each)} aria-current={each === shown ? 'step' : undefined}>
          {isOpenAt(each, present) ? (
            <button type="button" onClick={() => show(each)}>
              {t(`stop.${each}`)}
              {each === present && each !== shown && <b class="pill fresh">{t('reveal.fresh')}</b>}
            </button>
          ) : (
            <span>{t(`stop.${each}`)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The stop that this device shows beside its map; undefined where no reveal is open. */
export const stopInView = signal<RevealStop | undefined>(undefined);

/** The stops of a reveal as one device shows them. */
type StopsOnDevice = {
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

/** Who may steer the clock (the host, or who plays alone) steps the reveal from a device too. */
export function HostStep() {
  const { game } = useTable();
  const next = isRevealed(game) ? nextRevealStop(game) : undefined;
  if (me.value?.mayHost !== true || next === undefined) return null;
  return (
    <div class="pad">
      <button
        type="button"
        class="btn primary wide"
        disabled={!isLive.value}
        onClick={() => void submitIntent({ type: 'stepReveal', stop: next })}
      >
        {t('reveal.next', { stop: t(`stop.${next}`) })}
      </button>
    </div>
  );
}
