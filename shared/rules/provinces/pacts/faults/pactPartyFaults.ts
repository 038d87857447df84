import { BLOC_TITLES } from '#shared/content/blocTitles.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';

/** What is wrong with a paper as a whole: who is a party of it, and what articles it has. */
export function pactPartyFaults(
  seats: readonly EconomyId[],
  { parties, clauses, title }: Draft,
  author: EconomyId,
): Rejection[] {
  const faults: Rejection[] = [];
  if (!parties.includes(author)) faults.push({ code: 'paper/author-not-party' });
  if (new Set(parties).size < parties.length)
    faults.push({ code: 'intent/malformed', path: 'draft.parties' });
  if (new Set(parties).size < 2) faults.push({ code: 'paper/two-parties-least' });
  for (const economy of new Set(parties)) {
    if (!seats.includes(economy)) faults.push({ code: 'paper/unknown-party', economy });
  }
  const isListed = title === undefined || BLOC_TITLES.some((listed) => listed === title);
  if (!isListed) faults.push({ code: 'paper/unknown-title', title });
  clauses.forEach(({ type }, clause) => {
    if (type !== 'marketPact' && type !== 'payment') faults.push({ code: 'pact/only-pacts', clause });
  });
  const pacts = clauses.filter(({ type }) => type === 'marketPact').length;
  if (pacts === 0) faults.push({ code: 'pact/no-pact' });
  if (pacts > 1) faults.push({ code: 'pact/one-article' });
  return faults;
}
