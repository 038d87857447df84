import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceEffect } from '#shared/content/provinces/cards/provinceCard.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** Cards at work in this round. */
export function eventsAtWork(state: GameState): ProvinceEvent[] {
  const { round } = state;
  return provincesOf(state).events.filter(
    ({ fromRound, untilRound }) => fromRound <= round && round <= untilRound,
  );
}

export type EffectOf<T extends ProvinceEffect['type']> = Extract<ProvinceEffect, { readonly type: T }>;

/** Effects of one kind that are at work in this round, each with the event that brings it. */
export function effectsAtWork<T extends ProvinceEffect['type']>(
  state: GameState,
  type: T,
): { readonly event: ProvinceEvent; readonly effect: EffectOf<T> }[] {
  const isOfType = (effect: ProvinceEffect): effect is EffectOf<T> => effect.type === type;
  return eventsAtWork(state).flatMap((event) =>
    provinceCard(event.card)
      .effects.filter(isOfType)
      .map((effect) => ({ event, effect })),
  );
}
