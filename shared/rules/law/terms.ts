/** Terms of agreements beyond the cuts themselves: deep clauses, recognition, panels, common undertakings, and timetables by which cuts arrive in steps. */
import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type {
  Agreement,
  AgreementTerms,
  Concession,
  StandingTerms,
  Timetable,
} from '#shared/protocol/law.ts';
import { type Register, pairLevel } from './register.ts';

/** Common policies of an economic union contain all deep clauses: from this level on a clause adds nothing. */
export const CONTAINS_PROVISIONS = 5;

/** Deep clauses that two economies have agreed beyond what their level contains, each once, in the order of the vocabulary. */
export function provisionsBetween(
  law: { readonly agreements: Register },
  a: EconomyId,
  b: EconomyId,
): readonly DeepProvision[] {
  const agreed = new Set(
    Object.values(law.agreements).flatMap(({ parties, terms }) =>
      terms?.provisions !== undefined && parties.includes(a) && parties.includes(b) ? terms.provisions : [],
    ),
  );
  if (agreed.size === 0 || pairLevel(law.agreements, a, b) >= CONTAINS_PROVISIONS) return [];
  return DEEP_PROVISIONS.filter((provision) => agreed.has(provision));
}

type TermName = keyof AgreementTerms;
type StandingName = keyof StandingTerms;

/** An answer about every sort of term, so that a new sort does not compile until it has one; undefined where there is nothing of it. */
type EveryTerm = { readonly [K in TermName]: AgreementTerms[K] };
type EveryStandingTerm = { readonly [K in StandingName]: StandingTerms[K] };

function withoutAbsent<T extends object>(terms: T): T {
  return Object.fromEntries(Object.entries(terms).filter(([, term]) => term !== undefined)) as T;
}

export function standingTermsOf({ terms = {} }: Pick<Agreement, 'terms'>): StandingTerms {
  return withoutAbsent<EveryStandingTerm>({
    provisions: terms.provisions,
    mutualRecognition: terms.mutualRecognition,
    disputeSettlement: terms.disputeSettlement,
    specializations: terms.specializations,
    infrastructure: terms.infrastructure,
    adjustmentFundBp: terms.adjustmentFundBp,
  });
}

export function hasStandingTerms(agreement: Pick<Agreement, 'terms'>): boolean {
  return Object.keys(standingTermsOf(agreement)).length > 0;
}

/** The terms of two agreements in one, each deep clause once. */
export function mergeTerms(first: AgreementTerms, second: AgreementTerms): AgreementTerms {
  return withoutAbsent<EveryTerm>({
    provisions: filled([...new Set([...(first.provisions ?? []), ...(second.provisions ?? [])])]),
    mutualRecognition: second.mutualRecognition ?? first.mutualRecognition,
    disputeSettlement: second.disputeSettlement ?? first.disputeSettlement,
    specializations: bothLists(first.specializations, second.specializations),
    infrastructure: bothLists(first.infrastructure, second.infrastructure),
    adjustmentFundBp: second.adjustmentFundBp ?? first.adjustmentFundBp,
    phaseIn: second.phaseIn ?? first.phaseIn,
    conditions: bothLists(first.conditions, second.conditions),
    suspended: bothLists(first.suspended, second.suspended),
  });
}

/** What is left of an agreement's terms among those who stay; bilateral ones end with either side. */
export function narrowTerms(terms: AgreementTerms, stays: (economy: EconomyId) => boolean): AgreementTerms {
  return withoutAbsent<EveryTerm>({
    provisions: terms.provisions,
    mutualRecognition: terms.mutualRecognition,
    disputeSettlement: terms.disputeSettlement,
    specializations: filled(
      terms.specializations?.filter(({ between }) => between.every(({ party }) => stays(party))),
    ),
    infrastructure: filled(
      terms.infrastructure
        ?.map((work) => ({ ...work, among: work.among.filter(stays) }))
        .filter(({ among }) => among.length >= 2),
    ),
    adjustmentFundBp: terms.adjustmentFundBp,
    phaseIn: terms.phaseIn,
    conditions: filled(terms.conditions?.filter(({ of }) => stays(of))),
    suspended: filled(terms.suspended?.filter(({ of }) => stays(of))),
  });
}

/** What an older agreement has agreed among its parties that a newer one of the same parties does not contain. */
export function termsBeyond({ terms = {} }: Agreement, newer: Agreement): StandingTerms {
  const kept = newer.terms ?? {};
  const isContained = newer.level >= CONTAINS_PROVISIONS;
  return withoutAbsent<EveryStandingTerm>({
    provisions: isContained
      ? undefined
      : filled(terms.provisions?.filter((provision) => kept.provisions?.includes(provision) !== true)),
    mutualRecognition: isContained || kept.mutualRecognition === true ? undefined : terms.mutualRecognition,
    disputeSettlement: isContained || kept.disputeSettlement === true ? undefined : terms.disputeSettlement,
    specializations: terms.specializations,
    infrastructure: terms.infrastructure,
    adjustmentFundBp: terms.adjustmentFundBp,
  });
}

/** From this level on no tariff is left that could arrive in steps or be suspended. */
export const NO_TARIFF_LEFT = 3;

/**
 * Terms of the bloc in which some join, of a level. A newcomer takes over what the bloc that stays has agreed; where two merge, all are
 * bound only by what both had. Swaps and conditions name their parties and go on as they are; works and funds go on apart.
 */
export function joinedTerms(
  blocs: readonly Pick<Agreement, 'terms'>[],
  target: Pick<Agreement, 'terms'>,
  level: number,
): AgreementTerms {
  const each = blocs.map(({ terms = {} }) => terms);
  const all = each.reduce(mergeTerms, {});
  const hasTariffs = level < NO_TARIFF_LEFT;
  return withoutAbsent<EveryTerm>({
    provisions: filled(
      target.terms?.provisions?.filter((provision) =>
        each.every(({ provisions }) => provisions?.includes(provision) === true),
      ),
    ),
    mutualRecognition: each.every((terms) => terms.mutualRecognition === true) ? true : undefined,
    disputeSettlement: each.every((terms) => terms.disputeSettlement === true) ? true : undefined,
    specializations: all.specializations,
    infrastructure: undefined,
    adjustmentFundBp: undefined,
    phaseIn: hasTariffs ? target.terms?.phaseIn : undefined,
    conditions: hasTariffs ? all.conditions : undefined,
    suspended: hasTariffs ? all.suspended : undefined,
  });
}

/** Terms of a bloc that go on apart from the one in which it joins, as far as that does not contain them: swaps go on within. */
export function termsToKeepApart(bloc: Pick<Agreement, 'terms'>): StandingTerms {
  const { specializations: _within, ...apart } = standingTermsOf(bloc);
  return apart;
}

function bothLists<T>(first: readonly T[] = [], second: readonly T[] = []): readonly T[] | undefined {
  return filled([...first, ...second]);
}

function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** From this level on members recognise each other's rules without a clause: the economic union has one rulebook. */
const ONE_RULEBOOK = 5;

/** Whether two economies recognise each other's technical rules: by a clause of an agreement of both, or by level 5. */
export function recognisesRules(law: { readonly agreements: Register }, a: EconomyId, b: EconomyId): boolean {
  const byClause = Object.values(law.agreements).some(
    ({ parties, terms }) => terms?.mutualRecognition === true && parties.includes(a) && parties.includes(b),
  );
  return byClause || pairLevel(law.agreements, a, b) >= ONE_RULEBOOK;
}

/** From this level on there is a court of the members' own. */
const OWN_COURT = 5;

/** Whether two economies have a standing panel of their own: by a clause of an agreement of both, or by level 5. */
export function hasDisputeSettlement(
  law: { readonly agreements: Register },
  a: EconomyId,
  b: EconomyId,
): boolean {
  const byClause = Object.values(law.agreements).some(
    ({ parties, terms }) => terms?.disputeSettlement === true && parties.includes(a) && parties.includes(b),
  );
  return byClause || pairLevel(law.agreements, a, b) >= OWN_COURT;
}

/** The agreement with these terms, without the entry where there are none. */
export function withTermsOrNone(agreement: Agreement, terms: AgreementTerms): Agreement {
  const { terms: _old, ...rest } = agreement;
  return Object.keys(terms).length === 0 ? rest : { ...rest, terms };
}

/**
 * The rate of a cut that arrives in equal steps, in whole basis points:
 * before − (before − agreed) · steps taken / steps, with one step a round and the first in the round of the proposal.
 */
export function phasedRateBp(timetable: Timetable, { by, to, sector, rateBp }: Concession): number {
  const { fromRound, reachedRound } = timetable;
  const untilRound = lastStepOf(timetable, by);
  if (reachedRound >= untilRound) return rateBp;
  const beforeBp = ratesBefore(timetable).get(`${by} ${to} ${sector}`);
  if (beforeBp === undefined || beforeBp <= rateBp) return rateBp;
  const share = (reachedRound - fromRound + 1) / (untilRound - fromRound + 1);
  return Math.round(beforeBp - (beforeBp - rateBp) * share);
}

/** Round in which an economy's own cuts are complete. */
export function lastStepOf({ untilRound, longer }: Timetable, by: EconomyId): number {
  return Math.max(untilRound, longer[by] ?? 0);
}

const ratesByLine = new WeakMap<readonly Concession[], ReadonlyMap<string, number>>();

/** Duties are looked up thousands of times a minute, so the lines are indexed once. */
function ratesBefore({ before }: Timetable): ReadonlyMap<string, number> {
  let rates = ratesByLine.get(before);
  if (rates === undefined) {
    rates = new Map(before.map(({ by, to, sector, rateBp }) => [`${by} ${to} ${sector}`, rateBp]));
    ratesByLine.set(before, rates);
  }
  return rates;
}

/** The register with the steps of all timetables that a round brings; the same one where none moves. */
export function advanceTimetables(register: Register, round: number): Register {
  const moved = Object.values(register).flatMap((agreement) => {
    const next = advanced(agreement, round);
    return next === agreement ? [] : [[agreement.id, next] as const];
  });
  return moved.length === 0 ? register : { ...register, ...Object.fromEntries(moved) };
}

/** A timetable that has run out is forgotten: all cuts have arrived. */
function advanced(agreement: Agreement, round: number): Agreement {
  const timetable = agreement.terms?.phaseIn;
  if (timetable === undefined || timetable.reachedRound >= round) return agreement;
  const isComplete = agreement.parties.every((party) => lastStepOf(timetable, party) <= round);
  if (!isComplete) {
    return { ...agreement, terms: { ...agreement.terms, phaseIn: { ...timetable, reachedRound: round } } };
  }
  const { phaseIn: _complete, ...terms } = agreement.terms ?? {};
  return withTermsOrNone(agreement, terms);
}
