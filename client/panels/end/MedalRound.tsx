import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { MEDALS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { REQUESTS } from '#shared/protocol/wire.ts';
import { request } from '../../net/requests.ts';
import { ballots, ownAnswers } from '../../state/debrief.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { gameId, me, session } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Governed, MedalMark } from './Medals.tsx';
import './end.css';
import './score.css';

/** A seat and what it comes away with. */
export type Honoured = {
  readonly economy: EconomyId;
  readonly medal: Medal;
  /** 0 to 100; unknown where nothing compares it. */
  readonly score?: number | undefined;
  readonly isMine: boolean;
};

/** The lowest medal first and the best last; of two alike the better score comes later. */
export function inOrderOfHonour(seats: readonly Honoured[]): readonly Honoured[] {
  return seats.toSorted(
    (a, b) => MEDALS.indexOf(a.medal) - MEDALS.indexOf(b.medal) || (a.score ?? 0) - (b.score ?? 0),
  );
}

/** How far the medals are handed out on this device, and the next press. */
export type HandingOut = {
  readonly stage: 'waiting' | 'running' | 'all';
  /** Among friends: somebody else's press does it. */
  readonly isByOthers: boolean;
  readonly press: () => void;
  readonly headline: RefObject<HTMLHeadingElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
};

/** Milliseconds from one medal to the next, as the style sheet has them, and for the last to be seen. */
const [EACH_MS, LAST_MS] = [900, 1_300];

/** Among friends the medals are handed out to all at once: whether somebody has asked for it. */
function areAskedFor(): boolean {
  const asked = ballots.value?.ballots.find(({ item }) => item === 'medals');
  return session.value?.ledBy !== undefined && (asked?.counts['handOut'] ?? 0) > 0;
}

/**
 * Medals are handed out one by one when somebody asks for it, among friends on the devices of all, the table's first; all at once on a second
 * press, and where motion is not wanted. What else tells a medal or a score waits for it. A page that is loaded again does not ask again.
 */
export function useHandingOut(seats: number): HandingOut {
  const key = `accord.medals.${gameId.value ?? ''}`;
  const [stage, setStage] = useState<HandingOut['stage']>(
    readJson(sessionStorage, key) === true ? 'all' : 'waiting',
  );
  const headline = useRef<HTMLHeadingElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const showAll = useCallback((): void => {
    // The button goes: whoever is on it goes on from the headline above the medals.
    if (document.activeElement === button.current) headline.current?.focus({ preventScroll: true });
    setStage('all');
  }, []);
  useEffect(() => {
    if (stage === 'all') writeJson(sessionStorage, key, true);
    if (stage !== 'running') return undefined;
    const timer = setTimeout(showAll, seats * EACH_MS + LAST_MS);
    return () => clearTimeout(timer);
  }, [stage, key, seats, showAll]);
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const handOut = (): void => (stage === 'waiting' && !isStill ? setStage('running') : showAll());
  const isAsked = areAskedFor();
  useEffect(() => {
    if (isAsked && stage === 'waiting') handOut();
  }, [isAsked, stage]);
  const press = (): void => {
    handOut();
    if (stage !== 'waiting' || isAsked || session.value?.ledBy === undefined) return;
    // Where the server cannot be asked this device shows them all the same, and the others ask for themselves.
    void request(REQUESTS.answer, { item: 'medals', choice: 'handOut' });
  };
  const isByOthers = isAsked && ownAnswers.value['medals'] === undefined;
  return { stage, isByOthers, press, headline, button };
}

/** Who asked for it: the other one, where there are two. */
function handedOutBy(): string {
  const others = (session.value?.people ?? []).filter(
    ({ member, seat }) => member !== me.value?.member && seat !== undefined,
  );
  const [other] = others;
  return others.length === 1 && other !== undefined && other.name !== ''
    ? t('end.handedOutBy', { name: other.name })
    : t('end.handedOut');
}

/** So many seats are shown on when all medals are handed out. */
const SHOWN_ON = 6;

type RoundProps = {
  readonly seats: readonly Honoured[];
  readonly tableMedal: Medal;
  readonly handingOut: HandingOut;
  /** What one's own seat came to: shown once all medals are handed out. */
  readonly children: ComponentChildren;
};

/** The list is whole from the start, so that a screen reader reads it at its own pace. */
export function MedalRound({ seats, tableMedal, handingOut, children }: RoundProps) {
  const { stage, isByOthers, press, headline, button } = handingOut;
  const all = (
    <ol class={stage === 'running' ? 'stack one-by-one' : 'stack'}>
      <li class="row wrap between ruled">
        <b>{t('end.table')}</b>
        <MedalMark medal={tableMedal} />
      </li>
      {inOrderOfHonour(seats).map(({ economy, medal, score, isMine }, at) => (
        <li
          key={economy}
          class={isMine ? 'row between ruled lit' : 'row between ruled'}
          style={{ '--at': at + 1 }}
        >
          <Governed economy={economy} size={30} />
          <span class="row">
            {score !== undefined && <span class="num muted">{formatNumber(score)}</span>}
            <MedalMark medal={medal} />
          </span>
        </li>
      ))}
    </ol>
  );
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="medal-round">
      <div class="row wrap between">
        <h2 id="medal-round" ref={headline} tabIndex={-1}>
          {t('end.medals')}
        </h2>
        {stage !== 'all' && (
          <button
            ref={button}
            type="button"
            class={stage === 'waiting' ? 'btn primary' : 'btn'}
            onClick={press}
          >
            {t(stage === 'waiting' ? 'end.handOut' : 'end.allMedals')}
          </button>
        )}
      </div>
      <div aria-live="polite" class="stack gap-3">
        {stage === 'waiting' && <p class="muted">{t('end.medalsWait')}</p>}
        {stage === 'running' && isByOthers && <p class="muted">{handedOutBy()}</p>}
        {stage === 'running' && all}
        {stage === 'all' && (
          <>
            {children}
            {/* Whoever has just seen them come looks at them on. */}
            <details open={seats.length <= SHOWN_ON}>
              <summary>{t('end.allMedalsFold')}</summary>
              {all}
            </details>
          </>
        )}
      </div>
    </section>
  );
}
