import { INFRASTRUCTURE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../../agreements/faults/draftCase.ts';
import { fundsOf } from '../../../agreements/terms/fundsOf.ts';
import { pairKey, pairsOf } from '../../../agreements/pairLevel.ts';
import { contributionMn, paymentCapMn } from '../../../policy/shock/paymentsDue.ts';
import { lastPlayedRound } from './lastPlayedRound.ts';

/** Roads are built once between two economies, and early enough to be used. */
export function infrastructureFaults(
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
export function fundFaults(
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
