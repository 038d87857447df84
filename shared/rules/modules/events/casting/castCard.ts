import type { EventCard } from '#shared/content/events/eventCard.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawIndex, type RandomState } from '#shared/kernel/random.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '../../../state.ts';
import { fittingSeats } from './fitsRole.ts';

export type Cast = { readonly economies: readonly EconomyId[]; readonly random: RandomState };

/**
 * Whom a card names: those already chosen, then by chance seats that fit the roles left. Undefined where nobody is left who fits.
 */
export function castCard(
  scenario: Scenario,
  state: Pick<GameState, 'agreements' | 'random'>,
  card: EventCard,
  chosen: readonly EconomyId[] = [],
): Cast | undefined {
  const economies = [...chosen];
  let { random } = state;
  for (const role of card.roles.slice(chosen.length)) {
    const fitting = fittingSeats(scenario, state, card, role).filter((id) => !economies.includes(id));
    const { value, next } = drawIndex(random, fitting.length);
    const drawn = fitting[value];
    if (drawn === undefined) return undefined;
    economies.push(drawn);
    random = next;
  }
  return { economies, random };
}
