import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';
import { applyLaw } from './applyLaw.ts';
import { lawOf } from './concludeLaw.ts';

/** Papers that all have signed and that await the bell, in order of receipt. */
export function papersAwaitingBell(state: Pick<GameState, 'papers'>): Paper[] {
  return Object.values(state.papers)
    .filter(({ status }) => status === 'awaitingBell')
    .toSorted((a, b) => (a.receipt ?? 0) - (b.receipt ?? 0));
}

/** The state as if the papers that await the bell were law: later papers must agree with them. */
export function withPendingLaw(scenario: Scenario, state: GameState): GameState {
  return papersAwaitingBell(state).reduce((law, paper) => applyLaw(law, lawOf(scenario, law, paper)), state);
}
