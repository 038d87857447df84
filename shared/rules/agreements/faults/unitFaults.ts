import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { unionOf } from '../unionOf.ts';

/** Unions that only some of their members would bring into a free trade area: a union deals as one. */
export function splitUnionFaults(
  state: Pick<GameState, 'agreements'>,
  together: readonly EconomyId[],
  clause: number,
): Rejection[] {
  const unions = new Set(together.map((economy) => unionOf(state, economy)));
  return [...unions].flatMap((union): Rejection[] => {
    const missing = union?.parties.filter((member) => !together.includes(member)) ?? [];
    if (union === undefined || missing.length === 0) return [];
    return [{ code: 'union/all-must-sign', agreement: union.id, economies: missing, clause }];
  });
}

/** Members of other unions: nobody is in two. */
export function otherUnionFaults(
  state: Pick<GameState, 'agreements'>,
  members: readonly EconomyId[],
  own: readonly string[],
  clause: number,
): Rejection[] {
  return members.flatMap((economy): Rejection[] => {
    const union = unionOf(state, economy);
    if (union === undefined || own.includes(union.id)) return [];
    return [{ code: 'union/one-each', economy, agreement: union.id, clause }];
  });
}
