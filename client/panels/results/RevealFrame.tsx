import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import {
  areQuietYears,
  isAllOpen,
  isRevealing,
  nextRevealStop,
  revealPacer,
  revealStopsOf,
  isOpenAt,
  presentStop,
  stopOnShow,
} from '#shared/rules/table/reveal.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { GameState } from '#shared/rules/state.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { isLive, leadsFriends, me } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { type Phrase, t } from '../../text/t.ts';
import { Say } from '../../text/Say.tsx';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';

/** The answers of the last stop; a table fetches them ahead, a big screen never. */
export const RoundQuestion = lazyPart(
  async () => (await import('../debrief/RoundQuestion.tsx')).RoundQuestion,
  ['debrief', 'classroom', 'results'],
  { Loading: () => <p class="muted">…</p>, Failed: FailedPart },
);

/** A sentence of a stop, and where the card about it stands in the glossary. */
export type StopSentence = { readonly phrase: Phrase; readonly place?: ConceptPlace | undefined };

type Props<Report> = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** What is revealed; undefined while it is being settled. */
  readonly report: Report | undefined;
  /** What a stop has to show, but for the question. */
  readonly stop: (stop: Exclude<RevealStop, 'question'>, report: Report) => ComponentChildren;
  /** What is said at a stop, the same as on the big screen. */
  readonly sentences: (stop: RevealStop, report: Report) => readonly StopSentence[];
  /** The question of the round. */
  readonly question: (report: Report) => Headline;
  /** In the place of the host's step at the last stop: how this seat goes on from there. */
  readonly goOn?: ComponentChildren;
  /** One's own cards, by the stop up to which everything may be seen. */
  readonly cards: (present: RevealStop, report: Report) => ComponentChildren;
};

/** The reveal on a device in any game, in step with the room: the stops, their sentences, then the cards of the game. */
export function RevealFrame<Report extends { readonly round: number; readonly isEpilogue?: boolean }>({
  kind = '',
  report,
  stop,
  sentences,
  question,
  goOn,
  cards,
}: Props<Report>) {
  const { game } = useTable();
  const stops = useStops(game);
  const { present, shown } = stops;
  const pane = useRef<HTMLDivElement>(null);
  // What a stop shows is read from its top; on phones the pane around is what scrolls.
  useEffect(() => {
    pane.current?.scrollTo(0, 0);
    pane.current?.closest('.economy-pane')?.scrollTo(0, 0);
  }, [shown, game.round]);
  if (report === undefined) return <p class="muted pad">{t('reveal.waiting')}</p>;
  const { round, isEpilogue = false } = report;
  const said = sentences(shown, report);
  const isAtEnd = game.phase !== 'debrief' && isAllOpen(game, present);
  return (
    <div class={`results pane-scroll ${kind}`} ref={pane}>
      <section class="panel">
        <div class="head">
          <h2>{isEpilogue ? t('reveal.epilogue') : t('reveal.title', { round })}</h2>
        </div>
        <StopRail {...stops} />
        <div class="pad stop-content stack">
          {areQuietYears(game) && <p>{t('reveal.quietYears')}</p>}
          {shown === 'question' ? (
            <>
              {said.map((each) => (
                <p key={each.phrase.key} class="lead">
                  <Say phrase={each.phrase} />
                </p>
              ))}
              <RoundQuestion key={round} asked={question(report)} round={round} place={said[0]?.place} />
            </>
          ) : (
            stop(shown, report)
          )}
        </div>
        {isAtEnd && goOn !== undefined ? <div class="pad">{goOn}</div> : <HostStep />}
      </section>
      {shown !== 'question' && (
        <section class="paper headlines pad stack" aria-live="polite">
          {said.map(({ phrase, place }, at) => (
            <p key={`${at} ${phrase.key}`}>
              <Say phrase={phrase} /> {place !== undefined && <ConceptMark place={place} />}
            </p>
          ))}
        </section>
      )}
      {cards(present, report)}
    </div>
  );
}

/** The stops of the reveal; those that are open can be looked at again, and one that opened meanwhile says so. */
function StopRail({ stops, present, shown, show }: StopsOnDevice) {
  const lookOf = (stop: RevealStop): string =>
    stop === shown ? 'now' : isOpenAt(stop, present) ? 'done' : '';
  return (
    <ol class="stops" aria-label={t('reveal.stops')}>
      {stops.map((each) => (
        <li key={each} class={lookOf(each)} aria-current={each === shown ? 'step' : undefined}>
          {isOpenAt(each, present) ? (
            <button type="button" onClick={() => show(each)}>
              {t(`stop.${each}`)}
              {each === present && each !== shown && <b class="pill tiny fresh">{t('reveal.fresh')}</b>}
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
 */
function useStops(game: GameState): StopsOnDevice {
  const [wanted, setWanted] = useState<RevealStop | undefined>(undefined);
  const room = stopOnShow(game);
  const pacer = revealPacer(game);
  useEffect(() => setWanted(undefined), [game.round, game.phase]);
  useEffect(() => {
    if (pacer !== 'clock') setWanted(undefined);
  }, [room, pacer]);
  const present = presentStop(game, me.value?.mayHost === true);
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

/** Who may steer the clock (the host, or who plays alone) steps the reveal from a device too. Nobody hurries a friend along. */
function HostStep() {
  const { game } = useTable();
  const next = isRevealing(game) ? nextRevealStop(game) : undefined;
  if (me.value?.mayHost !== true || leadsFriends.value || next === undefined) return null;
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
