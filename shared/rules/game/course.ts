/** The course of a game: what happens when a phase ends, and how games of countries run. Those of provinces: `provincesCourse.ts`. */
import type { Scenario } from '#shared/content/scenario.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { allPairLevels } from '../agreements/register.ts';
import { papersAwaitingBell } from '../law/concludeLaw.ts';
import { noticesDue } from '../law/leaving.ts';
import { atTurn } from '../modules/seams.ts';
import { termsFallDue } from '../modules/treaty/termsFallDue.ts';
import { conferenceNow } from '../modules/wto/conference.ts';
import { concludePaper, lapse } from '../negotiation/concluding.ts';
import { findFaultsUnder } from '../negotiation/findFaults.ts';
import { needsRatification, ratify } from '../negotiation/ratification.ts';
import { isOfProvinces } from '../scenario/anyScenario.ts';
import { finalReport } from '../scores/finalReport.ts';
import type { DecideContext, GameState, TableContext } from '../state.ts';
import { endOnceSettled, lastRoundOf, shortenTo } from '../table/gameLength.ts';
import { phaseDue } from './due.ts';
import { evolve, evolveAll } from './evolve.ts';
import { openPhase, settle } from './phases.ts';
import { advanceProvinces, endProvincesNow } from './provincesCourse.ts';

/** What happens when the phase ends: `lobby → (briefing → negotiation → policy → results) × rounds → epilogue → debrief`. */
export function advancePhase({ scenario, nowMs }: TableContext, state: GameState): GameEvent[] {
  return isOfProvinces(scenario)
    ? advanceProvinces({ scenario, nowMs }, state)
    : advanceCountries({ scenario, nowMs }, state);
}

function advanceCountries(context: DecideContext, state: GameState): GameEvent[] {
  if (state.held !== undefined) return settleAgain(context, state);
  switch (state.phase) {
    case 'lobby':
      return openRound(context, state, 1);
    case 'briefing':
      return openNegotiation(context, state);
    case 'negotiation':
      return [...ringBell(context, state), openPhase(context, state, 'policy', state.round)];
    case 'policy':
      return closePolicy(context, state);
    case 'results':
      return state.round < lastRoundOf(state)
        ? openRound(context, state, state.round + 1)
        : closeRounds(context, state);
    case 'epilogue':
      return endGame(context, state);
    case 'debrief':
      return [];
  }
}

/** After the last round the years that follow, also where it came sooner than agreed. */
function closeRounds(context: DecideContext, state: GameState): GameEvent[] {
  const shortened = shortenTo(state, state.round);
  return [...shortened, ...openEpilogue(context, evolveAll(state, shortened))];
}

function openNegotiation(context: DecideContext, state: GameState): GameEvent[] {
  const opened = [
    ...noticesFallDue(state, state.round),
    openPhase(context, state, 'negotiation', state.round),
  ];
  return [...opened, ...atTurn('negotiation', context, evolveAll(state, opened))];
}

/** The server closes a phase that is due; a table of bots alone moves as fast as whoever drives it. */
export function closePhase(context: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  const isBotsAlone = Object.values(state.seats).every(({ member }) => member === undefined);
  const mayClose = phaseDue(state, context.nowMs) || (isBotsAlone && state.held === undefined);
  return mayClose ? ok(advancePhase(context, state)) : err({ code: 'intent/stale-view' });
}

/**
 * The host ends the game at once. The round in progress is not settled: what became law in it stands, the rest lapses, and envelopes stay
 * closed. Only where no round was settled yet is the first one settled as it stands, so that there is something to look back on.
 */
export function endNow({ scenario, nowMs }: TableContext, state: GameState): Result<GameEvent[], Rejection> {
  if (state.phase === 'epilogue' && state.held !== undefined) return err({ code: 'round/held' });
  return ok(
    isOfProvinces(scenario)
      ? endProvincesNow({ scenario, nowMs }, state)
      : endCountriesNow({ scenario, nowMs }, state),
  );
}

function endCountriesNow(context: DecideContext, state: GameState): GameEvent[] {
  if (state.phase === 'epilogue') return endGame(context, state);
  const broken = breakOff(state);
  const stopped = evolveAll(state, broken);
  const first = stopped.reports.length === 0 ? settleFirst(context, stopped) : [];
  const settled = evolveAll(stopped, first);
  const rounds = settled.reports.length;
  if (rounds === 0) return [...broken, ...first, ...endOnceSettled(settled)];
  const shortened = shortenTo(settled, rounds);
  const over = evolveAll(settled, shortened);
  const after = openEpilogue(context, over);
  const ended = evolveAll(over, after);
  const end = ended.held === undefined ? endGame(context, ended) : [];
  return [...broken, ...first, ...shortened, ...after, ...end];
}

/** Breaks off what is under way: papers that are not law lapse, and a conference ends without a package. */
function breakOff(state: GameState): GameEvent[] {
  const conference = state.phase === 'negotiation' ? conferenceNow(state) : undefined;
  const waiting = Object.values(state.papers).filter(
    ({ status }) => status === 'open' || status === 'awaitingBell',
  );
  return [
    ...waiting.map((paper) => lapse(paper, { type: 'bell' })),
    ...(conference === undefined ? [] : [{ type: 'conferenceClosed', outcome: 'noPackage' } as const]),
  ];
}

/** The first round with the envelopes as they are. */
function settleFirst(context: DecideContext, state: GameState): GameEvent[] {
  const opened = state.phase === 'policy' ? [] : [openPhase(context, state, 'policy', state.round)];
  return [...opened, ...closePolicy(context, evolveAll(state, opened))];
}

/** A round begins with its briefing; how far pairs have climbed is noted, since pace is judged against it. */
function openRound(context: DecideContext, state: GameState, round: number): GameEvent[] {
  const pairLevels = allPairLevels(context.scenario, state.agreements);
  const opened: GameEvent = { ...openPhase(context, state, 'briefing', round), pairLevels };
  const begun = [opened, ...termsFallDue(state, round)];
  return [...begun, ...atTurn('briefing', context, evolveAll(state, begun), round)];
}

/**
 * The end of the negotiation: what awaits the bell becomes law in order of receipt, entries and mergers that nobody refused
 * and papers that every legislature ratifies; open papers lapse. The conference closes last.
 */
export function ringBell(context: DecideContext, state: GameState): GameEvent[] {
  const events: GameEvent[] = [];
  let table = state;
  for (const { id } of papersAwaitingBell(state)) {
    const decided = decideAwaiting(context.scenario, table, id);
    events.push(...decided);
    table = evolveAll(table, decided);
  }
  const open = Object.values(table.papers).filter(({ status }) => status === 'open');
  return [
    ...events,
    ...open.map((paper) => lapse(paper, { type: 'bell' })),
    ...atTurn('bell', context, table),
  ];
}

/** What becomes of a paper that awaits the bell; nothing where an earlier one has made it lapse. */
function decideAwaiting(scenario: Scenario, state: GameState, id: keyof GameState['papers']): GameEvent[] {
  const paper = state.papers[id];
  if (paper?.status !== 'awaitingBell') return [];
  const [fault] = findFaultsUnder(state, { scenario, draft: paper, author: paper.author });
  if (fault !== undefined) return [lapse(paper, { type: 'unlawful', fault })];
  if (!needsRatification(scenario, state, paper)) return concludePaper(scenario, state, paper);
  const { ratification, random } = ratify(scenario, state, paper);
  const held: GameEvent = { type: 'ratificationHeld', ratification, random };
  const refusing = ratification.votes.filter(({ passed }) => !passed).map(({ economy }) => economy);
  if (refusing.length > 0) return [held, lapse(paper, { type: 'notRatified', by: refusing })];
  return [held, ...concludePaper(scenario, evolve(state, held), paper)];
}

/** The envelopes are collected: last saved drafts are sealed, policies without one stay; the model settles the round. */
function closePolicy(context: DecideContext, state: GameState): GameEvent[] {
  const sealed = Object.entries(state.policyDrafts)
    .filter(([economy]) => !state.sealedBy.includes(economy))
    .map(([economy, policy]): GameEvent => ({ type: 'policySealed', economy, policy }));
  const collected = evolveAll(state, sealed);
  return [...sealed, ...settle(context, collected, [openPhase(context, state, 'results', state.round)])];
}

/** A held round is tried once more, from exactly what was held; the epilogue then has its full time again. */
function settleAgain(context: DecideContext, state: GameState): GameEvent[] {
  return state.phase === 'epilogue'
    ? settle(context, state, [openPhase(context, state, 'epilogue', state.round)])
    : closePolicy(context, state);
}

/** Leavers are out before the negotiation of the round after their notice; nothing where nobody leaves. */
function noticesFallDue(state: GameState, round: number): GameEvent[] {
  const law = noticesDue(state, round);
  const changes = law.upsert.length + law.end.length;
  return changes === 0 ? [] : [{ type: 'lawChanged', law, reason: 'noticeDue' }];
}

/** The years after: one round more is settled without play, under what the governments left behind. */
function openEpilogue(context: DecideContext, state: GameState): GameEvent[] {
  const round = state.settings.rounds + 1;
  const opened: GameEvent[] = [openPhase(context, state, 'epilogue', round), ...termsFallDue(state, round)];
  const opening = [...opened, ...noticesFallDue(evolveAll(state, opened), round)];
  const begun = [...opening, ...atTurn('epilogue', context, evolveAll(state, opening))];
  return [...begun, ...settle(context, evolveAll(state, begun), [])];
}

/** Play is over: standings and medals, then the debrief, which has no limit. */
function endGame(context: DecideContext, state: GameState): GameEvent[] {
  return [
    { type: 'gameEnded', final: finalReport(context.scenario, state) },
    openPhase(context, state, 'debrief', state.round),
  ];
}
