/** Undertakings that members pay for together: infrastructure, and a fund for those who must change their work. */
import { INFRASTRUCTURE_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairKey, pairsOf } from '../law/register.ts';
import { contributionMn, fundsOf, paymentCapMn } from '../law/transfers.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  groupFaults,
  inCommon,
  lastPlayedRound,
} from './clauseKind.ts';

/** What these have in common: money of their own, which no majority can lay on a member. */
const PAID_TOGETHER = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  needsOwnSignature: ({ among }, party) => among.includes(party),
  shapeFaults: groupFaults,
} as const satisfies Partial<ClauseKind<'jointInfrastructure' | 'adjustmentFund'>>;

const jointInfrastructure: ClauseKind<'jointInfrastructure'> = {
  ...PAID_TOGETHER,
  beyond: { needs: 'borderCosts' },
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 2,
  termFaults: infrastructureFaults,
  standing: ({ among, contributionBp }, sinceRound) => ({
    among,
    terms: { infrastructure: [{ among, contributionBp, sinceRound }] },
    isOwn: true,
  }),
};

const adjustmentFund: ClauseKind<'adjustmentFund'> = {
  ...PAID_TOGETHER,
  beyond: {},
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 1,
  termFaults: fundFaults,
  standing: ({ among, contributionBp }) => ({
    among,
    terms: { adjustmentFundBp: contributionBp },
    isOwn: true,
  }),
};

export const UNDERTAKINGS = { jointInfrastructure, adjustmentFund };

/** Roads are built once between two economies, and early enough to be used. */
function infrastructureFaults(
  { state }: DraftCase,
  { among }: ClauseOf<'jointInfrastructure'>,
  clause: number,
): Rejection[] {
  const last = lastPlayedRound(state);
  const built = new Set(
    Object.values(state.agreements).flatMap(({ terms }) =>
      (terms?.infrastructure ?? []).flatMap((work) => pairsOf(work.among).map(([a, b]) => pairKey(a, b))),
    ),
  );
  if (pairsOf(among).some(([a, b]) => built.has(pairKey(a, b)))) {
    return [{ code: 'clause/nothing-new', clause }];
  }
  return state.round + INFRASTRUCTURE_ROUNDS > last
    ? [{ code: 'clause/past-the-end', round: last, clause }]
    : [];
}

/** One adjustment fund each; what it costs counts among the payments. */
function fundFaults(
  { state, draft }: DraftCase,
  { among, contributionBp }: ClauseOf<'adjustmentFund'>,
  clause: number,
): Rejection[] {
  const insured = new Set(fundsOf(state).flatMap(({ parties }) => parties));
  const twice = among.filter((economy) => insured.has(economy));
  if (twice.length > 0) return twice.map((economy) => ({ code: 'terms/one-fund-each', economy, clause }));
  const asked = draft.clauses.flatMap((other) => (other.type === 'payment' ? [other] : []));
  const running = Object.values(state.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= state.round);
  const roomMn = (economy: EconomyId): number =>
    [...asked, ...running].reduce(
      (room, { from, amountMn }) => (from === economy ? room - amountMn : room),
      paymentCapMn(state, economy),
    );
  return among
    .filter((economy) => contributionMn(state, economy, contributionBp) > roomMn(economy))
    .map((economy) => ({
      code: 'payment/above-payer-cap',
      economy,
      limitMn: Math.max(0, roomMn(economy)),
      clause,
    }));
}
