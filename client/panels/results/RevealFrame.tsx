import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { ConceptPlace } from '#shared/content/concepts/places.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import {
  areQuietYears,
  isAllOpen,
  isAlone,
  isReadAtHome,
  isRevealing,
  nextRevealStop,
  revealPacer,
  revealStopsOf,
  isOpenAt,
  presentStop,
  stopOnShow,
} from '#shared/rules/table/revealStops.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { submitIntent } from '../../net/submitIntent.ts';
import { isReadByEach, isReadByFriends, noteReached, stopReached } from '../../state/standing.ts';
import { hasHost, isLive, leadsFriends, me } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { type Phrase, t } from '../../text/t.ts';
import { Say, say } from '../../text/Say.tsx';
import { FailedPart, lazyPart } from '../chrome/lazyPart.tsx';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import { isAskedAhead, isStatement } from '../headlines/headline.ts';

/** The answers of the last stop; a table fetches them ahead, a big screen never. */
export const RoundQuestion = lazyPart(
  async () => (await import('../debrief/RoundQuestion.tsx')).RoundQuestion,
  ['debrief', 'classroom', 'results'],
  { Loading: () => <p class="muted">…</p>, Failed: FailedPart },
);

/** A sentence of a stop. */
export type StopSentence = {
  readonly phrase: Phrase;
  /** Where the card about it stands in the glossary. */
  readonly place?: ConceptPlace | undefined;
  /** What the stop shows without it stands behind the fold. */
  readonly isShown?: boolean;
};

/** What a device shows on one page: the big screen takes these stops one by one. */
const PAGES = {
  did: ['envelopes', 'flows'],
  brought: ['gains', 'pledges'],
  question: ['question'],
} as const satisfies Record<string, readonly RevealStop[]>;
type Page = keyof typeof PAGES;

function pageOf(stop: RevealStop): Page {
  if (stop === 'question') return stop;
  return stop === 'envelopes' || stop === 'flows' ? 'did' : 'brought';
}

/** The stop up to which a page shows what there is: who plays alone goes from page to page, and sees all of each. */
export function stopSeen(game: Pick<GameState, 'seats'>, present: RevealStop): RevealStop {
  return isAlone(game) ? (PAGES[pageOf(present)].at(-1) ?? present) : present;
}

/** In the years after nobody does anything: their first page tells of trade alone. A page whose question asks nothing sums up. */
function nameOf(page: Page, game: GameState): Page | 'trade' | 'summary' {
  const last = countryPart(game).reports.at(-1);
  const isSummed = last && (isStatement(last.question) || (last.isEpilogue && startsAnew(game)));
  if (page === 'question') return isSummed === true ? 'summary' : page;
  return page === 'did' && !revealStopsOf(game).includes('envelopes') ? 'trade' : page;
}

/** Where each stop stands behind the fold, and under which heading; what was sealed has a page of its own before the last. */
const BEHIND = ['gains', 'flows', 'pledges', 'envelopes'] as const;

/** The first stop of the page after the one that is shown, where there is one and it is open. */
function nextPage({ stops, present, shown }: StopsOnDevice): RevealStop | undefined {
  const next = stops.find((stop) => !isOpenAt(stop, shown) && pageOf(stop) !== pageOf(shown));
  return next === undefined || !isOpenAt(next, present) ? undefined : next;
}

type Props<Report> = {
  /** Class of the game that is played. */
  readonly kind?: string;
  /** What is revealed; undefined while it is being settled. */
  readonly report: Report | undefined;
  /** What a stop has to show, but for the question. */
  readonly stop: (stop: Exclude<RevealStop, 'question'>, report: Report) => ComponentChildren;
  /** What the round brought the own seat: its number and what caused most of it, in the place of who gained. */
  readonly own?: ((report: Report) => ComponentChildren) | undefined;
  /** What is said at a stop, the same as on the big screen. */
  readonly sentences: (stop: RevealStop, report: Report) => readonly StopSentence[];
  /** The question of the round. */
  readonly question: (report: Report) => Headline;
  /** In the place of the host's step at the last stop: how this seat goes on from there. */
  readonly goOn?: ComponentChildren;
  /** One's own cards, by the stop up to which everything may be seen: behind the fold. */
  readonly cards: (present: RevealStop, report: Report) => ComponentChildren;
};

/** The reveal on a device in any game, in step with the room, on three pages. Each shows one thing; the rest is behind a fold. */
export function RevealFrame<Report extends { readonly round: number; readonly isEpilogue?: boolean }>({
  kind = '',
  report,
  stop,
  own,
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
  const told = said.find(({ isShown = true }) => isShown);
  const asked = question(report);
  const isAtEnd = game.phase !== 'debrief' && isAllOpen(game, present);
  const next = isReadByEach(game) ? nextPage(stops) : undefined;
  const isOwn = own !== undefined && shown === 'gains';
  const seen = stopSeen(game, present);
  return (
    <div class={`results pane-scroll ${kind}`} ref={pane}>
      <section class="panel">
        <div class="head">
          <h2>{isEpilogue ? t('reveal.epilogue') : t('reveal.title', { round })}</h2>
        </div>
        <PageRail {...stops} />
        <div class="pad stop-content stack">
          {areQuietYears(game) && shown !== 'question' && <p>{t('reveal.quietYears')}</p>}
          {shown === 'question' ? (
            <>
              {said.map((each) => (
                <p key={each.phrase.key} class="lead">
                  <Say phrase={each.phrase} />
                </p>
              ))}
              {isStatement(asked) ? (
                !stops.stops.includes('gains') && own?.(report)
              ) : (
                <RoundQuestion key={round} asked={asked} round={round} place={said[0]?.place} />
              )}
            </>
          ) : isOwn ? (
            own(report)
          ) : (
            stop(shown, report)
          )}
        </div>
        {hasHost.value &&
          shown === 'envelopes' &&
          stops.stops.includes('question') &&
          isAskedAhead(asked) && (
            <Guess asked={asked} round={round} sentences={sentences('question', report)} />
          )}
        {next !== undefined ? (
          <OwnStep next={next} show={stops.show} />
        ) : isReadAtHome(game) ? null : isAtEnd && goOn !== undefined ? (
          <div class="seal-row">{goOn}</div>
        ) : (
          <HostStep />
        )}
      </section>
      {shown !== 'question' && (
        <div aria-live="polite">
          {told !== undefined && (
            <section class="paper headlines pad stack">
              <Sentence {...told} />
            </section>
          )}
        </div>
      )}
      {shown !== 'question' && (
        <Behind
          key={`${round} ${pageOf(shown)}`}
          {...{ report, stop, sentences, told }}
          stops={{ ...stops, present: seen }}
          cards={pageOf(shown) === 'brought' ? cards(seen, report) : undefined}
          isAllBehind={isOwn}
        />
      )}
    </div>
  );
}

type GuessProps = {
  readonly asked: Headline;
  readonly round: number;
  readonly sentences: readonly StopSentence[];
};

/** The question of the round before anything is seen that answers it: while a host leads everybody on, who answers has something to wait for. */
function Guess({ asked, round, sentences }: GuessProps) {
  return (
    <div class="pad stack ruled">
      {sentences.map(({ phrase }) => (
        <p key={phrase.key} class="lead">
          <b>{t('reveal.guess')}</b> <Say phrase={phrase} />
        </p>
      ))}
      <RoundQuestion key={round} asked={asked} round={round} isAhead />
    </div>
  );
}

type BehindProps<Report> = Pick<Props<Report>, 'stop' | 'sentences'> & {
  readonly report: Report;
  readonly stops: StopsOnDevice;
  /** The sentence that stands before the fold. */
  readonly told: StopSentence | undefined;
  readonly cards: ComponentChildren;
  /** Whether the list of the stop that is shown stands behind the fold too. */
  readonly isAllBehind: boolean;
};

/** What else a page has to tell, closed at first: what everybody did, and what came of it once that is open. */
function Behind<Report>({ report, stop, sentences, stops, told, cards, isAllBehind }: BehindProps<Report>) {
  const { shown, present } = stops;
  const isLast = pageOf(shown) === 'brought';
  const open = stops.stops.filter(
    (each) => isOpenAt(each, present) && (pageOf(each) === 'did' || (isLast && each !== 'question')),
  );
  const lists = BEHIND.filter(
    (each) => open.includes(each) && (each === shown ? isAllBehind : !isLast || each !== 'envelopes'),
  );
  const rest = open
    .flatMap((each) => sentences(each, report).filter(({ isShown = true }) => isShown || isLast))
    .filter(({ phrase }) => say(phrase) !== (told && say(told.phrase)));
  if (lists.length + rest.length === 0) return null;
  return (
    <details class="panel pad more">
      <summary class="lead">{t('reveal.more')}</summary>
      <div class="stack gap-3">
        {rest.length > 0 && (
          <div class="stack">
            {rest.map((each, at) => (
              <Sentence key={`${at} ${each.phrase.key}`} {...each} />
            ))}
          </div>
        )}
        {lists.map((each) => (
          <section key={each} class="stack">
            <h3>{t(`reveal.${each}`)}</h3>
            {stop(each, report)}
          </section>
        ))}
        {cards}
      </div>
    </details>
  );
}

function Sentence({ phrase, place }: StopSentence) {
  return (
    <p>
      <Say phrase={phrase} /> {place !== undefined && <ConceptMark place={place} />}
    </p>
  );
}

type StepProps = Pick<StopsOnDevice, 'show'> & { readonly next: RevealStop };

/** On to the next page, on this device alone. */
function OwnStep({ next, show }: StepProps) {
  const { game } = useTable();
  return (
    <div class="seal-row">
      <button type="button" class="btn primary wide" onClick={() => show(next)}>
        {t('reveal.next', { stop: pageName(next, game) })}
      </button>
    </div>
  );
}

function pageName(stop: RevealStop, game: GameState): string {
  return t(`reveal.page.${nameOf(pageOf(stop), game)}`);
}

/** The pages of the reveal; those that are open can be looked at again, and one that opened meanwhile and was not looked at says so. */
function PageRail({ stops, present, shown, seen, show }: StopsOnDevice) {
  const { game } = useTable();
  const pages = keysOf<Page>(PAGES).flatMap((page) => {
    const [first] = stops.filter((stop) => pageOf(stop) === page);
    return first === undefined ? [] : [{ page, first }];
  });
  const now = pageOf(shown);
  return (
    <ol class="stops" aria-label={t('reveal.stops')}>
      {pages.map(({ page, first }) => (
        <li
          key={page}
          class={page === now ? 'now' : isOpenAt(first, present) ? 'done' : ''}
          aria-current={page === now ? 'step' : undefined}
        >
          {isOpenAt(first, present) ? (
            <button type="button" onClick={() => show(first)}>
              {t(`reveal.page.${nameOf(page, game)}`)}
              {page === pageOf(stopOnShow(game)) && !seen.has(page) && (
                <b class="pill tiny fresh">{t('reveal.fresh')}</b>
              )}
            </button>
          ) : (
            <span>{t(`reveal.page.${nameOf(page, game)}`)}</span>
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
  /** Pages of this reveal that were looked at. */
  readonly seen: ReadonlySet<Page>;
  readonly show: (stop: RevealStop) => void;
};

/** A device follows the room; where each reads by themselves it begins at the first page. Whoever looks back stays there while the clock opens further stops, and comes along when the host steps. */
function useStops(game: GameState): StopsOnDevice {
  const reports = game.reports.length;
  // Whoever has looked elsewhere meanwhile, as in the chat of a phone, goes on where they were.
  const [reached] = useState(() => stopReached(game));
  const [own, setOwn] = useState({ reports, stop: reached });
  const wanted = own.reports === reports ? own.stop : undefined;
  const stops = revealStopsOf(game);
  const room = isReadByEach(game) ? (stops[0] ?? stopOnShow(game)) : stopOnShow(game);
  const isPaced = revealPacer(game) === 'clock';
  useEffect(() => void (isPaced || setOwn({ reports, stop: undefined })), [room, isPaced]);
  const present = isReadByFriends(game) ? 'question' : presentStop(game, me.value?.mayHost === true);
  const shown = wanted !== undefined && isOpenAt(wanted, present) ? wanted : room;
  const seen = useRef({
    reports,
    pages: new Set(stops.filter((stop) => reached && isOpenAt(stop, reached)).map(pageOf)),
  });
  if (seen.current.reports !== reports) seen.current = { reports, pages: new Set() };
  seen.current.pages.add(pageOf(shown));
  useEffect(() => {
    stopInView.value = shown;
    noteReached(game, shown);
    return () => {
      stopInView.value = undefined;
    };
  }, [shown]);
  return {
    stops,
    present,
    shown,
    seen: seen.current.pages,
    show: (stop) => setOwn({ reports, stop: pageOf(stop) === pageOf(room) ? undefined : stop }),
  };
}

/**
 * Who may steer the clock (the host, or who plays alone) steps the reveal from a device too: with others stop by stop, as the big screen
 * shows them, alone from page to page. Nobody hurries a friend along: these read what comes next, and that the clock opens it.
 */
function HostStep() {
  const { game } = useTable();
  const next = isRevealing(game) ? nextRevealStop(game) : undefined;
  if (next === undefined) return null;
  const ahead = revealStopsOf(game).filter((stop) => isOpenAt(next, stop));
  const page = ahead.find((each) => pageOf(each) !== pageOf(game.revealStop));
  if (me.value?.mayHost !== true || leadsFriends.value)
    return revealPacer(game) === 'clock' && page !== undefined ? (
      <p class="small muted pad">{t('reveal.goesOn', { stop: pageName(page, game) })}</p>
    ) : null;
  const isByPage = isAlone(game);
  const stop = (isByPage && page) || next;
  return (
    <div class="seal-row">
      <button
        type="button"
        class="btn primary wide"
        disabled={!isLive.value}
        onClick={() => void submitIntent({ type: 'stepReveal', stop })}
      >
        {t('reveal.next', {
          stop: isByPage && page !== undefined ? pageName(stop, game) : t(`stop.${stop}`),
        })}
      </button>
    </div>
  );
}
