/** Faults of form: of a proposal as a whole, and of a clause that cannot be read by itself or beside the others. */
import { BLOC_TITLES } from '#shared/content/blocTitles.ts';
import { FOUNDERS, FOUNDERS_IN_FIRST_ROUND } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairKey, pairLevel } from '../agreements/register.ts';
import { unitName } from '../agreements/unions.ts';
import { type DraftCase, isSeat, repeated } from '../clauses/clauseKind.ts';
import {
  economiesConcerned,
  economiesNamed,
  isIntegration,
  isRepeated,
  kindOf,
  obligesByItself,
} from '../clauses/clauseKinds.ts';
import type { GameState } from '../state.ts';

/** What is wrong with a proposal as a whole: who is a party, and whether it says anything. */
export function proposalFaults(draftCase: DraftCase): Rejection[] {
  return [...partyFaults(draftCase), ...contentFaults(draftCase), ...namingFaults(draftCase)];
}

function partyFaults({ state, draft, author }: DraftCase): Rejection[] {
  const { parties } = draft;
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'proposal/author-not-party' });
  if (repeated(parties).length > 0) faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'proposal/two-parties-least' });
  const named = new Set([...parties, ...draft.clauses.flatMap(economiesNamed)]);
  for (const economy of named) {
    if (!isSeat(state, economy)) faults.push({ code: 'proposal/unknown-party', economy });
  }
  return faults;
}

function contentFaults({ draft }: DraftCase): Rejection[] {
  const { title, clauses } = draft;
  const faults: Rejection[] = [];
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'proposal/unknown-title', title });
  if (clauses.length === 0) faults.push({ code: 'proposal/no-clause' });
  else if (!clauses.some(obligesByItself)) faults.push({ code: 'proposal/obliges-nobody' });
  return faults;
}

function namingFaults({ state, after, draft }: DraftCase): Rejection[] {
  const { parties, clauses } = draft;
  if (clauses.length === 0) return [];
  const concerned = new Set(
    clauses.flatMap((clause) => [...economiesConcerned(state, clause), ...economiesConcerned(after, clause)]),
  );
  const unnamed = parties.filter((economy) => isSeat(state, economy) && !concerned.has(economy));
  return [
    ...unnamed.map((economy): Rejection => ({ code: 'proposal/party-not-named', economy })),
    ...clauses.flatMap((clause, index) =>
      [...new Set(economiesNamed(clause))]
        .filter((economy) => isSeat(state, economy) && !parties.includes(economy))
        .map((economy): Rejection => ({ code: 'proposal/named-not-party', economy, clause: index })),
    ),
  ];
}

/** What makes a clause unreadable by itself or beside the others. */
export function shapeFaults(
  { scenario, draft }: Pick<DraftCase, 'scenario' | 'draft'>,
  clause: Clause,
  index: number,
): Rejection[] {
  const faults = [...(kindOf(clause.type).shapeFaults?.(scenario, clause, index) ?? [])];
  const earlier = draft.clauses.slice(0, index);
  if (isIntegration(clause) && earlier.some(isIntegration)) {
    faults.push({ code: 'clause/one-integration', clause: index });
  }
  if (earlier.some((other) => isRepeated(other, clause)))
    faults.push({ code: 'clause/duplicate', clause: index });
  return faults;
}

/** A founding proposal has few parties; a union counts as one, and only those who enter a new pair count. */
export function founderFaults({ state, draft }: DraftCase): Rejection[] {
  const limit = state.round <= 1 ? FOUNDERS_IN_FIRST_ROUND : FOUNDERS;
  const founders = new Set<string>();
  for (const [index, clause] of draft.clauses.entries()) {
    for (const [a, b] of kindOf(clause.type).pairs?.(state, clause) ?? []) {
      if (!isNewPair(state, a, b)) continue;
      founders.add(unitName(state, a)).add(unitName(state, b));
    }
    if (founders.size > limit) return [{ code: 'pace/founders', limit, clause: index }];
  }
  return [];
}

function isNewPair(state: Pick<GameState, 'agreements' | 'pairLevels'>, a: EconomyId, b: EconomyId): boolean {
  return (state.pairLevels[pairKey(a, b)] ?? 0) === 0 && pairLevel(state.agreements, a, b) === 0;
}
