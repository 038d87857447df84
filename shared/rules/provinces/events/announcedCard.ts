import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceCard } from '#shared/content/provinces/cards/provinceCard.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceEvents.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

export type Announcement = {
  readonly placedBy: ProvinceEvent['placedBy'];
  readonly fromRound: number;
  /** Whom it names; the card's own where left out. */
  readonly economies?: readonly EconomyId[];
};

/** The card as this table is told of it. */
export function announcedCard(
  state: GameState,
  { key, lasts, names = [] }: ProvinceCard,
  { placedBy, fromRound, economies }: Announcement,
): ProvinceEvent {
  const { round, settings } = state;
  const last = lasts === 'forGood' ? settings.rounds : fromRound + lasts - 1;
  return {
    id: `e${provincesOf(state).deck.count + 1}`,
    card: key,
    announcedInRound: round,
    fromRound,
    untilRound: Math.min(settings.rounds, last),
    placedBy,
    economies: economies === undefined || economies.length === 0 ? names : economies,
  };
}
