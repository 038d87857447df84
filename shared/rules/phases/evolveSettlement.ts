import { assertNever } from '#shared/kernel/assertNever.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { GameState } from '../state.ts';

type SettlementEvent = GameEventOf<'roundSettled' | 'settlementHeld' | 'gameEnded'>;

/** Folds what the model found, or that it found nothing. */
export function evolveSettlement(state: GameState, event: SettlementEvent): GameState {
  switch (event.type) {
    case 'roundSettled': {
      const { held: _held, ...unheld } = state;
      const outcomes = new Map(event.report.pledges.map(({ id, outcome }) => [id, outcome]));
      return {
        ...unheld,
        ...event.modules,
        random: event.random,
        walls: event.walls,
        settled: event.settled,
        reports: [...state.reports, event.report],
        pledges: state.pledges.map((pledge) => {
          const outcome = outcomes.get(pledge.id);
          return outcome === undefined ? pledge : { ...pledge, outcome };
        }),
      };
    }
    case 'settlementHeld':
      return { ...state, held: event.failure };
    case 'gameEnded':
      return { ...state, final: event.final };
    default:
      return assertNever(event);
  }
}
