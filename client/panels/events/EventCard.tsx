import { isEventKey } from '#shared/content/events/eventDeck.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import { Icon } from '../../design/Icon.tsx';
import { formatList } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import './events.css';

type Props = { readonly event: WorldEvent; readonly round: number };

/** A card of the deck: what happens, who is hit, when it happened before. */
export function EventCard({ event, round }: Props) {
  const { card, fromRound, untilRound } = event;
  const params = eventParams(event);
  const isAtWork = fromRound <= round;
  return (
    <article class="event-card ruled stack gap-1">
      <h4 class="row wrap">
        <Icon name="alert" size={17} /> {eventTitle(event)}
        <span class="pill small">
          {isAtWork
            ? t('events.until', { round: untilRound })
            : t(fromRound === untilRound ? 'events.inRound' : 'events.fromUntil', {
                from: fromRound,
                round: untilRound,
              })}
        </span>
      </h4>
      <p>{tOr(`event.${card}.what`, '', params)}</p>
      <p class="small">{tOr(`event.${card}.who`, '', params)}</p>
      <details class="small muted">
        <summary>{t('events.history')}</summary>
        <p>{tOr(`event.${card}.why`, '', params)}</p>
      </details>
      {isEventKey(card) && (
        <p class="small">
          <ConceptLinks place={`event.${card}`} />
        </p>
      )}
    </article>
  );
}

export function eventTitle(event: WorldEvent): string {
  return tOr(`event.${event.card}.title`, event.card, eventParams(event));
}

/** Whom the card hits. */
export function eventWho(event: WorldEvent): string {
  return tOr(`event.${event.card}.who`, '', eventParams(event));
}

function eventParams({ economies, sector }: WorldEvent): Record<string, string> {
  const [economy, other] = economies;
  return {
    ...(economy === undefined ? {} : { economy: economyName(economy) }),
    ...(other === undefined ? {} : { other: economyName(other) }),
    economies: formatList(economies.map(economyName)),
    ...(sector === undefined ? {} : { sector: sectorName(sector) }),
  };
}
