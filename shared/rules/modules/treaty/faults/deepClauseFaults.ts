import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../../agreements/faults/draftCase.ts';
import { splitUnionFaults } from '../../../agreements/faults/unitFaults.ts';
import { pairLevel, pairsOf } from '../../../agreements/pairLevel.ts';
import { hasDisputeSettlement } from '../../../agreements/terms/hasDisputeSettlement.ts';
import { CONTAINS_PROVISIONS, provisionsBetween } from '../../../agreements/terms/provisionsBetween.ts';
import { recognisesRules } from '../../../agreements/terms/recognisesRules.ts';
import { unionOf } from '../../../agreements/unionOf.ts';

/** From this level on partners may agree on what lies behind the border. */
const AREA = 2;

/** A deep clause: among free trade partners at least, and where their level does not contain it yet. */
export function provisionFaults(
  draftCase: DraftCase,
  { among, provision }: ClauseOf<'deepProvision'>,
  clause: number,
): Rejection[] {
  const { after } = draftCase;
  const stranger = pairsOf(among).find(([a, b]) => pairLevel(after.agreements, a, b) < AREA);
  if (stranger !== undefined) {
    const [economy, other] = stranger;
    return [{ code: 'terms/needs-an-area', economy, other, clause }];
  }
  const holds = (a: EconomyId, b: EconomyId): boolean =>
    pairLevel(after.agreements, a, b) >= CONTAINS_PROVISIONS ||
    provisionsBetween(after, a, b).includes(provision);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

export function recognitionFaults(
  draftCase: DraftCase,
  { among }: ClauseOf<'mutualRecognition'>,
  clause: number,
): Rejection[] {
  const holds = (a: EconomyId, b: EconomyId): boolean => recognisesRules(draftCase.after, a, b);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

export function settlementFaults(
  draftCase: DraftCase,
  { among }: ClauseOf<'disputeSettlement'>,
  clause: number,
): Rejection[] {
  const holds = (a: EconomyId, b: EconomyId): boolean => hasDisputeSettlement(draftCase.after, a, b);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

/** A union has one rulebook towards outsiders; among themselves its members may agree as they like. */
function unitFaults({ after }: DraftCase, among: readonly EconomyId[], clause: number): Rejection[] {
  const [first] = among;
  const union = first === undefined ? undefined : unionOf(after, first);
  const isInside = union !== undefined && among.every((economy) => union.parties.includes(economy));
  return isInside ? [] : splitUnionFaults(after, among, clause);
}

function newFaults(
  among: readonly EconomyId[],
  holds: (a: EconomyId, b: EconomyId) => boolean,
  clause: number,
): Rejection[] {
  return pairsOf(among).every(([a, b]) => holds(a, b)) ? [{ code: 'clause/nothing-new', clause }] : [];
}
