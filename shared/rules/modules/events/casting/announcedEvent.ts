import type { EventCard } from '#shared/content/events/eventCard.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { GameState } from '../../../state.ts';
import { sectorOfEvent } from '../effects/effectCase.ts';

type Placing = Pick<WorldEvent, 'placedBy' | 'economies'>;

/**
 * A card as it is announced: it works from the next round on. What passes ends with the last round that is played; what lasts
 * works in the years after too.
 */
export function announcedEvent(
  scenario: Scenario,
  { round, settings, events }: Pick<GameState, 'round' | 'settings' | 'events'>,
  card: EventCard,
  placing: Placing,
): WorldEvent {
  const fromRound = round + 1;
  const sector = card.sector === undefined ? undefined : sectorOfEvent(scenario, card.sector);
  return {
    id: `e${events?.count ?? 0}`,
    card: card.key,
    announcedInRound: round,
    fromRound,
    untilRound:
      card.rounds === 'lasting'
        ? settings.rounds + 1
        : Math.min(settings.rounds, fromRound + card.rounds - 1),
    ...placing,
    ...(sector === undefined ? {} : { sector }),
  };
}
