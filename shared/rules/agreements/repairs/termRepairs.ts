import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { Clause, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection, RejectionParameter } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { narrowDraft } from '../narrowDraft.ts';
import { withClause } from './editDraft.ts';
import type { Repair } from './repair.ts';

const SMALLEST_FUND_BP = 5;

/** The next whole point below what is levied now. */
export function cutRepairs(
  draft: Draft,
  clause: Clause,
  index: number,
  presentBp: RejectionParameter,
): Repair[] {
  if (clause.type !== 'tariffConcession' || typeof presentBp !== 'number' || presentBp <= 0) return [];
  const rateBp = (Math.ceil(presentBp / POINT_BP) - 1) * POINT_BP;
  return [{ kind: 'cutDeeper', draft: withClause(draft, index, { ...clause, rateBp }) }];
}

/** The first parties only, as many as may found; the others may join in a later round. */
export function founderRepairs(
  law: Pick<GameState, 'agreements' | 'pairLevels'>,
  draft: Draft,
  index: number,
  limit: RejectionParameter,
): Repair[] {
  if (typeof limit !== 'number' || draft.clauses[index] === undefined) return [];
  const fewer = narrowDraft(law, draft, draft.parties.slice(limit));
  return fewer === undefined ? [] : [{ kind: 'fewerFounders', draft: fewer }];
}

/** A key that needs no arithmetic. */
export function shareRepairs(draft: Draft, clause: Clause, index: number): Repair[] {
  if (clause.type === 'accession') {
    const { sharePercent: _share, ...entry } = clause;
    return [{ kind: 'shareByPeople', draft: withClause(draft, index, entry) }];
  }
  if (clause.type !== 'customsUnion') return [];
  const key: RevenueKey = { type: 'people' };
  return [{ kind: 'shareByPeople', draft: withClause(draft, index, { ...clause, key }) }];
}

/** As much as the caps leave, for as long as the game lasts. */
export function paymentRepairs(
  { round }: Pick<GameState, 'round'>,
  draft: Draft,
  fault: Rejection,
  index: number,
): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type === 'adjustmentFund') return smallerFund(draft, index);
  if (clause?.type !== 'payment') return [];
  if (fault.code === 'payment/past-the-end') {
    const rounds = Number(fault.round) - round + 1;
    return rounds < 1
      ? []
      : [{ kind: 'shortenPayment', draft: withClause(draft, index, { ...clause, rounds }) }];
  }
  const limitMn = 'limitMn' in fault ? Number(fault.limitMn) : 0;
  if (limitMn < 1) return [];
  return [{ kind: 'capPayment', draft: withClause(draft, index, { ...clause, amountMn: limitMn }) }];
}

/** The least that a fund can ask. */
function smallerFund(draft: Draft, index: number): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type !== 'adjustmentFund' || clause.contributionBp <= SMALLEST_FUND_BP) return [];
  const smaller = { ...clause, contributionBp: SMALLEST_FUND_BP };
  return [{ kind: 'lowerContribution', draft: withClause(draft, index, smaller) }];
}
