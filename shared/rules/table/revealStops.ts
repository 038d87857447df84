/** What the room is shown after a round and after the game: the stops of a reveal and who opens them, the pages of the debrief. */

import {
  DEBRIEF_PAGES,
  type DebriefPage,
  REVEAL_STOPS,
  type RevealStop,
} from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableContext } from '../rulebook.ts';
import type { Headline } from '#shared/protocol/headlines.ts';
import type { GameState, TableState } from '../state.ts';
import { isPaused, remainingMs, staysAtResults, usualDurationMs } from './clock.ts';

/** How the time of a reveal is shared out among its stops; one that is left out leaves its share to the others. */
export const REVEAL_STOP_WEIGHTS = { envelopes: 3, flows: 5, gains: 6, pledges: 3, question: 3 } as const;

/** Who opens the next stop: the clock, the host, or on a table without a clock the one person who plays there. */
type RevealPacer = 'clock' | 'host' | 'players';

/** News for which a reveal stops where words are judged. That everybody kept theirs is told beside incomes. */
const NEWS_OF_WORDS: readonly string[] = [
  'headline.wordBroken',
  'headline.leaving',
  'headline.panelFound',
  'headline.mayRetaliate',
  'headline.crackdown',
  'headline.promoted',
  'headline.depositLost',
  'headline.breachSeen',
  'headline.petitionRight',
  'headline.petitionWrong',
  'headline.inspected',
];

/** Among provinces roads are judged there too: who promised money for them, and whether it was enough. Countries tell of them with envelopes. */
const NEWS_OF_ROADS: readonly string[] = ['headline.corridorBuilt', 'headline.corridorFailed'];

/** News of the years after that are told with the envelopes: a successor answers, a ruling or a timetable moves a wall. */
const NEWS_OF_WALLS: readonly string[] = [
  'headline.successors',
  'headline.wallRaised',
  'headline.wallLowered',
  'headline.wallMixed',
  'headline.unionWallMixed',
  'headline.unionWallRaised',
  'headline.unionWallLowered',
];

/** What a reveal looks at in the reports of a game; what the game does not report is absent. */
type Reported = {
  readonly reports: readonly ({
    readonly headlines: readonly Headline[];
    readonly question?: Headline;
    readonly predictions?: readonly unknown[];
    /** What areas and unions did to trade. */
    readonly blocs?: readonly unknown[];
    /** Of countries alone. */
  } & Partial<Pick<RoundReport, 'isEpilogue' | 'economies'>>)[];
};

/** Change of real income, in logs, that is told as none. */
const SILENT = 0.00005;

/**
 * The stops of this reveal in their order, but for those that have nothing to tell: words where none was broken, and the question where
 * nothing happened that could be asked about; of the years after, in which nobody seals anything, envelopes where no wall has moved, and
 * trade and incomes where none has. That a round which was played moved nothing is news.
 */
export function revealStopsOf(state: Reported): readonly RevealStop[] {
  const report = state.reports.at(-1);
  if (report === undefined) return REVEAL_STOPS;
  const { headlines, question, isEpilogue, economies } = report;
  const hasNews = (keys: readonly string[]): boolean => headlines.some(({ key }) => keys.includes(key));
  return REVEAL_STOPS.filter((stop) => {
    if (stop === 'pledges')
      return hasNews(NEWS_OF_WORDS) || (economies === undefined && hasNews(NEWS_OF_ROADS));
    if (stop === 'question') return question?.key !== 'question.nothing';
    if (isEpilogue !== true) return true;
    if (stop === 'envelopes') return hasNews(NEWS_OF_WALLS);
    if (stop === 'gains' && hasNews(['headline.paymentCut'])) return true;
    return Object.values(economies ?? {}).some(({ logChange }) => Math.abs(logChange) >= SILENT);
  });
}

/** Whether the years after are revealed, and nothing moved in them; words may still have been judged. */
export function areQuietYears(state: Reported): boolean {
  return (
    state.reports.at(-1)?.isEpilogue === true &&
    revealStopsOf(state).every((stop) => stop === 'pledges' || stop === 'question')
  );
}

/** The stop that comes after the present one; undefined at the last. */
export function nextRevealStop(state: Reported & Pick<TableState, 'revealStop'>): RevealStop | undefined {
  const place = REVEAL_STOPS.indexOf(state.revealStop);
  return revealStopsOf(state).find((stop) => REVEAL_STOPS.indexOf(stop) > place);
}

/**
 * Who opens the next stop. The clock does, until the host has stepped: from then on the host does for the rest of this reveal, unless
 * the host hands it back. A person who plays alone without a clock is not hurried.
 */
export function revealPacer({
  revealPace,
  settings,
  seats,
}: Pick<TableState, 'revealPace' | 'settings' | 'seats'>): RevealPacer {
  if (revealPace !== undefined) return revealPace.by;
  return !settings.timed && isAlone({ seats }) ? 'players' : 'clock';
}

/** Whether people open the pages of this reveal by themselves: the round was played at home and shown at once, and no host has stepped since. */
export function isReadAtHome(state: TableState): boolean {
  return staysAtResults(state) && revealPacer(state) !== 'host';
}

/** Whether one person plays, or none, and bots with it. */
export function isAlone({ seats }: Pick<TableState, 'seats'>): boolean {
  return Object.values(seats).filter(({ member }) => member !== undefined).length <= 1;
}

/** How far the reveal has come: every stop up to the present one is open. */
export function isOpenAt(stop: RevealStop, present: RevealStop): boolean {
  return REVEAL_STOPS.indexOf(stop) <= REVEAL_STOPS.indexOf(present);
}

/** Whether no stop of the reveal is left to open. */
export function isAllOpen(state: Reported, present: RevealStop): boolean {
  const last = revealStopsOf(state).at(-1);
  return last === undefined || isOpenAt(last, present);
}

/** The stop that everybody sees; once the reveal is over, the last. */
export function stopOnShow(game: Pick<TableState, 'phase' | 'revealStop'>): RevealStop {
  return game.phase === 'results' || game.phase === 'epilogue' ? game.revealStop : 'question';
}

/**
 * The stop up to which a device may look. Where nobody steps for a person who plays alone, that is the last; whoever may step
 * (`mayHost`) goes with the room.
 */
export function presentStop(game: TableState, mayHost: boolean): RevealStop {
  return revealPacer(game) === 'players' && !mayHost ? 'question' : stopOnShow(game);
}

/**
 * Milliseconds of game time until the clock opens the next stop, zero or less when it is time; undefined where the clock does not.
 * Each stop has its share of the phase, counted back from its end: a pause holds it, an added minute lengthens the stop on show.
 */
export function nextStopDueInMs(state: TableState & Reported, nowMs: number): number | undefined {
  if (!isRevealing(state) || revealPacer(state) !== 'clock') return undefined;
  const next = nextRevealStop(state);
  const leftMs = revealLeftMs(state, nowMs);
  if (next === undefined || leftMs === undefined) return undefined;
  const stops = revealStopsOf(state);
  const handedBack = state.revealPace?.by === 'clock' ? state.revealPace : undefined;
  const wholeMs = handedBack?.leftMs ?? phaseMs(state);
  const share = weightFrom(stops, next) / weightFrom(stops, handedBack?.from ?? REVEAL_STOPS[0]);
  return leftMs - wholeMs * share;
}

/** Whether the server should open the next stop now; one that has nothing to tell is passed at once, whoever opens the others. */
export function revealIsDue(state: TableState & Reported, nowMs: number): boolean {
  if (isPaused(state)) return false;
  if (isRevealing(state) && !revealStopsOf(state).includes(state.revealStop)) return true;
  const dueInMs = nextStopDueInMs(state, nowMs);
  return dueInMs !== undefined && dueInMs <= 0;
}

/** The host goes to a stop of this reveal, forwards or back. */
export function stepReveal(state: Reported, stop: RevealStop): Result<GameEvent[], Rejection> {
  if (!revealStopsOf(state).includes(stop)) return err({ code: 'reveal/no-such-stop' });
  return ok([{ type: 'revealStepped', stop }]);
}

/** The clock opens the next stop of the reveal. */
export function openStop(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: TableState & Reported,
): Result<GameEvent[], Rejection> {
  const stop = nextRevealStop(state);
  if (stop === undefined || !revealIsDue(state, nowMs)) return err({ code: 'intent/stale-view' });
  return ok([{ type: 'revealStepped', stop, by: 'clock' }]);
}

/** The host takes the reveal into hand, or lets the clock go on from the present stop: those to come share what is left of the phase. */
export function paceReveal(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: TableState,
  by: 'clock' | 'host',
): GameEvent[] {
  if (revealPacer(state) === by) return [];
  if (by === 'host') return [{ type: 'revealPaced', by }];
  return [{ type: 'revealPaced', by, leftMs: revealLeftMs(state, nowMs) ?? 0 }];
}

/** Folds a step of the reveal, or that another one opens its stops from here on. */
export function evolveReveal(
  state: GameState,
  event: GameEventOf<'revealStepped' | 'revealPaced'>,
): GameState {
  if (event.type === 'revealPaced') {
    const from = state.revealStop;
    return {
      ...state,
      revealPace: event.by === 'host' ? { by: 'host' } : { by: 'clock', from, leftMs: event.leftMs },
    };
  }
  const stepped = { ...state, revealStop: event.stop };
  return event.by === 'clock' ? stepped : { ...stepped, revealPace: { by: 'host' } };
}

/** Time that the rest of the reveal has: what is left of the phase, or of its usual time where no clock ends it. */
function revealLeftMs(state: TableState, nowMs: number): number | undefined {
  if (!isRevealing(state)) return undefined;
  return remainingMs(state, nowMs) ?? Math.max(0, state.clock.openedAtMs + phaseMs(state) - nowMs);
}

/** Whether stops are being opened: of a settled round, or of the years after; a held round has none. */
export function isRevealing({ phase, held }: Pick<TableState, 'phase' | 'held'>): boolean {
  return (phase === 'results' || phase === 'epilogue') && held === undefined;
}

function phaseMs({ settings, phase, round }: TableState): number {
  return phase === 'results' || phase === 'epilogue' ? usualDurationMs(settings, phase, round) : 0;
}

/** Weights of a stop and of those after it. */
function weightFrom(stops: readonly RevealStop[], from: RevealStop): number {
  const place = REVEAL_STOPS.indexOf(from);
  return stops
    .filter((stop) => REVEAL_STOPS.indexOf(stop) >= place)
    .reduce((sum, stop) => sum + REVEAL_STOP_WEIGHTS[stop], 0);
}

type Ended = Reported & Pick<TableState, 'debriefPage'>;

/** The pages that the big screen has for this game, in their order: none of what nobody did. */
export function debriefPagesOf({ reports }: Ended): readonly DebriefPage[] {
  const hasPredictions = reports.some(({ predictions = [] }) => predictions.length > 0);
  return DEBRIEF_PAGES.filter((page) => page !== 'predictions' || hasPredictions);
}

/** The page that the room looks at: the one the host turned to, at first the standings. */
export function debriefPageOf(state: Pick<TableState, 'debriefPage'>): DebriefPage {
  return state.debriefPage ?? DEBRIEF_PAGES[0];
}

/** The page so many places further; undefined beyond the first and the last. */
export function debriefPageBeside(state: Ended, places: 1 | -1): DebriefPage | undefined {
  const pages = debriefPagesOf(state);
  return pages[pages.indexOf(debriefPageOf(state)) + places];
}
