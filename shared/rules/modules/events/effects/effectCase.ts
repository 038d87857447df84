import { SECTORS_OF_EVENTS } from '#shared/content/events/eventConstants.ts';
import type { EventCard, EventScope, EventSector, EventTarget } from '#shared/content/events/eventCard.ts';
import type { SectorId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../../policy/shock/shockDraft.ts';
import { isHit } from '../isHit.ts';

/** A card at work on the model's arrays. */
export type EffectCase = {
  readonly scenario: Scenario;
  readonly law: Pick<LawInForce, 'agreements'>;
  readonly event: WorldEvent;
  readonly card: EventCard;
  readonly draft: ShockDraft;
};

/** The sector of a scenario that stands for a card's; undefined where it has none. */
export function sectorOfEvent(scenario: Scenario, sector: EventSector): SectorId | undefined {
  return SECTORS_OF_EVENTS[sector].find((id) => scenario.sectors.some((each) => each.id === id));
}

/** Places of the sectors on which an effect falls. */
export function placesInScope({ scenario, event }: EffectCase, scope: EventScope): readonly number[] {
  const { goods, sectors } = placesOf(scenario);
  switch (scope) {
    case 'sector':
      return sectors.filter(({ id }) => id === event.sector).map(({ place }) => place);
    case 'goods':
      return goods.map(({ place }) => place);
    case 'everything':
      return sectors.map(({ place }) => place);
  }
}

/** Whether each economy is hit, by its place. */
export function hitsByPlace({ scenario, law, event }: EffectCase, target: EventTarget): readonly boolean[] {
  return scenario.economies.map((economy) => isHit(law.agreements, event, target, economy));
}

/** Place of an economy that the card names. */
export function namedPlace({ scenario, event }: EffectCase, role: 0 | 1): number {
  return economyPlace(scenario, must(event.economies[role], `named economy of ${event.card}`));
}
