import type { ClauseOf, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { sameUnion } from '../law/draftAgreement.ts';
import { pairsOf } from '../pairLevel.ts';
import { completeKey } from '../revenueKey.ts';
import type { DraftCase } from './draftCase.ts';
import { formerFaults } from './formerFaults.ts';
import { climbFaults, levelFaults } from './paceFaults.ts';
import { otherUnionFaults } from './unitFaults.ts';

/** Level 3 founded: every pair ready, one union each, older agreements decided. A union of the same members may change its key. */
export function unionFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'customsUnion'>,
  index: number,
): Rejection[] {
  const { state } = draftCase;
  const present = sameUnion(state, clause.among);
  const own = present === undefined ? [] : [present.id];
  return [
    ...levelFaults(state, 3, index),
    ...otherUnionFaults(state, clause.among, own, index),
    ...sameKeyFaults(clause, present?.key, index),
    ...climbFaults(state, pairsOf(clause.among), 3, index),
    ...formerFaults(draftCase, clause.former, clause.among, index),
  ];
}

function sameKeyFaults(
  { among, key }: ClauseOf<'customsUnion'>,
  present: RevenueKey | undefined,
  clause: number,
): Rejection[] {
  const [economy, other] = among;
  if (present === undefined || economy === undefined || other === undefined) return [];
  const isSame = canonicalJson(completeKey(key, among)) === canonicalJson(present);
  return isSame ? [{ code: 'pace/already-there', economy, other, level: 3, clause }] : [];
}
