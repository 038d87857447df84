import { BLOC_TITLES } from '#shared/content/blocTitles.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { isSeat, repeated, type DraftCase } from './draftCase.ts';
import { economiesConcerned, economiesNamed, obligesByItself } from './economiesNamed.ts';

/** What is wrong with a paper as a whole: who is a party, and whether it says anything. */
export function paperFaults(draftCase: DraftCase): Rejection[] {
  return [...partyFaults(draftCase), ...contentFaults(draftCase), ...namingFaults(draftCase)];
}

function partyFaults({ state, draft, author }: DraftCase): Rejection[] {
  const { parties } = draft;
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'paper/author-not-party' });
  if (repeated(parties).length > 0) faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'paper/two-parties-least' });
  const named = new Set([...parties, ...draft.clauses.flatMap(economiesNamed)]);
  for (const economy of named) {
    if (!isSeat(state, economy)) faults.push({ code: 'paper/unknown-party', economy });
  }
  return faults;
}

function contentFaults({ draft }: DraftCase): Rejection[] {
  const { title, clauses } = draft;
  const faults: Rejection[] = [];
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'paper/unknown-title', title });
  if (clauses.length === 0) faults.push({ code: 'paper/no-clause' });
  else if (!clauses.some(obligesByItself)) faults.push({ code: 'paper/obliges-nobody' });
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
    ...unnamed.map((economy): Rejection => ({ code: 'paper/party-not-named', economy })),
    ...clauses.flatMap((clause, index) =>
      [...new Set(economiesNamed(clause))]
        .filter((economy) => isSeat(state, economy) && !parties.includes(economy))
        .map((economy): Rejection => ({ code: 'paper/named-not-party', economy, clause: index })),
    ),
  ];
}
