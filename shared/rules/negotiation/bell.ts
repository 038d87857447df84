import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { findFaultsUnder } from '../agreements/findFaults.ts';
import { papersAwaitingBell } from '../agreements/pendingLaw.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolve, evolveAll } from '../evolve.ts';
import { needsRatification, ratify } from './ratification.ts';
import { atTurn } from '../modules/seams.ts';
import type { GameState } from '../state.ts';
import { concludePaper, lapse } from './papers/concludePaper.ts';

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

/** Nothing where an earlier one has made it lapse. */
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
