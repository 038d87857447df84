import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { viewOf } from '../clauses/clauseViews.ts';

/** How one version of a proposal differs from the one before it. */
export type ClauseChange =
  | { readonly type: 'kept'; readonly clause: Clause }
  | { readonly type: 'added'; readonly clause: Clause }
  | { readonly type: 'removed'; readonly clause: Clause }
  | { readonly type: 'changed'; readonly before: Clause; readonly clause: Clause };

/** Clauses of the newer version in its order, then those that it dropped. Clauses about the same thing are one changed clause. */
export function diffClauses(before: readonly Clause[], after: readonly Clause[]): ClauseChange[] {
  const olds = new Map(before.map((clause) => [subjectOf(clause), clause]));
  const subjects = new Set(after.map(subjectOf));
  const present = after.map((clause): ClauseChange => {
    const old = olds.get(subjectOf(clause));
    if (old === undefined) return { type: 'added', clause };
    if (canonicalJson(old) === canonicalJson(clause)) return { type: 'kept', clause };
    return { type: 'changed', before: old, clause };
  });
  const gone = before
    .filter((clause) => !subjects.has(subjectOf(clause)))
    .map((clause): ClauseChange => ({ type: 'removed', clause }));
  return [...present, ...gone];
}

export function changesOnly(changes: readonly ClauseChange[]): ClauseChange[] {
  return changes.filter((change) => change.type !== 'kept');
}

function subjectOf(clause: Clause): string {
  return viewOf(clause.type).subject(clause);
}
