import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { viewOf } from '../clauses/clauseViews.ts';

export function withClause(draft: Draft, clause: Clause): Draft {
  return { ...draft, clauses: [...draft.clauses, clause] };
}

export function withClauseAt(draft: Draft, at: number, clause: Clause): Draft {
  return { ...draft, clauses: draft.clauses.with(at, clause) };
}

export function withoutClauseAt(draft: Draft, at: number): Draft {
  return { ...draft, clauses: draft.clauses.toSpliced(at, 1) };
}

/** A new party also joins the area or union that the proposal founds. */
export function withParty(draft: Draft, economy: EconomyId): Draft {
  if (draft.parties.includes(economy)) return draft;
  return {
    ...draft,
    parties: [...draft.parties, economy],
    clauses: draft.clauses.map((clause) => clauseWith(clause, economy)),
  };
}

/** Leaving a party out strikes whatever was said about it. */
export function withoutParty(draft: Draft, economy: EconomyId): Draft {
  return {
    ...draft,
    parties: draft.parties.filter((party) => party !== economy),
    clauses: draft.clauses.flatMap((clause) => clauseWithout(clause, economy)),
  };
}

/** A draft with another partner than before: what was said of one is said of the other, but for a bloc, which is the old one's own. */
export function withPartnerReplaced(draft: Draft, from: EconomyId, to: EconomyId): Draft {
  const swap = (_key: string, value: unknown): unknown => {
    if (value === from) return to;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key === from ? to : key, each]));
  };
  const kept = draft.clauses.filter(({ type }) => type !== 'accession' && type !== 'merger');
  return {
    ...draft,
    parties: draft.parties.map((party) => (party === from ? to : party)),
    clauses: kept.map((clause): Clause => JSON.parse(JSON.stringify(clause), swap)),
  };
}

function clauseWith(clause: Clause, economy: EconomyId): Clause {
  const { joined } = viewOf(clause.type);
  if (joined !== undefined) return joined(clause, economy);
  return 'among' in clause ? { ...clause, among: [...clause.among, economy] } : clause;
}

function clauseWithout(clause: Clause, economy: EconomyId): Clause[] {
  const { left } = viewOf(clause.type);
  const stays = (party: EconomyId): boolean => party !== economy;
  const next =
    left === undefined ? kindOf(clause.type).without(clause, stays, NO_LAW) : left(clause, economy);
  return next === undefined ? [] : [next];
}

/** What a draft says is narrowed by itself here, whatever is in force. */
const NO_LAW = { agreements: {}, pairLevels: {} };
