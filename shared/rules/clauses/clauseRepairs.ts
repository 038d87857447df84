/** Ways out of a fault of one clause that need some thought: another door, a deeper cut, fewer founders, a smaller sum. */
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection, RejectionParameter } from '#shared/protocol/rejection.ts';
import { type AdmissionClause, admissionOf, blocsOf } from '../law/blocs.ts';
import { endAllFormer } from '../law/formerAgreements.ts';
import type { CountryGame } from '../state.ts';
import type { LawAndLevels } from './clauseKind.ts';
import { amongOf, narrowDraft, withClause } from './proposalLaw.ts';

/** Ways out of a fault that the treaty desk offers by name (language files, `repair.<kind>`). */
type RepairKind =
  | 'removeClause'
  | 'removeParty'
  | 'addParties'
  | 'dropTitle'
  | 'cutDeeper'
  | 'makeFreeTradeArea'
  | 'dropExceptions'
  | 'fewerFounders'
  | 'joinBloc'
  | 'shareByPeople'
  | 'endFormer'
  | 'extendFormer'
  | 'forgetFormer'
  | 'capPayment'
  | 'shortenPayment'
  | 'wholeUnion'
  | 'shortenSteps'
  | 'lowerContribution';

export type Repair = { readonly kind: RepairKind; readonly draft: Draft };

/** In place of founding: the bloc that most of these are in admits the one seat, or merges with the one bloc, that is left. */
export function joinRepair(law: LawAndLevels, draft: Draft, index: number): Repair[] {
  const clause = draft.clauses[index];
  if (clause === undefined) return [];
  const among = amongOf(law, clause);
  const blocs = blocsOf(law)
    .filter(({ parties }) => parties.every((party) => among.includes(party)))
    .toSorted((a, b) => b.level - a.level || b.parties.length - a.parties.length);
  return blocs.slice(0, 1).flatMap((bloc) => {
    const door = doorOf(blocs, bloc, among);
    if (door === undefined) return [];
    const admission = admissionOf(law, door);
    const former = admission?.level === 3 ? endAllFormer(law.agreements, admission.together) : [];
    return [{ kind: 'joinBloc', draft: withClause(draft, index, { ...door, former }) } as const];
  });
}

function doorOf(
  blocs: readonly Agreement[],
  bloc: Agreement,
  among: readonly EconomyId[],
): AdmissionClause | undefined {
  const [entrant, ...others] = among.filter((economy) => !bloc.parties.includes(economy));
  if (entrant === undefined) return undefined;
  if (others.length === 0) return { type: 'accession', agreement: bloc.id, entrant, former: [] };
  const rest = [entrant, ...others];
  const other = blocs.find(
    ({ parties }) => parties.length === rest.length && parties.every((party) => rest.includes(party)),
  );
  return other === undefined ? undefined : { type: 'merger', agreement: bloc.id, with: other.id, former: [] };
}

/** The smallest contribution to an adjustment fund, in basis points of income. */
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
  law: LawAndLevels,
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
  { round }: Pick<CountryGame, 'round'>,
  draft: Draft,
  fault: Rejection,
  index: number,
): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type === 'adjustmentFund') return smallerFund(draft, index);
  if (clause?.type !== 'payment') return [];
  if (fault.code === 'payment/past-the-end' || fault.code === 'payment/past-its-agreement') {
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
