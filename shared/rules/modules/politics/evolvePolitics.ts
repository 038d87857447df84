import { mapValues } from '#shared/kernel/records.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../state.ts';

type PoliticsEvent = ModuleEventOf<'ratificationHeld'>;

/** Folds a ratification: chance was drawn, and a treaty that every legislature carries costs its governments support. */
export function evolvePolitics(state: GameState, { ratification, random }: PoliticsEvent): GameState {
  const { politics } = state;
  if (politics === undefined) return { ...state, random };
  const isCarried = ratification.votes.every(({ passed }) => passed);
  const seats = mapValues(politics.seats, (seat, economy): PoliticsOfSeat => {
    const cost = isCarried ? (ratification.costs[economy] ?? 0) : 0;
    if (cost === 0) return seat;
    return { ...seat, pending: { ...seat.pending, treaties: (seat.pending.treaties ?? 0) - cost } };
  });
  return {
    ...state,
    random,
    politics: { ...politics, seats, ratifications: [...politics.ratifications, ratification] },
  };
}
