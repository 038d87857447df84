import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableState } from '../state.ts';
import { lastRoundOf } from './clock.ts';

/** A card that is announced or at work, in a game of countries or of provinces. */
type LyingCard = {
  readonly id: string;
  readonly card: string;
  readonly fromRound: number;
  readonly untilRound: number;
};

/** Why no card of this name may be laid out for the next round; `most` is how many may begin in one. */
export function placingFault(
  state: TableState,
  lying: readonly LyingCard[],
  { key, most }: { readonly key: string; readonly most: number },
): Rejection | undefined {
  const { round } = state;
  if (round >= lastRoundOf(state)) return { code: 'event/too-late' };
  const beginning = lying.filter(({ fromRound }) => fromRound === round + 1);
  if (beginning.length >= most) return { code: 'event/too-many', limit: most };
  const isThere = lying.some(({ card, untilRound }) => card === key && untilRound > round);
  return isThere ? { code: 'event/already-there' } : undefined;
}

/** Why a card cannot name these: somebody who is not there, the same one twice, or more than it has places for. */
export function namesFault(
  named: readonly EconomyId[],
  there: Readonly<Record<EconomyId, unknown>>,
  places: number,
): Rejection | undefined {
  const stranger = named.find((economy) => there[economy] === undefined);
  if (stranger !== undefined) return { code: 'event/unknown-economy', economy: stranger };
  const isTwice = new Set(named).size < named.length;
  return isTwice || named.length > places ? { code: 'event/wrong-economies', limit: places } : undefined;
}

/** Why a card cannot be taken back: there is none of this id, or it has begun. */
export function takingBackFault(
  { round }: TableState,
  lying: readonly LyingCard[],
  event: string,
): Rejection | undefined {
  const card = lying.find(({ id }) => id === event);
  if (card === undefined) return { code: 'event/unknown' };
  return card.fromRound <= round ? { code: 'event/at-work' } : undefined;
}
