import type { RoundReport } from '#shared/protocol/report.ts';
import { Delta } from '../../design/Delta.tsx';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { EventCard, eventTitle } from './EventCard.tsx';
import { useCountries } from '../../state/useTable.ts';

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
