import {
  type EventCard,
  type EventEffect,
  type EventRole,
  LARGE_SHARE,
  PRODUCER_SHARE,
} from '#shared/content/events/eventCard.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { type RandomState, drawIndex } from '#shared/kernel/random.ts';
import type { WorldEvent } from '#shared/protocol/modules/modules.ts';
import { blocsOf } from '../../law/blocs.ts';
import { economyPlace, placesOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { isInBloc, sectorOfEvent } from './effects.ts';

type Cast = { readonly economies: readonly EconomyId[]; readonly random: RandomState };

/**
 * Whom a card names: those already chosen, then by chance seats that fit the roles left. Undefined where nobody is left who fits.
 */
export function castCard(
  scenario: Scenario,
  state: Law & Pick<CountryGame, 'random'>,
  card: EventCard,
  chosen: readonly EconomyId[] = [],
): Cast | undefined {
  const economies = [...chosen];
  let { random } = state;
  for (const role of card.roles.slice(chosen.length)) {
    const fitting = drawnSeats(scenario, state, card, role, economies.length).filter(
      (id) => !economies.includes(id),
    );
    const { value, next } = drawIndex(random, fitting.length);
    const drawn = fitting[value];
    if (drawn === undefined) return undefined;
    economies.push(drawn);
    random = next;
  }
  return { economies, random };
}

/** Whether a card says something at this table now: its sector exists, somebody fits its roles, its effects fall on somebody. */
export function isPlayable(scenario: Scenario, state: Law, card: EventCard): boolean {
  if (card.sector !== undefined && sectorOfEvent(scenario, card.sector) === undefined) return false;
  if (card.needsBloc === true && blocsOf(state).length === 0) return false;
  if (!card.effects.every((effect) => isFelt(scenario, effect))) return false;
  // One more than are named before: whoever is drawn first, somebody is left who fits.
  return card.roles.every((role, named) => drawnSeats(scenario, state, card, role, named).length > named);
}

function isFelt(scenario: Scenario, effect: EventEffect): boolean {
  const needsRest =
    ('of' in effect && effect.of === 'restOfWorld') ||
    (effect.type === 'tradeCost' && (effect.from === 'restOfWorld' || effect.to === 'restOfWorld'));
  if (needsRest && scenario.economies.every(({ playable }) => playable)) return false;
  const needsCapital = effect.type === 'capital' || effect.type === 'capitalMove';
  return !needsCapital || scenario.base.spec.some((share) => share > 0);
}

type Law = Pick<CountryGame, 'agreements' | 'seats'>;

/** Those whom chance may name for a role; a person is made to do nothing that the person did not decide. */
function drawnSeats(
  scenario: Scenario,
  law: Law,
  card: EventCard,
  role: EventRole,
  place: number,
): EconomyId[] {
  const fitting = fittingSeats(scenario, law, card, role);
  const isAct = card.isAct === true && place === 0;
  return isAct ? fitting.filter((id) => law.seats[id]?.member === undefined) : fitting;
}

/** Seats that fit a role of a card, in the order of the scenario's seats. */
export function fittingSeats(
  scenario: Scenario,
  law: Pick<Law, 'agreements'>,
  card: EventCard,
  role: EventRole,
): EconomyId[] {
  const fits = roleTest(scenario, law, card, role);
  return scenario.economies.filter(({ id, playable }) => playable && fits(id)).map(({ id }) => id);
}

function roleTest(
  scenario: Scenario,
  law: Pick<Law, 'agreements'>,
  card: EventCard,
  role: EventRole,
): (economy: EconomyId) => boolean {
  const developing = (id: EconomyId): boolean =>
    scenario.economies.some((economy) => economy.id === id && economy.developing);
  switch (role) {
    case 'anyone':
      return () => true;
    case 'large':
      return (id) => largeSeats(scenario).includes(id);
    case 'small':
      return (id) => !largeSeats(scenario).includes(id);
    case 'developed':
      return (id) => !developing(id);
    case 'developing':
      return developing;
    case 'inBloc':
      return (id) => isInBloc(law.agreements, id);
    case 'outsideBlocs':
      return (id) => !isInBloc(law.agreements, id);
    case 'producer': {
      const sector = card.sector === undefined ? undefined : sectorOfEvent(scenario, card.sector);
      const producers = sector === undefined ? [] : producersOf(scenario, sector);
      return (id) => producers.includes(id);
    }
    default:
      return assertNever(role);
  }
}

/** The seats with most income at the opening. */
function largeSeats(scenario: Scenario): EconomyId[] {
  const { income } = baseAccounts(scenario.base);
  return topSeats(scenario, LARGE_SHARE, (n) => at(income, n));
}

/** The seats that sell most of a sector abroad at the opening. */
function producersOf(scenario: Scenario, sector: SectorId): EconomyId[] {
  const { N, J } = scenario.base;
  const { imports } = baseAccounts(scenario.base);
  const j = placesOf(scenario).sectors.find(({ id }) => id === sector)?.place ?? 0;
  return topSeats(scenario, PRODUCER_SHARE, (i) => {
    let exports = 0;
    for (let n = 0; n < N; n++) if (n !== i) exports += at(imports, (n * N + i) * J + j);
    return exports;
  });
}

function topSeats(scenario: Scenario, share: number, figureOf: (place: number) => number): EconomyId[] {
  const figure = (id: EconomyId): number => figureOf(economyPlace(scenario, id));
  const ranked = scenario.dealOrder.toSorted((a, b) => figure(b) - figure(a));
  return ranked.slice(0, Math.ceil(share * ranked.length));
}

type Placing = Pick<WorldEvent, 'placedBy' | 'economies'>;

/**
 * A card as it is announced: it works from the next round on. What passes ends with the last round that is played; what lasts
 * works in the years after too.
 */
export function announcedEvent(
  scenario: Scenario,
  { round, settings, events }: Pick<CountryGame, 'round' | 'settings' | 'events'>,
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
