import { REVEAL_STOP_WEIGHTS } from '#shared/content/constants.ts';
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import type { GameState } from '../state.ts';
import { isPaused } from './isPaused.ts';
import { usualDurationMs } from './phaseDurationMs.ts';
import { remainingMs } from './remainingMs.ts';

/** Who opens the next stop: the clock, the host, or on a table without a clock the one person who plays there. */
export type RevealPacer = 'clock' | 'host' | 'players';

/** News that are told where words are judged. */
const NEWS_OF_WORDS: readonly string[] = [
  'headline.wordBroken',
  'headline.wordKept',
  'headline.leaving',
  'headline.panelFound',
  'headline.mayRetaliate',
];

/** The stops of this reveal in their order: where nobody had promised anything there is nothing to judge, and no stop for it. */
export function revealStopsOf(state: Pick<GameState, 'reports' | 'provinces'>): readonly RevealStop[] {
  if (state.provinces !== undefined) return REVEAL_STOPS;
  const report = state.reports.at(-1);
  const isOfWords =
    report === undefined ||
    report.pledges.length > 0 ||
    report.headlines.some(({ key }) => NEWS_OF_WORDS.includes(key));
  return isOfWords ? REVEAL_STOPS : REVEAL_STOPS.filter((stop) => stop !== 'pledges');
}

/** The stop that comes after the present one; undefined at the last. */
export function nextRevealStop(
  state: Pick<GameState, 'reports' | 'provinces' | 'revealStop'>,
): RevealStop | undefined {
  return stopsAfter(state, state.revealStop)[0];
}

/**
 * Who opens the next stop. The clock does, until the host has stepped: from then on the host does for the rest of this reveal, unless
 * the host hands it back. A person who plays alone without a clock is not hurried.
 */
export function revealPacer({
  revealPace,
  settings,
  seats,
}: Pick<GameState, 'revealPace' | 'settings' | 'seats'>): RevealPacer {
  if (revealPace !== undefined) return revealPace.by;
  const people = Object.values(seats).filter(({ member }) => member !== undefined);
  return !settings.timed && people.length <= 1 ? 'players' : 'clock';
}

/**
 * Milliseconds of game time until the clock opens the next stop, zero or less when it is time; undefined where the clock does not.
 * Each stop has its share of the phase, counted back from its end: a pause holds it, an added minute lengthens the stop on show.
 */
export function nextStopDueInMs(state: GameState, nowMs: number): number | undefined {
  if (!isRevealing(state) || revealPacer(state) !== 'clock') return undefined;
  const next = nextRevealStop(state);
  const leftMs = revealLeftMs(state, nowMs);
  if (next === undefined || leftMs === undefined) return undefined;
  const stops = revealStopsOf(state);
  const from = state.revealPace?.by === 'clock' ? state.revealPace.from : undefined;
  const wholeMs = state.revealPace?.by === 'clock' ? state.revealPace.leftMs : phaseMs(state);
  const share = weightFrom(stops, next) / weightFrom(stops, from ?? REVEAL_STOPS[0]);
  return leftMs - wholeMs * share;
}

/** Whether the server should open the next stop now. */
export function revealIsDue(state: GameState, nowMs: number): boolean {
  if (isPaused(state)) return false;
  const dueInMs = nextStopDueInMs(state, nowMs);
  return dueInMs !== undefined && dueInMs <= 0;
}

/** Time that the rest of the reveal has: what is left of the phase, or of its usual time where no clock ends it. */
export function revealLeftMs(state: GameState, nowMs: number): number | undefined {
  if (!isRevealing(state)) return undefined;
  return remainingMs(state, nowMs) ?? Math.max(0, state.clock.openedAtMs + phaseMs(state) - nowMs);
}

/** Whether a settled round is being revealed; a held one is not. */
function isRevealing({ phase, held }: GameState): boolean {
  return (phase === 'results' || phase === 'epilogue') && held === undefined;
}

function phaseMs({ settings, phase, round }: GameState): number {
  return phase === 'results' || phase === 'epilogue' ? usualDurationMs(settings, phase, round) : 0;
}

function stopsAfter(
  state: Pick<GameState, 'reports' | 'provinces'>,
  stop: RevealStop,
): readonly RevealStop[] {
  const place = REVEAL_STOPS.indexOf(stop);
  return revealStopsOf(state).filter((each) => REVEAL_STOPS.indexOf(each) > place);
}

/** Weights of a stop and of those after it. */
function weightFrom(stops: readonly RevealStop[], from: RevealStop): number {
  const place = REVEAL_STOPS.indexOf(from);
  return stops
    .filter((stop) => REVEAL_STOPS.indexOf(stop) >= place)
    .reduce((sum, stop) => sum + REVEAL_STOP_WEIGHTS[stop], 0);
}
