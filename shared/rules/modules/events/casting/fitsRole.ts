import { LARGE_SHARE, PRODUCER_SHARE } from '#shared/content/events/eventConstants.ts';
import type { EventCard, EventRole } from '#shared/content/events/eventCard.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '../../../state.ts';
import { economyPlace, placesOf } from '../../../policy/shock/placesOf.ts';
import { sectorOfEvent } from '../effects/effectCase.ts';
import { isInBloc } from '../isHit.ts';

type Law = Pick<GameState, 'agreements'>;

/** Seats that fit a role of a card, in the order of the scenario's seats. */
export function fittingSeats(scenario: Scenario, law: Law, card: EventCard, role: EventRole): EconomyId[] {
  const fits = roleTest(scenario, law, card, role);
  return scenario.economies.filter(({ id, playable }) => playable && fits(id)).map(({ id }) => id);
}

function roleTest(
  scenario: Scenario,
  law: Law,
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
