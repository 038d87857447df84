import { fromKeys, must } from '#shared/kernel/records.ts';
import { BLOCS } from './blocs.ts';
import { CRISES } from './crises.ts';
import type { EventCard } from './eventCard.ts';
import { EVENT_KEYS, type EventKey } from './eventKeys.ts';
import { GROWTH } from './growth.ts';
import { NATURE } from './nature.ts';
import { POWERS } from './powers.ts';

const CARDS: readonly EventCard[] = [...CRISES, ...NATURE, ...POWERS, ...BLOCS, ...GROWTH];

/** The deck: every card by its key. */
export const EVENT_DECK: Readonly<Record<EventKey, EventCard>> = fromKeys(EVENT_KEYS, (key) =>
  must(
    CARDS.find((card) => card.key === key),
    `card ${key}`,
  ),
);

const KEYS: readonly string[] = EVENT_KEYS;

export function isEventKey(text: string): text is EventKey {
  return KEYS.includes(text);
}
