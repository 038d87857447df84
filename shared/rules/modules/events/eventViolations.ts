import { EVENTS_PER_ROUND } from '#shared/content/events/eventConstants.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';
import type { GameState } from '../../state.ts';
import { cardOf } from './atWork.ts';

/** Every card lies in one pile, names whom it must, and begins with one other at most. */
export function eventViolations({ events, round, settings }: GameState): string[] {
  if (events === undefined) return [];
  const { announced, active, past, count } = events;
  const all = [...announced, ...active, ...past];
  const isLast = round > settings.rounds;
  return [
    ...violatedBy(areDistinct(all.map(({ id }) => id)), 'an event lies in two piles'),
    ...violatedBy(
      all.every(({ id }) => Number(id.slice(1)) < count),
      'a number of an event would be given twice',
    ),
    ...violatedBy(
      all.every((event) => cardOf(event).roles.length === event.economies.length),
      'a card does not name whom it must',
    ),
    ...violatedBy(
      all.every(({ economies }) => areDistinct(economies)),
      'a card names somebody twice',
    ),
    ...violatedBy(
      all.every(({ announcedInRound, fromRound, untilRound }) => {
        return announcedInRound < fromRound && fromRound <= untilRound && fromRound <= settings.rounds;
      }),
      'a card works before it is announced, or never',
    ),
    ...violatedBy(
      all.every(({ fromRound }) => {
        return all.filter((other) => other.fromRound === fromRound).length <= EVENTS_PER_ROUND;
      }),
      `more than ${EVENTS_PER_ROUND} cards begin together`,
    ),
    ...violatedBy(isLast || announced.every(({ fromRound }) => fromRound >= round), 'a card never began'),
  ];
}
