import type { EventEffect, EventTarget } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { formatList, formatPercent, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { type Phrase, phrase, t, tOr } from '../../text/t.ts';

export function eventTitle(event: WorldEvent): string {
  return tOr(`event.${event.card}.title`, event.card, eventParams(event));
}

/** What a card does in each round of its course, with the numbers of the deck. */
export function eventEffects(event: WorldEvent): string {
  if (!isEventKey(event.card)) return '';
  const { effects } = EVENT_DECK[event.card];
  const costs = effects.flatMap((effect) =>
    effect.type === 'tradeCost' && effect.bothWays && effect.on === 'goods' ? [effect] : [],
  );
  if (costs.length < 2 || costs.length < effects.length)
    return effects.map((effect) => effectText(event, effect)).join(t('events.and'));
  // Nothing but what goods cost between pairs is told once, pair by pair.
  const pairs = costs.map(({ from, to, percent }) => {
    const change = formatSignedPercent(percent / 100, decimals(percent));
    return t('events.pairCost', { from: whoIn(event, from), to: whoIn(event, to), change });
  });
  return t('events.does.costs', { list: pairs.join(t('events.and')) });
}

/** What the card of a moment says of it: what happened and what it changes. */
export function eventBegun(event: WorldEvent): Phrase {
  return phrase('moment.eventText', { cards: [event.card], effects: () => eventEffects(event) });
}

/** In the order in which a card names them. */
const NAMED = ['first', 'second', 'third', 'fourth'] as const;
type Whom = Exclude<EventTarget, (typeof NAMED)[number]>;

function whoIn(event: WorldEvent, target: EventTarget): string {
  const place = NAMED.findIndex((each) => each === target);
  return place < 0 ? t(`events.whom.${target as Whom}`) : economyName(event.economies[place] ?? '');
}

function effectText(event: WorldEvent, effect: EventEffect): string {
  const who = (target: EventTarget): string => whoIn(event, target);
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

/** The events of a round by their names, and by those between whom they are unless all are named. */
export function eventsBetween({
  modules,
  economies: seats,
}: Pick<RoundReport, 'modules' | 'economies'>): Phrase {
  const active = modules?.events?.active ?? [];
  const cards = active.map(({ card }) => card);
  const economies = [...new Set(active.flatMap((event) => event.economies))];
  if (economies.length >= Object.keys(seats).length) return phrase('decision.events', { cards });
  return phrase('decision.eventBetween', {
    cards,
    economies,
  });
}

/** Whom the card hits. */
export function eventWho(event: WorldEvent): string {
  return tOr(`event.${event.card}.who`, '', eventParams(event));
}

export function eventParams({ economies, sector }: WorldEvent): Record<string, string> {
  const [economy, other, third, fourth] = economies;
  return {
    ...(third === undefined ? {} : { third: economyName(third) }),
    ...(fourth === undefined ? {} : { fourth: economyName(fourth) }),
    ...(economy === undefined ? {} : { economy: economyName(economy) }),
    ...(other === undefined ? {} : { other: economyName(other) }),
    economies: formatList(economies.map(economyName)),
    ...(sector === undefined ? {} : { sector: sectorName(sector) }),
  };
}

/** The cards that began with the round, and whether others ended with the one before. */
export function eventsName(
  { reports }: Pick<CountryGame, 'reports'>,
  { round, modules }: RoundReport,
): Phrase {
  const active = modules?.events?.active ?? [];
  const before = reports.find((report) => report.round === round - 1)?.modules?.events?.active ?? [];
  const cards = active.filter(({ fromRound }) => fromRound === round).map(({ card }) => card);
  const hasEnded = before.some(({ untilRound }) => untilRound < round);
  if (cards.length === 0) return phrase('decision.eventsEnded');
  return phrase(hasEnded ? 'decision.eventsAndEnds' : 'decision.events', { cards });
}

/** A surcharge as a cause: it moves incomes when it comes, and when it ends. */
export function surchargeName(
  { surcharges }: Pick<RoundReport, 'surcharges'>,
  me: EconomyId,
  by: EconomyId,
  against: EconomyId,
): Phrase {
  if (surcharges.some((each) => each.by === by && each.surcharge.against === against))
    return phrase('decision.surcharge', { by, against });
  return by === me
    ? phrase('decision.ownSurchargeEnded', { against })
    : phrase('decision.surchargeEnded', { by, against });
}

/** Who answers in the years after to a tariff that the seat raised in the last round, and with how much at most. */
export function whyAnswered({ surcharges }: RoundReport, me: EconomyId): Phrase | undefined {
  const onMe = surcharges.filter(({ surcharge: { against } }) => against === me);
  const mostBp = Math.max(0, ...onMe.map(({ surcharge: { rateBp } }) => rateBp));
  const params = { economies: onMe.map(({ by }) => by), points: mostBp / POINT_BP };
  return onMe.length === 0 ? undefined : phrase('decisionWhy.answers', params);
}

/** Which way the tariffs of some economies went in the envelopes; undefined where some rose and others fell, or none moved. */
export function tariffMove(
  { walls, wallsBefore }: RoundReport,
  economies: readonly EconomyId[],
): 'Lowered' | 'Raised' | undefined {
  const moves = economies.flatMap((economy) =>
    Object.entries(walls[economy] ?? {}).map(
      ([sector, rateBp]) => rateBp - (wallsBefore[economy]?.[sector] ?? rateBp),
    ),
  );
  const [hasFallen, hasRisen] = [moves.some((move) => move < 0), moves.some((move) => move > 0)];
  if (hasFallen === hasRisen) return undefined;
  return hasFallen ? 'Lowered' : 'Raised';
}
