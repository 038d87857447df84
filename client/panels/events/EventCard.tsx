import type { EventEffect, EventTarget } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Icon } from '../../design/Icon.tsx';
import { Delta } from '../../design/Marks.tsx';
import { gameOfCountries } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import {
  formatList,
  formatNumber,
  formatPercent,
  formatSigned,
  formatSignedPercent,
} from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t, tOr } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import './events.css';

type Props = { readonly event: WorldEvent; readonly round: number };

/** When an event is at work, as seen in a round; the years after the last one are no round that anybody plays. */
export function timeOfEvent(
  { fromRound: from, untilRound }: Pick<WorldEvent, 'fromRound' | 'untilRound'>,
  round: number,
  rounds = Infinity,
): string {
  const isToEnd = untilRound > rounds;
  if (from <= round || from > rounds)
    return isToEnd ? t('events.toEnd') : t('events.until', { round: untilRound });
  if (isToEnd) return t('events.fromToEnd', { from });
  return t(from === untilRound ? 'events.inRound' : 'events.fromUntil', { from, round: untilRound });
}

/** A card of the deck: what happens, who is hit, when it happened before. */
export function EventCard({ event, round }: Props) {
  const { card } = event;
  const params = eventParams(event);
  return (
    <article class="event-card ruled tall stack gap-1">
      <h4 class="row wrap">
        <Icon name="alert" size={17} /> {eventTitle(event)}
        <span class="pill small">{timeOfEvent(event, round, gameOfCountries.value?.settings.rounds)}</span>
      </h4>
      <p>{tOr(`event.${card}.what`, '', params)}</p>
      <p class="small num">{eventEffects(event)}</p>
      <details class="small muted">
        <summary>{t('events.history')}</summary>
        <p>{tOr(`event.${card}.who`, '', params)}</p>
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

/** What a card does in each round of its course, with the numbers of the deck. */
export function eventEffects(event: WorldEvent): string {
  if (!isEventKey(event.card)) return '';
  return EVENT_DECK[event.card].effects.map((effect) => effectText(event, effect)).join(t('events.and'));
}

function effectText(event: WorldEvent, effect: EventEffect): string {
  const [first, second] = event.economies;
  const who = (target: EventTarget): string => {
    if (target === 'first' || target === 'second')
      return economyName((target === 'first' ? first : second) ?? '');
    return t(`events.whom.${target}`);
  };
  const { sector } = event;
  const isOfSector = 'on' in effect && effect.on === 'sector';
  const what = isOfSector && sector !== undefined ? t('events.in', { sector: sectorName(sector) }) : '';
  const params = eventParams(event);
  const names = { economy: params['economy'] ?? '', other: params['other'] ?? '' };
  if (effect.type === 'support')
    return t('events.does.support', {
      who: who(effect.of),
      points: formatSigned(effect.points, decimals(effect.points)),
    });
  const digits = decimals(effect.percent);
  const change = formatSignedPercent(effect.percent / 100, digits);
  const part = formatPercent(effect.percent / 100, digits);
  switch (effect.type) {
    case 'productivity':
    case 'capital':
      return t(`events.does.${effect.type}`, { who: who(effect.of), what, change });
    case 'tradeCost':
      return t(effect.bothWays ? 'events.does.costBetween' : 'events.does.cost', {
        from: who(effect.from),
        to: who(effect.to),
        what,
        change,
      });
    case 'pairCost':
      return t(`events.does.${effect.pairs}`, { change });
    case 'evasion':
      return t('events.does.evasion', {
        who: who(effect.of),
        change: part,
      });
    case 'capitalMove':
    case 'peopleMove':
    case 'transfer':
      return t(`events.does.${effect.type}`, { ...names, change: part });
  }
}

/** As many as the number of a card is written with. */
function decimals(value: number): number {
  return (String(value).split('.')[1] ?? '').length;
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

/** Economies named, the hardest hit first. */
const SHOWN = 3;
/** Below this a change would be shown as 0.00. */
const SMALLEST_PERCENT = 0.005;

/** What the cards at work did to real income in the round: the round solved with them and without. */
export function EventEffects({
  report,
  me,
}: {
  readonly report: RoundReport;
  readonly me?: string | undefined;
}) {
  const events = report.modules?.events;
  if (events === undefined || events.active.length === 0) return null;
  const hit = Object.entries(events.effectPercent)
    .filter(([economy, percent]) => economy === me || Math.abs(percent) >= SMALLEST_PERCENT)
    .toSorted(([a, x], [b, y]) => Number(b === me) - Number(a === me) || Math.abs(y) - Math.abs(x))
    .slice(0, SHOWN);
  return (
    <section class="panel pad">
      <h3 class="small">{events.active.map(eventTitle).join(' · ')}</h3>
      <p class="micro muted">{t('events.effect')}</p>
      <ul class="stack">
        {hit.map(([economy, percent]) => (
          <li key={economy} class="row">
            <span class="grow">{economyName(economy)}</span>
            <Delta value={percent} text={formatNumber(Math.abs(percent), 2)} epsilon={SMALLEST_PERCENT} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is announced for the next round, and what is at work in this one; nothing where the module is off. */
export function EventBriefing() {
  const { game } = useCountries();
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
