import type { EconomyId } from '#shared/kernel/ids.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { ClauseOf, FieldsByKind } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf } from '../law/blocs.ts';
import { type DeepeningClause, LEVEL_OF_DEEPENING, deepeningLaw } from '../law/admissionLaw.ts';
import { pairLevel, pairsOf } from '../law/register.ts';
import {
  CONTAINS_PROVISIONS,
  hasDisputeSettlement,
  provisionsBetween,
  recognisesRules,
} from '../law/terms.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  climbFaults,
  groupFaults,
  inCommon,
  levelFaults,
  offerAmong,
  splitUnionFaults,
} from './clauseKind.ts';

/** Clauses on what lies behind the border: deep clauses, recognition of technical rules, and a standing panel; and the deeper forms of a union. */
export const DEEP_FIELDS = {
  /** One of the deep clauses beyond tariffs; `among` as the proposal's form of integration. */
  deepProvision: { among: 'group', provision: DEEP_PROVISIONS },
  /** Technical rules of the others are recognised: hidden barriers among them end. Needs the module barriers. */
  mutualRecognition: { among: 'group' },
  /** A standing panel among them: what a complaint finds is put right at once, without the multilateral way. */
  disputeSettlement: { among: 'group' },
  /** Level 4: labour, capital and technology move among members of one union; binds its signers only. */
  commonMarket: { among: 'group' },
  /** Level 5: common policies, competition rule, mutual recognition, cohesion fund; all members of the union. */
  economicUnion: { among: 'group' },
  /** Level 6: one currency, budget and authority; all members of the union. */
  fullIntegration: { among: 'group' },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof DEEP_FIELDS> {}
}

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

/** A customs union, or some of its members, become a common market; the whole of it an economic union, then fully integrated. */

const DEEPENING = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  needsOwnSignature: ({ among }, party) => among.includes(party),
  shapeFaults: groupFaults,
  faults: deepeningFaults,
  form: (_scenario, state, source, clause) => deepeningLaw(state, source, clause),
} as const satisfies Partial<ClauseKind<DeepeningClause['type']>>;

const commonMarket: ClauseKind<'commonMarket'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.commonMarket,
};

const economicUnion: ClauseKind<'economicUnion'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.economicUnion,
};

const fullIntegration: ClauseKind<'fullIntegration'> = {
  ...DEEPENING,
  level: LEVEL_OF_DEEPENING.fullIntegration,
};

export const DEEPENINGS = { commonMarket, economicUnion, fullIntegration };

/** From this level on a union deepens as a whole or not at all: its policies are common. */
const WHOLE_UNION = 5;

/** Levels 4 to 6: members of one union, every pair ready, and from level 5 on all members. */
function deepeningFaults(draftCase: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const { state } = draftCase;
  const level = LEVEL_OF_DEEPENING[clause.type];
  const pairs = pairsOf(clause.among);
  const faults = [...levelFaults(state, level, index), ...memberFaults(draftCase, clause, index)];
  if (faults.length > 0) return faults;
  const isThere = pairs.every(([a, b]) => pairLevel(state.agreements, a, b) >= level);
  return isThere ? thereFaults(clause, level, index) : climbFaults(state, pairs, level, index);
}

function memberFaults({ state }: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const [economy, ...others] = clause.among;
  if (economy === undefined) return [];
  const union = unionOf(state, economy);
  const stranger = others.find((other) => union?.parties.includes(other) !== true);
  if (union === undefined || stranger !== undefined) {
    const other = stranger ?? others[0] ?? economy;
    return [{ code: 'deepening/not-one-union', economy, other, clause: index }];
  }
  const missing = union.parties.filter((member) => !clause.among.includes(member));
  const level = LEVEL_OF_DEEPENING[clause.type];
  if (level < WHOLE_UNION || missing.length === 0) return [];
  return [
    { code: 'deepening/needs-all-members', agreement: union.id, economies: missing, level, clause: index },
  ];
}

function thereFaults(
  { among: [economy, other] }: DeepeningClause,
  level: number,
  clause: number,
): Rejection[] {
  if (economy === undefined || other === undefined) return [];
  return [{ code: 'pace/already-there', economy, other, level, clause }];
}
