import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { findFaultsUnder } from '../agreements/findFaults.ts';
import { papersAwaitingBell } from '../agreements/pendingLaw.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { evolvePapers, isPaperEvent } from './evolvePapers.ts';
import { concludePaper, lapse } from './papers/concludePaper.ts';

/** The end of the negotiation: entries and mergers that nobody refused become law in order of receipt, open papers lapse. */
export function ringBell({ scenario }: DecideContext, state: GameState): GameEvent[] {
  const events: GameEvent[] = [];
  let table = state;
  for (const { id } of papersAwaitingBell(state)) {
    const admitted = admit(scenario, table, id);
    events.push(...admitted);
    table = admitted.filter(isPaperEvent).reduce(evolvePapers, table);
  }
  const open = Object.values(table.papers).filter(({ status }) => status === 'open');
  return [...events, ...open.map((paper) => lapse(paper, { type: 'bell' }))];
}

/** Nothing where an earlier one has made it lapse. */
function admit(scenario: Scenario, state: GameState, id: keyof GameState['papers']): GameEvent[] {
  const paper = state.papers[id];
  if (paper?.status !== 'awaitingBell') return [];
  const [fault] = findFaultsUnder(state, { scenario, draft: paper, author: paper.author });
  return fault === undefined
    ? concludePaper(scenario, state, paper)
    : [lapse(paper, { type: 'unlawful', fault })];
}
