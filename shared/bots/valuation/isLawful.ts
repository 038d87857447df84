import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isLawfulUnder } from '#shared/rules/agreements/findFaults.ts';
import type { Appraiser } from './appraiser.ts';

/** Without a table, what is found is not kept. */
type Laws = Pick<Appraiser, 'scenario' | 'inForce' | 'law'> & Partial<Pick<Appraiser, 'table'>>;

/** Whether a draft could be law now: it must agree with the law in force, and with what awaits the bell. */
export function isLawful(laws: Laws, draft: Draft, author: EconomyId): boolean {
  const { table } = laws;
  if (table === undefined || !draft.parties.includes(author)) return hasNoFault(laws, draft, author);
  // The rules ask of the author only that it is a party.
  const { parties, clauses, title } = draft;
  const name = JSON.stringify([parties.toSorted(), clauses, title]);
  return table.isLawful(name, () => hasNoFault(laws, draft, author));
}

function hasNoFault({ scenario, inForce, law }: Laws, draft: Draft, author: EconomyId): boolean {
  const laws = inForce === law ? [law] : [law, inForce];
  return laws.every((each) => isLawfulUnder(each, { scenario, draft, author }));
}
