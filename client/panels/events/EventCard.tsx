import { isEventKey } from '#shared/content/events/eventDeck.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { eventsAtWork } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { Delta } from '../../design/Marks.tsx';
import { previews, usePreview } from '../../preview/preview.ts';
import { gameOfCountries } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { formatNumber, formatSignedPercent } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t, tOr } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { eventEffects, eventParams, eventTitle } from './eventText.ts';
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
    return isToEnd
      ? t('events.toEnd')
      : untilRound === round
        ? t('events.inRound', { from: round })
        : t('events.until', { round: untilRound });
  if (isToEnd) return t('events.fromToEnd', { from });
  return t(from === untilRound ? 'events.inRound' : 'events.fromUntil', { from, round: untilRound });
}

/** A card of the deck: what happens, who is hit, when it happened before. */
export function EventCard({ event, round }: Props) {
  const { card } = event;
  const params = eventParams(event);
  const game = gameOfCountries.value;
  const isLesson = game !== undefined && startsAnew(game);
  return (
    <article class="event-card ruled tall stack gap-1">
      <h4 class="row wrap">
        <Icon name="alert" size={17} /> {eventTitle(event)}
        <span class="pill small">{timeOfEvent(event, round, game?.settings.rounds)}</span>
      </h4>
      <p>{tOr(`event.${card}.what`, '', params)}</p>
      <p class="small num">{eventEffects(event)}</p>
      <details class="small muted">
        <summary>{t('events.history')}</summary>
        <p>{tOr(`event.${card}.who`, '', params)}</p>
        <p>{tOr(`event.${card}.why`, '', params)}</p>
      </details>
      {isEventKey(card) && !isLesson && (
        <p class="small">
          <ConceptLinks place={`event.${card}`} />
        </p>
      )}
    </article>
  );
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
  const atWork = eventsAtWork(game);
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
      {startsAnew(game) && <EventForecast round={announced.length > 0 ? round + 1 : round} />}
    </section>
  );
}

/** It was announced under the tariffs of the round before: where they have moved since it is another figure, and that is why. */
function aloneTold(game: CountryGame, round: number, change: string): Phrase {
  const { walls, wallsBefore } = game.reports.at(-1) ?? {};
  const isMoved = round === game.round && canonicalJson(walls ?? {}) !== canonicalJson(wallsBefore ?? {});
  return isMoved ? phrase('events.aloneNow', { change }) : phrase('events.alone', { round, change });
}

/** What the events of a round do to the reader and to the others, before anything is signed in it. */
function EventForecast({ round }: { readonly round: number }) {
  const { game, me } = useCountries();
  usePreview('growth', { type: 'events', economy: me ?? '' }, [game]);
  const { job, result } = previews.value.growth ?? {};
  if (job?.type !== 'events' || result?.type !== 'forecast') return <p>{t('proposal.computing')}</p>;
  const told = Object.keys(game.seats).map((economy) => {
    const percent = percentOfLog(result.forecast.economies[economy]?.logChange ?? 0);
    return { economy, change: formatSignedPercent(percent / 100, 2) };
  });
  const own = told.find(({ economy }) => economy === me);
  const others = told.filter(({ economy }) => economy !== me);
  return (
    <>
      {own && <p class="num">{say(aloneTold(game, round, own.change))}</p>}
      <p class="small muted num">
        {t('events.others', {
          changes: others
            .map(({ economy, change }) => `${economyName(economy)} ${change}`)
            .join(locale().comma),
        })}
      </p>
    </>
  );
}
