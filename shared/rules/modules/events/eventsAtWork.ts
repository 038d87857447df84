import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { EventCard } from '#shared/content/events/eventCard.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';

const NONE: readonly WorldEvent[] = [];

/** Cards at work in the round of a law. One that was placed before the first round is announced until it works. */
export function eventsAtWork({ events, round }: Pick<LawInForce, 'events' | 'round'>): readonly WorldEvent[] {
  if (events === undefined || events.active.length + events.announced.length === 0) return NONE;
  return [...events.active, ...events.announced].filter((event) => isAtWork(event, round));
}

export function isAtWork({ fromRound, untilRound }: WorldEvent, round: number): boolean {
  return fromRound <= round && round <= untilRound;
}

/** The card of an event; that there is none of its name is a bug. */
export function cardOf({ card }: Pick<WorldEvent, 'card'>): EventCard {
  if (!isEventKey(card)) throw new Error(`no card ${card}`);
  return EVENT_DECK[card];
}
