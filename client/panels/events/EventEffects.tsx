import type { RoundReport } from '#shared/protocol/report.ts';
import { formatNumber } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../player/Delta.tsx';
import { eventTitle } from './EventCard.tsx';

const SHOWN = 3;
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
      <ul class="moves">
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
