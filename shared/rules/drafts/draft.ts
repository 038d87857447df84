/** A draft as rules look at it: whom its clauses name and concern, and the drafts that are left when parts of it are taken away or changed. */
import type { Scenario } from '#shared/content/scenario.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { type AdmissionClause, admissionOf } from '../agreements/admission.ts';
import { completeKey, rescaleKey } from '../agreements/revenue.ts';
import { outsidersOf } from '../law/formerAgreements.ts';
import { concessionsOf, expandConcession } from '../law/paperContents.ts';
import type { GameState } from '../state.ts';

/** A draft before the law: what each rule looks at. */
export type DraftCase = {
  readonly scenario: Scenario;
  /** The law as it would stand without the draft, papers that await the bell included. */
  readonly state: GameState;
  /** The law with the draft's form of integration in force: what its concessions and payments are read against. */
  readonly after: GameState;
  readonly draft: Draft;
  readonly author: EconomyId;
};

export function isSeat(state: Pick<GameState, 'seats'>, economy: EconomyId): boolean {
  return state.seats[economy] !== undefined;
}

/** Values that stand in a list more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** What decides whom a clause concerns: the register, and how far pairs had climbed when the round began. */
export type LawAndLevels = Pick<GameState, 'agreements' | 'pairLevels'>;

/** Economies that a clause names: each of them must sign. */
export function economiesNamed(clause: Clause): EconomyId[] {
  switch (clause.type) {
    case 'tariffConcession':
      return [clause.by, ...clause.to];
    case 'freeTradeArea':
    case 'customsUnion':
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'jointInfrastructure':
    case 'adjustmentFund':
    case 'deepProvision':
    case 'mutualRecognition':
    case 'disputeSettlement':
    case 'marketPact':
      return [...clause.among];
    case 'specialTreatment':
      return [...clause.to];
    case 'agreedSpecialization':
      return clause.between.map(({ party }) => party);
    case 'conditionality':
      return [clause.of];
    case 'payment':
      return [clause.from, clause.to];
    case 'accession':
      return [clause.entrant];
    case 'merger':
    case 'bindingPeriod':
    case 'phaseIn':
      return [];
    default:
      return assertNever(clause);
  }
}

/** All whom a clause concerns, so that they may be parties: also members of blocs and of unions, and partners of former agreements. */
export function economiesConcerned(law: LawAndLevels, clause: Clause): EconomyId[] {
  switch (clause.type) {
    case 'tariffConcession':
    case 'agreedSpecialization':
      return [
        ...economiesNamed(clause),
        ...concessionsOf(clause)
          .flatMap((cut) => expandConcession(law, cut))
          .flatMap(({ by, to }) => [by, to]),
      ];
    case 'customsUnion':
      return [...clause.among, ...formerPartners(law, clause.former, clause.among)];
    case 'accession':
    case 'merger':
      return [...economiesNamed(clause), ...admissionParties(law, clause)];
    default:
      return economiesNamed(clause);
  }
}

function admissionParties(law: LawAndLevels, clause: AdmissionClause): EconomyId[] {
  const together = admissionOf(law, clause)?.together ?? [];
  return [...together, ...formerPartners(law, clause.former, together)];
}

/** Outsiders whose agreement is extended to a union: it needs their signature. */
function formerPartners(
  law: LawAndLevels,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
): EconomyId[] {
  return former.flatMap(({ agreement: id, action }) => {
    const agreement = law.agreements[id];
    return action === 'extend' && agreement !== undefined ? outsidersOf(agreement, members) : [];
  });
}

/** Clauses that only say how, when or on what condition others work: alone they oblige nobody. */
export function obligesByItself({ type }: Clause): boolean {
  return (
    type !== 'bindingPeriod' && type !== 'phaseIn' && type !== 'specialTreatment' && type !== 'conditionality'
  );
}

/**
 * A draft without some of its parties: what needs them is struck out, and so are parties of whom nothing is said then.
 * Undefined when fewer than two parties or no obligation are left.
 */
export function narrowDraft(
  law: LawAndLevels,
  draft: Draft,
  without: readonly EconomyId[],
): Draft | undefined {
  const clauses = draft.clauses.flatMap((clause) => narrowClause(law, clause, without));
  const obliging = clauses.filter(obligesByItself);
  const concerned = new Set(obliging.flatMap((clause) => economiesConcerned(law, clause)));
  const parties = draft.parties.filter((party) => !without.includes(party) && concerned.has(party));
  return parties.length < 2 || obliging.length === 0 ? undefined : { ...draft, parties, clauses };
}

function narrowClause(law: LawAndLevels, clause: Clause, without: readonly EconomyId[]): Clause[] {
  const stays = (economy: EconomyId): boolean => !without.includes(economy);
  switch (clause.type) {
    case 'tariffConcession': {
      const to = clause.to.filter(stays);
      return stays(clause.by) && to.length > 0 ? [{ ...clause, to }] : [];
    }
    case 'freeTradeArea': {
      const among = clause.among.filter(stays);
      const exceptions = clause.exceptions.filter(({ by }) => stays(by));
      return among.length < 2 ? [] : [{ ...clause, among, exceptions }];
    }
    case 'customsUnion':
      return narrowUnion(clause, stays);
    case 'accession':
      return stays(clause.entrant) ? [clause] : [];
    case 'merger':
      return [clause.agreement, clause.with].every((id) => law.agreements[id]?.parties.some(stays) === true)
        ? [clause]
        : [];
    case 'payment':
      return stays(clause.from) && stays(clause.to) ? [clause] : [];
    case 'bindingPeriod':
      return [clause];
    case 'specialTreatment': {
      const to = clause.to.filter(stays);
      return to.length === 0 ? [] : [{ ...clause, to }];
    }
    default:
      return narrowTerms(clause, stays);
  }
}

/** A clause among several goes on among those who stay; one that names somebody who is struck out goes with it. */
function narrowTerms(clause: Clause, stays: (economy: EconomyId) => boolean): Clause[] {
  if ('among' in clause) {
    const among = clause.among.filter(stays);
    return among.length < 2 ? [] : [{ ...clause, among }];
  }
  return economiesNamed(clause).every(stays) ? [clause] : [];
}

function narrowUnion(clause: ClauseOf<'customsUnion'>, stays: (economy: EconomyId) => boolean): Clause[] {
  const among = clause.among.filter(stays);
  const key = rescaleKey(completeKey(clause.key, clause.among), among);
  return among.length < 2 ? [] : [{ ...clause, among, key }];
}

export function withClause(draft: Draft, index: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(index, clause) };
}

/** The draft without a clause, and without parties of whom nothing is said then; undefined if too little is left. */
export function withoutClause(law: LawAndLevels, draft: Draft, index: number): Draft | undefined {
  const clauses = draft.clauses.toSpliced(index, 1);
  const concerned = new Set(clauses.flatMap((clause) => economiesConcerned(law, clause)));
  const unnamed = draft.parties.filter((party) => !concerned.has(party));
  return narrowDraft(law, { ...draft, clauses }, unnamed);
}

export function withParties(draft: Draft, economies: readonly EconomyId[]): Draft {
  const missing = economies.filter((economy) => !draft.parties.includes(economy));
  return { ...draft, parties: [...draft.parties, ...missing] };
}

/** The draft with one more decision about an older agreement, in place of an earlier one. */
export function withFormer(draft: Draft, index: number, decision: FormerAgreement): Draft {
  return editFormer(draft, index, (former) => [
    ...former.filter(({ agreement }) => agreement !== decision.agreement),
    decision,
  ]);
}

export function withoutFormer(draft: Draft, index: number, agreement: string): Draft {
  return editFormer(draft, index, (former) => former.filter((decision) => decision.agreement !== agreement));
}

function editFormer(
  draft: Draft,
  index: number,
  edit: (former: readonly FormerAgreement[]) => FormerAgreement[],
): Draft {
  const clause = draft.clauses[index];
  if (clause === undefined || !('former' in clause)) return draft;
  return withClause(draft, index, { ...clause, former: edit(clause.former) });
}

/** Economies that the integration clause at a place brings together. */
export function amongOf(law: LawAndLevels, clause: Clause): readonly EconomyId[] {
  if (clause.type === 'freeTradeArea' || clause.type === 'customsUnion') return clause.among;
  if (clause.type === 'accession')
    return [...(law.agreements[clause.agreement]?.parties ?? []), clause.entrant];
  if (clause.type !== 'merger') return [];
  const blocs = [clause.agreement, clause.with].flatMap((id) => law.agreements[id]?.parties ?? []);
  return [...new Set(blocs)];
}
