import type { EventCard, EventEffect } from '#shared/content/events/eventCard.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '../../../state.ts';
import { blocsOf } from '../../../agreements/unionOf.ts';
import { sectorOfEvent } from '../effects/effectCase.ts';
import { fittingSeats } from './fitsRole.ts';

/** Whether a card says something at this table now: its sector exists, somebody fits its roles, its effects fall on somebody. */
export function isPlayable(
  scenario: Scenario,
  state: Pick<GameState, 'agreements'>,
  card: EventCard,
): boolean {
  if (card.sector !== undefined && sectorOfEvent(scenario, card.sector) === undefined) return false;
  if (card.needsBloc === true && blocsOf(state).length === 0) return false;
  if (!card.effects.every((effect) => isFelt(scenario, effect))) return false;
  // One more than are named before: whoever is drawn first, somebody is left who fits.
  return card.roles.every((role, named) => fittingSeats(scenario, state, card, role).length > named);
}

function isFelt(scenario: Scenario, effect: EventEffect): boolean {
  const needsRest =
    ('of' in effect && effect.of === 'restOfWorld') ||
    (effect.type === 'tradeCost' && (effect.from === 'restOfWorld' || effect.to === 'restOfWorld'));
  if (needsRest && scenario.economies.every(({ playable }) => playable)) return false;
  const needsCapital = effect.type === 'capital' || effect.type === 'capitalMove';
  return !needsCapital || scenario.base.spec.some((share) => share > 0);
}
