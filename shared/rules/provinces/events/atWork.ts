/** Cards at work in a round, and the effects that they bring. */
import type { ProvinceEffect } from '#shared/content/provinces/cards/provinceCard.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import type { ProvinceGame } from '../../state.ts';
import { provincesOf } from '../state/provincesOf.ts';

/** Cards at work in this round. */
function eventsAtWork(state: ProvinceGame): ProvinceEvent[] {
  const { round } = state;
  return provincesOf(state).events.filter(
    ({ fromRound, untilRound }) => fromRound <= round && round <= untilRound,
  );
}

type EffectOf<T extends ProvinceEffect['type']> = Extract<ProvinceEffect, { readonly type: T }>;

/** Effects of one kind that are at work in this round, each with the event that brings it. */
export function effectsAtWork<T extends ProvinceEffect['type']>(
  state: ProvinceGame,
  type: T,
): { readonly event: ProvinceEvent; readonly effect: EffectOf<T> }[] {
  const isOfType = (effect: ProvinceEffect): effect is EffectOf<T> => effect.type === type;
  return eventsAtWork(state).flatMap((event) =>
    provinceCard(event.card)
      .effects.filter(isOfType)
      .map((effect) => ({ event, effect })),
  );
}

/** Cards after the round: who was hit by a fee may answer in the next one; a fee that nobody set is over. */
export function settleEvents(state: ProvinceGame): ProvinceEvent[] {
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

/** Whether a binding pact may be made without a deposit in this round: a card allows one. */
export function isDepositWaived(state: ProvinceGame): boolean {
  if (effectsAtWork(state, 'pactWithoutDeposit').length === 0) return false;
  return !Object.values(provincesOf(state).pacts).some(
    ({ isBinding, deposit, sinceRound }) => isBinding && deposit === 0 && sinceRound === state.round,
  );
}
