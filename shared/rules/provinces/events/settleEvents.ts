import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import { effectsAtWork } from './eventsAtWork.ts';

/** Cards after the round: who was hit by a fee may answer in the next one; a fee that nobody set is over. */
export function settleEvents(state: GameState): ProvinceEvent[] {
  const { events, sealed } = provincesOf(state);
  const beginning = effectsAtWork(state, 'fee')
    .map(({ event }) => event.id)
    .filter((id) => events.some((event) => event.id === id && event.fromRound === state.round));
  return events.map((event): ProvinceEvent => {
    if (!beginning.includes(event.id)) return event;
    const [first = ''] = event.economies;
    const victim = sealed[first]?.fee;
    return victim === undefined
      ? { ...event, untilRound: state.round }
      : { ...event, economies: [first, victim] };
  });
}
