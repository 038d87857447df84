import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { pairLevel, pairsOf } from '#shared/rules/agreements/pairLevel.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { addableIn } from '../desk/addable.ts';

type Seat = {
  readonly game: GameState;
  readonly me: EconomyId;
  readonly partners: readonly EconomyId[];
};

const NEXT = { 3: 'commonMarket', 4: 'economicUnion', 5: 'fullIntegration' } as const;

/** The next step of the author's whole union, where there is one that this game plays. */
export function deepeningOfAll({ game, me }: Seat): Draft | undefined {
  const union = unionOf(game, me);
  const level = union?.level;
  if (union === undefined || (level !== 3 && level !== 4 && level !== 5)) return undefined;
  return draftOf(game, NEXT[level], union.parties);
}

/** A common market of the author and the members in view, where the others of a customs union stay behind. */
export function deepeningOfSome({ game, me, partners }: Seat): Draft | undefined {
  const among = [me, ...partners];
  if (partners.length === 0 || !isPartOfUnion(game, among)) return undefined;
  if (pairsOf(among).every(([a, b]) => pairLevel(game.agreements, a, b) >= 4)) return undefined;
  return draftOf(game, 'commonMarket', among);
}

/** Whether these are members of one customs union, and not all of them. */
export function isPartOfUnion(game: GameState, economies: readonly EconomyId[]): boolean {
  const [first] = economies;
  const union = first === undefined ? undefined : unionOf(game, first);
  return (
    union !== undefined &&
    union.level === 3 &&
    union.parties.length > economies.length &&
    economies.every((economy) => union.parties.includes(economy))
  );
}

function draftOf(
  game: GameState,
  type: (typeof NEXT)[keyof typeof NEXT],
  among: readonly EconomyId[],
): Draft | undefined {
  if (!addableIn(game).includes(type)) return undefined;
  const clauses: Clause[] = [{ type, among: [...among] }];
  return { parties: [...among], clauses };
}
