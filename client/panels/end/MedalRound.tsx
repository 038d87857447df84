import type { ComponentChildren, RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { PlayedTable } from '#shared/protocol/replay.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { Portrait } from '../../design/Medallion.tsx';
import { playSound } from '../../state/sound.ts';
import { ownStorage, readJson, writeJson } from '../../state/storage.ts';
import { namesAt } from '../../state/standing.ts';
import { gameId, me, session } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { formatPoints } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import { PageTools } from '../chrome/PageHeader.tsx';
import { Governed, MedalMark } from './Medals.tsx';
import './end.css';
import './score.css';

/** A seat and what it comes away with. */
export type Honoured = {
  readonly economy: EconomyId;
  readonly medal: Medal;
  /** From 0, 100 as good as the best bots; unknown where nothing compares it. */
  readonly score?: number | undefined;
  readonly isMine: boolean;
  /** What made the score. */
  readonly why?: ComponentChildren;
};

/** How far the medals are handed out on this device, and the next press. */
export type HandingOut = {
  readonly stage: 'waiting' | 'running' | 'all';
  readonly press: () => void;
  readonly headline: RefObject<HTMLHeadingElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
};

/** Milliseconds from one medal to the next, as the style sheet has them, and for the last to be seen. */
const [EACH_MS, LAST_MS] = [900, 1_300];

/**
 * Everybody opens the medals on their own device: one's own first, then those of all seats and the table's, one by one; all at once on a second
 * press, and where motion is not wanted. Where nobody leads a class they are handed out without the first press. What else tells a medal or a score
 * waits for it. A page that is loaded again does not ask again.
 */
export function useHandingOut(seats: number, isByItself: boolean): HandingOut {
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
    const timer = setTimeout(showAll, (seats + 1) * EACH_MS + LAST_MS);
    return () => clearTimeout(timer);
  }, [stage, key, seats, showAll]);
  const press = (): void => {
    if (stage === 'waiting') playSound('promoted');
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (stage === 'waiting' && !isStill) setStage('running');
    else showAll();
  };
  useLayoutEffect(() => {
    if (isByItself && stage === 'waiting') press();
  }, [isByItself]);
  return { stage, press, headline, button };
}

/** So many seats are shown on when all medals are handed out, and told what made their score. */
const SHOWN_ON = 6;

/** Every seat, the best first, and the table together. */
export type MedalsOfTable = {
  readonly seats: readonly Honoured[];
  /** Where it does not stand beside the own one. */
  readonly tableMedal?: Medal;
  /** How far the table came, and whom each seat is compared with. */
  readonly tableNote?: string;
  readonly note?: string;
};

type RoundProps = MedalsOfTable & {
  readonly handingOut: HandingOut;
  /** What one's own seat came to. */
  readonly children: ComponentChildren;
};

/** The list is whole from the start, so that a screen reader reads it at its own pace. */
export function MedalRound({ seats, tableMedal, tableNote, note, handingOut, children }: RoundProps) {
  const { stage, press, headline, button } = handingOut;
  const isFew = seats.length <= SHOWN_ON;
  const isNarrow = viewport.value === 'phone';
  const look = stage === 'running' ? 'stack one-by-one' : 'stack';
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
        {stage !== 'waiting' && (
          <>
            <ul class={look}>
              <li>{children}</li>
            </ul>
            <details open={stage === 'running' || isFew}>
              <summary>{t('end.allMedalsFold')}</summary>
              {note !== undefined && <p class="small muted">{note}</p>}
              <ol class={look}>
                {seats.map(({ economy, medal, score, isMine, why }, at) => (
                  <li
                    key={economy}
                    class={isMine ? 'row wrap between ruled lit' : 'row wrap between ruled'}
                    style={{ '--at': at + 1 }}
                  >
                    <Governed economy={economy} size={30} />
                    {isFew && !isNarrow && <div class="medal-why">{why}</div>}
                    <span class="row" style={{ minWidth: '9rem', justifyContent: 'end' }}>
                      {score !== undefined && <b class="num">{formatPoints(score)}</b>}
                      <MedalMark medal={medal} />
                    </span>
                    {isFew && isNarrow && <div>{why}</div>}
                  </li>
                ))}
                {tableMedal !== undefined && (
                  <li class="row wrap between ruled" style={{ '--at': seats.length + 1 }}>
                    <b>{t('end.table')}</b>
                    <MedalMark medal={tableMedal} />
                    {tableNote !== undefined && <span class="small">{tableNote}</span>}
                  </li>
                )}
              </ol>
            </details>
          </>
        )}
      </div>
    </section>
  );
}

/** What one's own seat came to. */
export type Headline = {
  readonly economy: EconomyId;
  readonly title: string;
  readonly medal: Medal;
  /** From 0, 100 as good as the best bots; unknown where nothing compares it. */
  readonly score: number | undefined;
  /** The most that it may come to, where that is known. */
  readonly most?: number;
  /** How the score comes together, in figures. */
  readonly sum?: string | undefined;
  /** What would have brought the next medal, or why it is not the one that the score earns; empty for the best. */
  readonly why: string;
  /** How the score compares. */
  readonly below?: ComponentChildren;
};

const RING: Readonly<Record<Medal, string>> = {
  gold: 'var(--medal-gold)',
  silver: 'var(--medal-silver)',
  bronze: 'var(--medal-bronze)',
  none: 'var(--line-strong)',
};

/** A medal large enough to be won, with the score on it. */
function LargeMedal({ medal, score }: Pick<Headline, 'medal' | 'score'>) {
  const hasOne = medal !== 'none';
  const told = score === undefined ? '' : formatPoints(score);
  return (
    <svg width="84" height="104" viewBox="0 0 84 104" aria-hidden="true">
      {hasOne && <path d="M16 2l20 40h12L68 2" fill="none" stroke={RING[medal]} stroke-width="9" />}
      <circle cx="42" cy="66" r="34" fill="var(--panel)" stroke={RING[medal]} stroke-width={hasOne ? 9 : 3} />
      <text
        x="42"
        y="75"
        font-size={told.length > 3 ? 15 : 26}
        font-weight="700"
        text-anchor="middle"
        fill="var(--text)"
      >
        {told}
      </text>
    </svg>
  );
}

/** What one's own seat came to, over the name of who held it. */
export function OwnHeadline({ economy, title, medal, score, sum, why, below }: Headline) {
  return (
    <div class="end-headline row wrap gap-4">
      <Portrait economy={economy} size={84} />
      <LargeMedal medal={medal} score={score} />
      <div class="grow" style={{ flexBasis: '15rem' }}>
        <h3 class="size-h2">{title}</h3>
        <p class="run muted">
          {score !== undefined && <b class="num">{t('end.ownScore', { score: formatPoints(score) })}</b>}{' '}
          {me.value?.name} <MedalMark medal={medal} />
        </p>
        {sum !== undefined && <p class="num muted">{sum}</p>}
        {why !== '' && <p>{why}</p>}
        {below}
      </div>
    </div>
  );
}

type FoldProps = { readonly title: string; readonly children: ComponentChildren };

/** What may be read about a game that is over, closed at first. */
export function Fold({ title, children }: FoldProps) {
  return (
    <details class="end-fold">
      <summary class="lead">
        <b>{title}</b>
      </summary>
      <div class="stack gap-4">{children}</div>
    </details>
  );
}

/** The name of whoever holds a seat. */
export function friendAt(seat: EconomyId): string {
  return namesAt((session.value?.people ?? []).filter((each) => each.seat === seat));
}

/** Games that each of several people has won at tables where they played on together, by their names. */
export type Wins = Readonly<Record<string, number>>;

/** Where this device keeps those before a game. */
export function winsKey(gameId: string): string {
  return `accord.wins.${gameId}`;
}

export function winsKept(gameId: string): Wins {
  const kept = readJson(ownStorage(), winsKey(gameId));
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((each): each is [string, number] => typeof each[1] === 'number'),
  );
}

/** Games won before, and this one: whoever of the people has most whole points has won it, of several nobody. */
export function winsAfter(
  before: Wins,
  seats: readonly { readonly economy: EconomyId; readonly score?: number | undefined }[],
  nameOf: (economy: EconomyId) => string,
): Wins {
  const people = seats
    .map(({ economy, score = 0 }) => ({ name: nameOf(economy), points: Math.round(score) }))
    .filter(({ name }) => name !== '');
  const most = Math.max(...people.map(({ points }) => points));
  const best = people.filter(({ points }) => points === most);
  return Object.fromEntries(
    people.map(({ name, points }) => [
      name,
      (before[name] ?? 0) + Number(best.length === 1 && people.length > 1 && points === most),
    ]),
  );
}

/** How many games each of the people has won, as they played on together. */
export function GamesWon({ wins }: { readonly wins: Wins }) {
  const told = Object.entries(wins);
  if (told.every(([, won]) => won === 0)) return null;
  return (
    <p class="num">
      {t('end.gamesWon', { list: told.map(([name, won]) => `${name} ${won}`).join(locale().comma) })}
    </p>
  );
}

/** Replays of the games that a class has played before, of the table at which one was, as soon as the server has told of them. */
export function GamesBefore({ of }: { readonly of: string }) {
  const [games, setGames] = useState<readonly PlayedTable[]>([]);
  useEffect(() => {
    let isLeft = false;
    const ask = async (): Promise<void> => {
      const { headOfReplay } = await import('../../net/replay.ts');
      const head = await headOfReplay(of);
      if (!isLeft && head !== undefined) setGames(head.games);
    };
    ask().catch((failure: unknown) => console.warn('games before could not be asked for', failure));
    return () => {
      isLeft = true;
    };
  }, [of]);
  return (
    <>
      {games.map(({ game, table, gameId: id }) => (
        <Link key={id} href={`/replay/${id}`} class="btn">
          <Icon name="history" size={17} />
          {t('replay.game', { game, table })}
        </Link>
      ))}
    </>
  );
}

/** The code that the game was played under, and print as soon as the page has its results. */
export function EndHeader({ isPrintable }: { readonly isPrintable: boolean }) {
  return (
    <header class="page-head">
      <Link href="/" class="brand">
        {t('app.name')}
      </Link>
      <span class="muted page-title">{t('lobby.code', { code: session.value?.code ?? '' })}</span>
      <span class="grow" />
      {isPrintable && (
        <button type="button" class="btn sm" onClick={() => window.print()}>
          <Icon name="print" size={17} />
          {t('end.print')}
        </button>
      )}
      <PageTools />
    </header>
  );
}
