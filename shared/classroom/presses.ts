/** What the host of a class presses for many tables at once: what it asks of each game, and where it can do anything. */
import { REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Adjourned } from '#shared/protocol/anotherDay.ts';
import type {
  ClassPress,
  ClassroomEvent,
  ClassroomIntent,
  TableSummary,
} from '#shared/protocol/classroom.ts';
import type { HostIntent, PhaseInView } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isPaused } from '#shared/rules/table/clock.ts';
import { nextRevealStop, revealStopsOf } from '#shared/rules/table/revealStops.ts';

type CourseIntent = Extract<
  ClassroomIntent,
  { type: 'adjourn' | 'reconvene' | 'setHomework' | 'dropHomework' | 'setPace' | 'setPlan' }
>;

/** What becomes of the course of a class: clocks stand until another day or go on, all tables play at home until the same times, how phases end, the plan. */
export function courseEvents(
  { adjourned }: { readonly adjourned?: Adjourned },
  intent: CourseIntent,
): ClassroomEvent[] {
  switch (intent.type) {
    case 'adjourn':
      return [{ type: 'classAdjourned', untilAt: intent.untilAt }];
    case 'reconvene':
      return adjourned === undefined ? [] : [{ type: 'classAdjourned' }];
    case 'setHomework': {
      const { type: _type, ...homework } = intent;
      return [{ type: 'homeworkAsked', homework }];
    }
    case 'dropHomework':
      return [{ type: 'homeworkAsked' }];
    case 'setPace':
      return [{ type: 'paceSet', pace: intent.pace }];
    case 'setPlan':
      return [{ type: 'planSet', plan: intent.plan }];
  }
}

/** What a press asks of one table. `common`: the stop to which tables step together. `during`: where the host had the table in view. */
export function intentsOf(
  press: ClassPress,
  state: GameState,
  common: RevealStop | undefined,
  during?: PhaseInView,
): Result<readonly HostIntent[], Rejection> {
  const inRound = during === undefined ? {} : { inRound: during.round };
  switch (press) {
    case 'stepReveal':
      return stepTo(state, common);
    case 'endAfterRound':
      return ok([{ type: 'endAfterRound', ends: true, ...inRound }]);
    case 'playOn':
      return ok([{ type: 'endAfterRound', ends: false, ...inRound }]);
    case 'endNow':
      return ok([{ type: press, ...inRound }]);
    case 'skipPhase':
    case 'restartPhase':
      return ok([{ type: press, ...(during === undefined ? {} : { during }) }]);
    default:
      return ok([{ type: press }]);
  }
}

/**
 * The stop to which tables step together, of the next stops of each: that of the table which is furthest behind, so that all are at
 * the same stop afterwards. Undefined where every table is at its last, or none reveals anything.
 */
export function commonStop(next: readonly (RevealStop | undefined)[]): RevealStop | undefined {
  return REVEAL_STOPS.find((stop) => next.includes(stop));
}

/** Everything stands still while a class is adjourned, and goes on afterwards; where a clock does so already, nothing is asked. */
export function adjournedIntents(type: 'adjourn' | 'reconvene', state: GameState): readonly HostIntent[] {
  const runs = isInPlay(state) && state.clock.endsAtMs !== undefined && state.held === undefined;
  if (!runs || isPaused(state) === (type === 'adjourn')) return [];
  return [{ type: type === 'adjourn' ? 'pauseClock' : 'resumeClock' }];
}

/** Times of a round that is played at home are those of every table; one whose game is over has none. */
export function homeworkIntents(
  intent: Extract<HostIntent, { type: 'setHomework' | 'dropHomework' }>,
  state: GameState,
): readonly HostIntent[] {
  return state.phase === 'debrief' ? [] : [intent];
}

/** A table that is there already, or has nothing to show at that stop, stays where it is. */
function stepTo(state: GameState, stop: RevealStop | undefined): Result<readonly HostIntent[], Rejection> {
  if (state.phase !== 'results' && state.phase !== 'epilogue')
    return err({ code: 'intent/wrong-phase', phase: state.phase });
  const isAhead =
    stop !== undefined &&
    REVEAL_STOPS.indexOf(stop) > REVEAL_STOPS.indexOf(state.revealStop) &&
    revealStopsOf(state).includes(stop);
  return ok(isAhead ? [{ type: 'stepReveal', stop }] : []);
}

/** The next stop of a reveal that is under way. */
export function nextStopOf(state: GameState): RevealStop | undefined {
  const isRevealing = (state.phase === 'results' || state.phase === 'epilogue') && state.held === undefined;
  return isRevealing ? nextRevealStop(state) : undefined;
}

/** Whether a table is between lobby and debrief. */
export function isInPlay({ phase }: Pick<TableSummary, 'phase'>): boolean {
  return phase !== 'lobby' && phase !== 'debrief';
}

/** Whether a press can do anything at a table. The table decides; this keeps a button from being pressed in vain. */
export function canPress(press: ClassPress, summary: TableSummary): boolean {
  const { phase, round, rounds, endsAtMs, pausedLeftMs, trouble, nextStop, isEnding } = summary;
  if (!isInPlay(summary)) return false;
  switch (press) {
    case 'pauseClock':
      return endsAtMs !== undefined && pausedLeftMs === undefined;
    case 'resumeClock':
      return pausedLeftMs !== undefined;
    case 'addMinute':
      return endsAtMs !== undefined;
    case 'restartPhase':
      return trouble === undefined || trouble === 'held';
    case 'skipPhase':
      return trouble === undefined;
    case 'stepReveal':
      return nextStop !== undefined;
    case 'endAfterRound':
      return isEnding !== true && phase !== 'epilogue' && round < rounds;
    case 'playOn':
      return isEnding === true && phase !== 'epilogue';
    case 'endNow':
      return true;
  }
}
