import type { EventCard, EventTarget } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { Register } from '../../agreements/register.ts';
import type { LawInForce } from '../../schedules/lawInForce.ts';

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

/** Who is asked about: rest of the world, or a seat. */
type Bystander = { readonly id: EconomyId; readonly playable: boolean };

/** Whether an effect falls on an economy: blocs are those of the law at hand, so that joining one changes who is hit. */
export function isHit(
  agreements: Register,
  { economies }: Pick<WorldEvent, 'economies'>,
  target: EventTarget,
  { id, playable }: Bystander,
): boolean {
  switch (target) {
    case 'first':
      return economies[0] === id;
    case 'second':
      return economies[1] === id;
    case 'everyone':
      return true;
    case 'others':
      return economies[0] !== id;
    case 'blocMembers':
      return isInBloc(agreements, id);
    case 'outsiders':
      return playable && !isInBloc(agreements, id);
    case 'restOfWorld':
      return !playable;
    default:
      return assertNever(target);
  }
}

/** A member of a free trade area or more. */
export function isInBloc(agreements: Register, economy: EconomyId): boolean {
  return Object.values(agreements).some(({ level, parties }) => level >= 2 && parties.includes(economy));
}

/** Points of support that the cards at work bring a seat, or cost it, in this round; zero where the module is off. */
export function eventSupport(
  law: Pick<LawInForce, 'events' | 'round' | 'agreements'>,
  economy: EconomyId,
): number {
  let points = 0;
  for (const event of eventsAtWork(law)) {
    for (const effect of cardOf(event).effects) {
      if (effect.type !== 'support') continue;
      if (isHit(law.agreements, event, effect.of, { id: economy, playable: true })) points += effect.points;
    }
  }
  return points;
}
