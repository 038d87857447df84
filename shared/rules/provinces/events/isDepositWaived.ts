import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import { effectsAtWork } from './eventsAtWork.ts';

/** Whether a binding pact may be made without a deposit in this round: a card allows one. */
export function isDepositWaived(state: GameState): boolean {
  if (effectsAtWork(state, 'pactWithoutDeposit').length === 0) return false;
  return !Object.values(provincesOf(state).pacts).some(
    ({ isBinding, deposit, sinceRound }) => isBinding && deposit === 0 && sinceRound === state.round,
  );
}
