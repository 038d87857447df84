import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '../../state.ts';
import { economiesConcerned } from '../faults/economiesNamed.ts';
import { narrowDraft } from '../narrowDraft.ts';

type Law = Pick<GameState, 'agreements' | 'pairLevels'>;

export function withClause(draft: Draft, index: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(index, clause) };
}

/** The draft without a clause, and without parties of whom nothing is said then; undefined if too little is left. */
export function withoutClause(law: Law, draft: Draft, index: number): Draft | undefined {
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
export function amongOf(law: Law, clause: Clause): readonly EconomyId[] {
  if (clause.type === 'freeTradeArea' || clause.type === 'customsUnion') return clause.among;
  if (clause.type === 'accession')
    return [...(law.agreements[clause.agreement]?.parties ?? []), clause.entrant];
  if (clause.type !== 'merger') return [];
  const blocs = [clause.agreement, clause.with].flatMap((id) => law.agreements[id]?.parties ?? []);
  return [...new Set(blocs)];
}
