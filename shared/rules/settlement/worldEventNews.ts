import type { HeadlineKey } from '#shared/protocol/headlines.ts';
import type { BarriersReport } from '#shared/protocol/modules/barriers.ts';
import type { BudgetReport } from '#shared/protocol/modules/budget.ts';
import type { EventsReport } from '#shared/protocol/modules/events.ts';
import type { Headline } from '#shared/protocol/report.ts';
import { NEWSWORTHY_PERCENT, type Outcome } from './outcome.ts';

/** News of what nobody signed, each kind apart: event cards, barriers that came to light in the round, corridors. */
export function worldEventNews({ report, playable }: Outcome): Headline[][] {
  const { events, barriers, budget } = report.modules ?? {};
  return [
    events === undefined ? [] : cardNews(events, playable),
    barriers === undefined ? [] : barrierNews(barriers, report.round),
    budget === undefined ? [] : corridorNews(budget),
  ];
}

function headline(key: HeadlineKey, params: Headline['params']): Headline {
  return { key, params };
}

/** What the cards of the round did together to the seat that felt them most. */
function cardNews({ active, effectPercent }: EventsReport, playable: readonly string[]): Headline[] {
  const cards = active.map(({ card }) => card);
  const felt = playable
    .map((economy) => ({ economy, percent: effectPercent[economy] ?? 0 }))
    .toSorted((a, b) => Math.abs(b.percent) - Math.abs(a.percent))[0];
  if (felt === undefined || Math.abs(felt.percent) < NEWSWORTHY_PERCENT) return [];
  const key = felt.percent < 0 ? 'headline.eventsHit' : 'headline.eventsHelped';
  const percent = Math.round(100 * Math.abs(felt.percent)) / 100;
  return [headline(key, { cards, economy: felt.economy, percent })];
}

function barrierNews({ found }: BarriersReport, now: number): Headline[] {
  return found
    .filter(({ round }) => round === now)
    .map(({ by: economy, sector, foundBy: by }) =>
      headline('headline.barrierFound', { economy, sector, by }),
    );
}

function corridorNews({ corridors }: BudgetReport): Headline[] {
  return corridors.map(({ id: corridor, built }) =>
    headline(built ? 'headline.corridorBuilt' : 'headline.corridorFailed', { corridor }),
  );
}
