/** Clauses on what lies behind the border: deep clauses, recognition of technical rules, and a standing panel. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairLevel, pairsOf } from '../law/register.ts';
import {
  CONTAINS_PROVISIONS,
  hasDisputeSettlement,
  provisionsBetween,
  recognisesRules,
} from '../law/terms.ts';
import { unionOf } from '../law/blocs.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  groupFaults,
  inCommon,
  offerAmong,
  splitUnionFaults,
} from './clauseKind.ts';

/** One of the deep clauses of the vocabulary. */
const deepProvision: ClauseKind<'deepProvision'> = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  offer: ({ provision, among }) => offerAmong(provision, among),
  beyond: { needs: 'borderCosts' },
  shapeFaults: groupFaults,
  repeats: (earlier, clause) => earlier.provision === clause.provision && inCommon(earlier, clause) >= 2,
  termFaults: provisionFaults,
  standing: ({ among, provision }) => ({ among, terms: { provisions: [provision] }, isOwn: false }),
};

const mutualRecognition: ClauseKind<'mutualRecognition'> = {
  ...GROUP,
  // The other's rules are let in; no common rule is made.
  polarity: 'negative',
  obliges: 'concerned',
  beyond: { needs: 'barriers' },
  shapeFaults: groupFaults,
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 2,
  termFaults: (draftCase, { among }, index) => [
    ...unitFaults(draftCase, among, index),
    ...newFaults(among, (a, b) => recognisesRules(draftCase.after, a, b), index),
  ],
  standing: ({ among }) => ({ among, terms: { mutualRecognition: true }, isOwn: false }),
};

const disputeSettlement: ClauseKind<'disputeSettlement'> = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  beyond: { needs: 'wto' },
  shapeFaults: groupFaults,
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 2,
  termFaults: (draftCase, { among }, index) => [
    ...unitFaults(draftCase, among, index),
    ...newFaults(among, (a, b) => hasDisputeSettlement(draftCase.after, a, b), index),
  ],
  standing: ({ among }) => ({ among, terms: { disputeSettlement: true }, isOwn: false }),
};

export const DEEP_CLAUSES = { deepProvision, mutualRecognition, disputeSettlement };

/** From this level on partners may agree on what lies behind the border. */
const AREA = 2;

/** A deep clause: among free trade partners at least, and where their level does not contain it yet. */
function provisionFaults(
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
