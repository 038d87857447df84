import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** What fiscal contracting undoes. */
const FISCAL_REFORMS: readonly Reform[] = ['taxSharing', 'standardTransfers'];

/** Laws that cards which begin in this round bring, or undo; nothing where all stays as it is. */
export function beginCards(state: GameState): GameEvent[] {
  const { events, reforms } = provincesOf(state);
  const beginning = events
    .filter(({ fromRound }) => fromRound === state.round)
    .flatMap(({ card }) => provinceCard(card).effects);
  const changed = beginning.reduce<readonly Reform[]>((inForce, effect) => {
    if (effect.type === 'contracting') return inForce.filter((reform) => !FISCAL_REFORMS.includes(reform));
    if (effect.type !== 'reform' || inForce.includes(effect.reform)) return inForce;
    return [...inForce, effect.reform];
  }, reforms);
  const isSame = changed.length === reforms.length && changed.every((reform) => reforms.includes(reform));
  return isSame ? [] : [{ type: 'provinceRulesChanged', reforms: changed }];
}
