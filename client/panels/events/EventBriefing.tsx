import type { GameState } from '#shared/rules/state.ts';
import { t } from '../../text/t.ts';
import { EventCard } from './EventCard.tsx';

/** What is announced for the next round, and what is at work in this one; nothing where the module is off. */
export function EventBriefing({ game }: { readonly game: GameState }) {
  const { events, round } = game;
  if (events === undefined || events.announced.length + events.active.length === 0) return null;
  const announced = events.announced.filter(({ fromRound }) => fromRound > round);
  const atWork = [...events.active, ...events.announced].filter(
    ({ fromRound, untilRound }) => fromRound <= round && untilRound >= round,
  );
  return (
    <section>
      {announced.length > 0 && <h3>{t('events.announced')}</h3>}
      {announced.map((event) => (
        <EventCard key={event.id} event={event} round={round} />
      ))}
      {atWork.length > 0 && <h3>{t('events.atWork')}</h3>}
      {atWork.map((event) => (
        <EventCard key={event.id} event={event} round={round} />
      ))}
    </section>
  );
}
