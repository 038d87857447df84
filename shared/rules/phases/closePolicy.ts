import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import { evolveAll } from '../evolve.ts';
import type { GameState } from '../state.ts';
import { openPhase } from './openPhase.ts';
import { settle } from './settle.ts';

/** The envelopes are collected: last saved drafts are sealed, policies without one stay; the model settles the round. */
export function closePolicy(context: DecideContext, state: GameState): GameEvent[] {
  const sealed = Object.entries(state.policyDrafts)
    .filter(([economy]) => !state.sealedBy.includes(economy))
    .map(([economy, policy]): GameEvent => ({ type: 'policySealed', economy, policy }));
  const collected = evolveAll(state, sealed);
  return [...sealed, ...settle(context, collected, [openPhase(context, state, 'results', state.round)])];
}
