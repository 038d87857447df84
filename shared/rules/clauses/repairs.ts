/** Ways out of what keeps a draft from being law, as the treaty desk offers them. */
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection, RejectionParameter } from '#shared/protocol/rejection.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { unionOf, type AdmissionClause, admissionOf, blocsOf, isAdmission } from '../law/blocs.ts';
import { isDeepening } from '../law/admissionLaw.ts';
import { outsidersOf, endAllFormer } from '../law/formerAgreements.ts';
import { signaturesLeft, startsAnew } from '../law/register.ts';
import type { CountryGame } from '../state.ts';
import { isSeat } from './clauseKind.ts';
import { economiesNamed } from './clauseKinds.ts';
import {
  amongOf,
  narrowDraft,
  withClause,
  withFormer,
  withParties,
  withoutClause,
  withoutFormer,
} from './proposalLaw.ts';

/** What repairs look at of the state of a game. */
type RepairLaw = Pick<
  CountryGame,
  'agreements' | 'pairLevels' | 'proposals' | 'round' | 'seats' | 'settings'
>;

/**
 * Named ways out of a fault, each with the draft that it makes, which may have other faults, shown in turn; striking out the faulty
 * clause comes last. `author`: the seat that writes, which stays in all of them.
 */
export function namedRepairs(
  law: RepairLaw,
  draft: Draft,
  fault: Rejection,
  author = draft.parties[0],
): Repair[] {
  const index = 'clause' in fault && typeof fault.clause === 'number' ? fault.clause : undefined;
  const own =
    index === undefined
      ? proposalRepairs(law, draft, fault, author)
      : clauseRepairs(law, draft, fault, { index, author });
  const shorter = index === undefined ? undefined : withoutClause(law, draft, index);
  return shorter === undefined ? own : [...own, { kind: 'removeClause', draft: shorter }];
}

function proposalRepairs(law: RepairLaw, draft: Draft, fault: Rejection, author?: EconomyId): Repair[] {
  switch (fault.code) {
    case 'proposal/unknown-title': {
      const { title: _title, ...untitled } = draft;
      return [{ kind: 'dropTitle', draft: untitled }];
    }
    case 'proposal/party-not-named':
    case 'proposal/unknown-party':
      return typeof fault.economy === 'string' ? withoutEconomy(law, draft, fault.economy) : [];
    case 'intent/malformed':
      return [{ kind: 'removeParty', draft: { ...draft, parties: [...new Set(draft.parties)] } }];
    case 'proposal/two-parties-least':
      return addNamed(draft);
    case 'pace/signatures-used':
      return founderRepairs(law, draft, author, Infinity);
    case 'pace/members':
      return founderRepairs(law, draft, author, fault.limit);
    default:
      return [];
  }
}

function withoutEconomy(law: RepairLaw, draft: Draft, economy: EconomyId): Repair[] {
  const narrowed = narrowDraft(law, draft, [economy]);
  return narrowed === undefined ? [] : [{ kind: 'removeParty', draft: narrowed }];
}

/** Makes everybody a party whom the clauses name. */
function addNamed(draft: Draft): Repair[] {
  const named = [...new Set(draft.clauses.flatMap(economiesNamed))];
  const whole = withParties(draft, named);
  return whole.parties.length > draft.parties.length ? [{ kind: 'addParties', draft: whole }] : [];
}

/** Ways out of a fault of one clause, beside striking it. */
function clauseRepairs(
  law: RepairLaw,
  draft: Draft,
  fault: Rejection,
  { index, author }: { readonly index: number; readonly author: EconomyId | undefined },
): Repair[] {
  const clause = draft.clauses[index];
  if (clause === undefined) return [];
  switch (fault.code) {
    case 'proposal/named-not-party':
      return nameRepairs(draft, clause, index, textOf(fault.economy));
    case 'accession/needs-the-candidate':
      return addParties(draft, textOf(fault.economy));
    case 'union/no-tariff-of-its-own':
      return addParties(draft, unionOf(law, textOf(fault.economy)[0] ?? '')?.parties ?? []);
    case 'union/all-must-sign':
      return wholeUnion(law, draft, fault, index);
    case 'merger/needs-candidate-side':
      return addParties(draft, textOf(fault.economies));
    case 'accession/needs-a-member':
    case 'merger/needs-both':
      return addParties(draft, law.agreements[agreementOf(fault.agreement)]?.parties.slice(0, 1) ?? []);
    case 'clause/no-cut':
      return cutRepairs(draft, clause, index, fault.rateBp);
    case 'clause/level-not-open':
    case 'pace/pair-not-ready':
    case 'pace/signed-this-round':
      return makeArea(draft, clause, index);
    case 'union/one-each':
    case 'pace/already-there':
      return [...joinRepair(law, draft, index), ...makeArea(draft, clause, index)];
    case 'pace/founders':
      return [...joinRepair(law, draft, index), ...founderRepairs(law, draft, author, fault.limit)];
    case 'merger/overlap':
      return areaInstead(draft, index, amongOf(law, clause));
    case 'fta/substantially-all-trade':
      if (clause.type !== 'freeTradeArea') return [];
      return [{ kind: 'dropExceptions', draft: withClause(draft, index, { ...clause, exceptions: [] }) }];
    case 'clause/key-not-whole':
    case 'clause/key-member':
      return shareRepairs(draft, clause, index);
    case 'union/former-undecided':
    case 'union/former-needs-outsider':
    case 'union/former-bound':
    case 'union/former-unknown':
      return [...formerRepairs(law, draft, fault, index), ...makeArea(draft, clause, index)];
    case 'payment/above-payer-cap':
    case 'payment/above-receiver-cap':
    case 'payment/past-the-end':
    case 'payment/past-its-agreement':
      return paymentRepairs(law, draft, fault, index);
    default:
      return deepRepairs(law, draft, fault, index);
  }
}

/** Ways out of faults of deeper forms and of clauses beyond tariffs. */
function deepRepairs(law: RepairLaw, draft: Draft, fault: Rejection, index: number): Repair[] {
  switch (fault.code) {
    case 'deepening/needs-all-members':
      return wholeDeepening(draft, index, textOf(fault.economies));
    case 'terms/not-less-developed':
      return withoutTreated(draft, index, textOf(fault.economy));
    case 'clause/past-the-end':
      return stepRepairs(law, draft, fault.round, index);
    default:
      return [];
  }
}

function addParties(draft: Draft, economies: readonly EconomyId[]): Repair[] {
  return economies.length === 0 ? [] : [{ kind: 'addParties', draft: withParties(draft, economies) }];
}

/** Steps are at least two. */
const FEWEST_STEPS = 2;

/** The union deepens as a whole. */
function wholeDeepening(draft: Draft, index: number, missing: readonly EconomyId[]): Repair[] {
  const clause = draft.clauses[index];
  if (clause === undefined || !isDeepening(clause)) return [];
  const among = [...clause.among, ...missing];
  return [
    { kind: 'wholeUnion', draft: withParties(withClause(draft, index, { ...clause, among }), missing) },
  ];
}

/** Special treatment for those alone who may have it. */
function withoutTreated(draft: Draft, index: number, economies: readonly EconomyId[]): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type !== 'specialTreatment') return [];
  const to = clause.to.filter((economy) => !economies.includes(economy));
  return to.length === 0 ? [] : [{ kind: 'removeParty', draft: withClause(draft, index, { ...clause, to }) }];
}

/** As many steps as the game has rounds left. */
function stepRepairs(
  { round }: Pick<CountryGame, 'round'>,
  draft: Draft,
  last: RejectionParameter,
  index: number,
): Repair[] {
  const clause = draft.clauses[index];
  if (clause?.type !== 'phaseIn' && clause?.type !== 'specialTreatment') return [];
  const rounds = Number(last) - round + 1;
  return rounds < FEWEST_STEPS
    ? []
    : [{ kind: 'shortenSteps', draft: withClause(draft, index, { ...clause, rounds }) }];
}

/** An economy outside the area loses the exception that it keeps there; anybody else who is named becomes a party. */
function nameRepairs(draft: Draft, clause: Clause, index: number, economies: readonly EconomyId[]): Repair[] {
  if (clause.type !== 'freeTradeArea' || economies.some((economy) => clause.among.includes(economy))) {
    return addParties(draft, economies);
  }
  const exceptions = clause.exceptions.filter(({ by }) => !economies.includes(by));
  return [{ kind: 'dropExceptions', draft: withClause(draft, index, { ...clause, exceptions }) }];
}

/** A union comes whole: to the signatures, into the area that is founded, or as a bloc through the door. */
function wholeUnion(
  law: RepairLaw,
  draft: Draft,
  fault: Extract<Rejection, { readonly code: 'union/all-must-sign' }>,
  index: number,
): Repair[] {
  const clause = draft.clauses[index];
  const economies = textOf(fault.economies);
  if (clause?.type === 'freeTradeArea') {
    const among = [...new Set([...clause.among, ...economies])];
    return addParties(withClause(draft, index, { ...clause, among }), economies);
  }
  if (clause?.type === 'accession' && unionOf(law, clause.entrant) !== undefined) {
    const { agreement } = clause;
    const merger: Clause = { type: 'merger', agreement, with: agreementOf(fault.agreement), former: [] };
    return [{ kind: 'joinBloc', draft: withParties(withClause(draft, index, merger), economies) }];
  }
  if (clause?.type === 'merger' || clause?.type === 'accession') {
    return areaInstead(draft, index, [...new Set([...amongOf(law, clause), ...economies])]);
  }
  return addParties(draft, economies);
}

/** One step lower on the ladder. */
function makeArea(draft: Draft, clause: Clause, index: number): Repair[] {
  return clause.type === 'customsUnion' ? areaInstead(draft, index, clause.among) : [];
}

function areaInstead(draft: Draft, index: number, among: readonly EconomyId[]): Repair[] {
  const area = withClause(draft, index, { type: 'freeTradeArea', among, exceptions: [] });
  return [{ kind: 'makeFreeTradeArea', draft: withParties(area, among) }];
}

type FormerFault = Extract<Rejection, { readonly former: RejectionParameter }>;

function formerRepairs(law: RepairLaw, draft: Draft, fault: FormerFault, index: number): Repair[] {
  const clause = draft.clauses[index];
  const agreement = agreementOf(fault.former);
  if (clause === undefined) return [];
  if (fault.code === 'union/former-unknown') {
    return [{ kind: 'forgetFormer', draft: withoutFormer(draft, index, agreement) }];
  }
  const older = law.agreements[agreement];
  const outsiders = older === undefined ? [] : outsidersOf(older, amongOf(law, clause));
  const signers = outsiders.filter((economy) => isSeat(law, economy));
  const extended = withParties(withFormer(draft, index, { agreement, action: 'extend' }), signers);
  const ended = withFormer(draft, index, { agreement, action: 'end' });
  const extend: Repair = { kind: 'extendFormer', draft: extended };
  return fault.code === 'union/former-bound' ? [extend] : [{ kind: 'endFormer', draft: ended }, extend];
}

function textOf(parameter: RejectionParameter): readonly string[] {
  if (typeof parameter === 'string') return [parameter];
  return typeof parameter === 'number' ? [] : parameter;
}

function agreementOf(parameter: RejectionParameter): AgreementId {
  return `a${Number(String(parameter).slice(1))}`;
}

/** Ways out of a fault of one clause that need some thought: another door, a deeper cut, fewer founders, a smaller sum. */

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

export type Repair =
  | { readonly kind: Exclude<RepairKind, 'fewerFounders'>; readonly draft: Draft }
  /** `with`: the partners that are kept. */
  | { readonly kind: 'fewerFounders'; readonly with: readonly EconomyId[]; readonly draft: Draft };

/** In place of founding: the bloc that most of these are in admits the one seat, or merges with the one bloc, that is left. */
function joinRepair(law: RepairLaw, draft: Draft, index: number): Repair[] {
  const clause = draft.clauses[index];
  // Where every round starts anew all members of a bloc have signed what they may.
  if (clause === undefined || startsAnew(law)) return [];
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
function cutRepairs(draft: Draft, clause: Clause, index: number, presentBp: RejectionParameter): Repair[] {
  if (clause.type !== 'tariffConcession' || typeof presentBp !== 'number' || presentBp <= 0) return [];
  const rateBp = (Math.ceil(presentBp / POINT_BP) - 1) * POINT_BP;
  return [{ kind: 'cutDeeper', draft: withClause(draft, index, { ...clause, rateBp }) }];
}

/** Ways to found with fewer are told apart by whom they keep; more of them are no choice at a glance. */
const FOUNDINGS_AT_MOST = 3;

/** With as many as may found, of those who have a signature left, people before bots; where two may found, each partner is a way of its own. */
function founderRepairs(
  law: RepairLaw,
  draft: Draft,
  author: EconomyId | undefined,
  limit: RejectionParameter,
): Repair[] {
  const rank = (economy: EconomyId): number => (law.seats[economy]?.member === undefined ? 1 : 0);
  const isFree = (economy: EconomyId): boolean => signaturesLeft(law, economy) !== 0;
  const partners = draft.parties.filter((party) => party !== author && !draft.clauses.some(isAdmission));
  const able = partners.filter(isFree).toSorted((a, b) => rank(a) - rank(b));
  if (typeof limit !== 'number' || (author !== undefined && !isFree(author))) return [];
  const foundings =
    limit === 2 ? able.slice(0, FOUNDINGS_AT_MOST).map((partner) => [partner]) : [able.slice(0, limit - 1)];
  return foundings
    .filter(({ length }) => length > 0 && length < partners.length)
    .flatMap((kept): Repair[] => {
      const left = partners.filter((party) => !kept.includes(party));
      const fewer = narrowDraft(law, draft, left);
      return fewer === undefined ? [] : [{ kind: 'fewerFounders', with: kept, draft: fewer }];
    });
}

/** A key that needs no arithmetic. */
function shareRepairs(draft: Draft, clause: Clause, index: number): Repair[] {
  if (clause.type === 'accession') {
    const { sharePercent: _share, ...entry } = clause;
    return [{ kind: 'shareByPeople', draft: withClause(draft, index, entry) }];
  }
  if (clause.type !== 'customsUnion') return [];
  const key: RevenueKey = { type: 'people' };
  return [{ kind: 'shareByPeople', draft: withClause(draft, index, { ...clause, key }) }];
}

/** As much as the caps leave, for as long as the game lasts. */
function paymentRepairs(
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
