/** Terms of agreements beyond the cuts themselves: deep clauses, recognition, panels, common undertakings, and timetables by which cuts arrive in steps. */
import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, AgreementTerms, Concession, Timetable } from '#shared/protocol/law.ts';
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

/** Terms that bind by themselves, and not only beside a tariff cut: an agreement may live on them alone. */
export type StandingTerms = Pick<
  AgreementTerms,
  | 'provisions'
  | 'mutualRecognition'
  | 'disputeSettlement'
  | 'specializations'
  | 'infrastructure'
  | 'adjustmentFundBp'
>;

export function standingTermsOf({ terms = {} }: Pick<Agreement, 'terms'>): StandingTerms {
  const { phaseIn: _steps, conditions: _conditions, suspended: _suspended, ...standing } = terms;
  return standing;
}

export function hasStandingTerms(agreement: Pick<Agreement, 'terms'>): boolean {
  return Object.keys(standingTermsOf(agreement)).length > 0;
}

/** Both agreements' terms in one, each deep clause once. */
export function mergeTerms(first: AgreementTerms, second: AgreementTerms): AgreementTerms {
  const provisions = [...new Set([...(first.provisions ?? []), ...(second.provisions ?? [])])];
  const list = <K extends 'specializations' | 'infrastructure' | 'conditions' | 'suspended'>(
    key: K,
  ): Pick<AgreementTerms, K> => {
    const both = [...(first[key] ?? []), ...(second[key] ?? [])];
    const entry: AgreementTerms = both.length === 0 ? {} : { [key]: both };
    return entry;
  };
  return {
    ...first,
    ...second,
    ...(provisions.length === 0 ? {} : { provisions }),
    ...list('specializations'),
    ...list('infrastructure'),
    ...list('conditions'),
    ...list('suspended'),
  };
}

/** What an older agreement has agreed among its parties that a newer one of the same parties does not contain. */
export function termsBeyond(older: Agreement, newer: Agreement): StandingTerms {
  const { provisions = [], mutualRecognition, disputeSettlement, ...own } = standingTermsOf(older);
  const isContained = newer.level >= CONTAINS_PROVISIONS;
  const kept: readonly DeepProvision[] = newer.terms?.provisions ?? [];
  const left = isContained ? [] : provisions.filter((provision) => !kept.includes(provision));
  const losesRecognition =
    mutualRecognition === true && !isContained && newer.terms?.mutualRecognition !== true;
  const losesPanel = disputeSettlement === true && !isContained && newer.terms?.disputeSettlement !== true;
  return {
    ...own,
    ...(left.length === 0 ? {} : { provisions: left }),
    ...(losesRecognition ? { mutualRecognition } : {}),
    ...(losesPanel ? { disputeSettlement } : {}),
  };
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

/** What is left of an agreement's terms among those who stay; bilateral ones end with either side. */
export function narrowTerms(terms: AgreementTerms, stays: (economy: EconomyId) => boolean): AgreementTerms {
  const { specializations, infrastructure, conditions, suspended, ...whole } = terms;
  const swaps = specializations?.filter(({ between }) => between.every(({ party }) => stays(party)));
  const works = infrastructure
    ?.map((work) => ({ ...work, among: work.among.filter(stays) }))
    .filter(({ among }) => among.length >= 2);
  const asked = conditions?.filter(({ of }) => stays(of));
  const waiting = suspended?.filter(({ of }) => stays(of));
  return {
    ...whole,
    ...(isFilled(swaps) ? { specializations: swaps } : {}),
    ...(isFilled(works) ? { infrastructure: works } : {}),
    ...(isFilled(asked) ? { conditions: asked } : {}),
    ...(isFilled(waiting) ? { suspended: waiting } : {}),
  };
}

function isFilled<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
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
