/** Drafts that are left when parts of one are taken away or changed. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { LawAndLevels } from './clauseKind.ts';
import { economiesConcerned, kindOf, obligesByItself } from './clauseKinds.ts';

/**
 * A draft without some of its parties: what needs them is struck out, and so are parties of whom nothing is said then.
 * Undefined when fewer than two parties or no obligation are left.
 */
export function narrowDraft(
  law: LawAndLevels,
  draft: Draft,
  without: readonly EconomyId[],
): Draft | undefined {
  const stays = (economy: EconomyId): boolean => !without.includes(economy);
  const clauses = draft.clauses.flatMap((clause) => kindOf(clause.type).without(clause, stays, law) ?? []);
  const obliging = clauses.filter(obligesByItself);
  const concerned = new Set(obliging.flatMap((clause) => economiesConcerned(law, clause)));
  const parties = draft.parties.filter((party) => !without.includes(party) && concerned.has(party));
  return parties.length < 2 || obliging.length === 0 ? undefined : { ...draft, parties, clauses };
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

/** Economies that a clause brings together in a bloc. */
export function amongOf(law: LawAndLevels, clause: Clause): readonly EconomyId[] {
  return kindOf(clause.type).brings?.(law, clause) ?? [];
}
