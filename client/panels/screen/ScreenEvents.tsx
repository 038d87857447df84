import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { eventTitle, eventWho } from '../events/EventCard.tsx';

/** Cards of the deck while the room reads the briefing: announced, and at work. */
export function ScreenEvents({ game }: { readonly game: GameState }) {
  const { events, round } = game;
  const cards = [...(events?.active ?? []), ...(events?.announced ?? [])];
  if (cards.length === 0) return null;
  return (
    <ul class="panel screen-events" aria-label={t('screen.events')}>
      {cards.map((event) => (
        <li key={event.id}>
          <Icon name="alert" size={30} />
          <span>
            <b>{eventTitle(event)}</b>{' '}
            <span class="pill">{t(event.fromRound > round ? 'screen.eventNext' : 'screen.eventNow')}</span>
            <span class="muted who">{eventWho(event)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
