import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import { nameParams } from './nameParams.ts';
import { fillSentence, isTextKey } from './t.ts';

export type EventPart = 'title' | 'what' | 'who' | 'why';

/** A sentence of an event card with the economies that it names in this game. */
export function eventText(
  { card, economies }: Pick<WorldEvent, 'card' | 'economies'>,
  part: EventPart,
): string {
  const key = `event.${card}.${part}`;
  if (!isTextKey(key)) return card;
  const [economy = '', other = ''] = economies;
  return fillSentence(key, nameParams({ economy, other }));
}
