import { BINDING_ROUNDS } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';

/** Last round in which a party may not give notice; late entrants are bound longer than the founders. */
export function boundUntilRound(agreement: Agreement, party: EconomyId): number {
  return Math.max(agreement.boundUntilRound, agreement.boundLonger?.[party] ?? 0);
}

/** How many rounds, the present one included, a paper binds. */
export function bindingRounds(clauses: readonly Clause[]): number {
  const asked = clauses.flatMap((clause) => (clause.type === 'bindingPeriod' ? [clause.rounds] : []));
  return Math.max(BINDING_ROUNDS, ...asked);
}

/** The agreement with some parties bound at least until a round. */
export function bindParties(
  agreement: Agreement,
  parties: readonly EconomyId[],
  untilRound: number,
): Agreement {
  const late = parties.filter((party) => boundUntilRound(agreement, party) < untilRound);
  if (late.length === 0) return agreement;
  const boundLonger = { ...agreement.boundLonger };
  for (const party of late) boundLonger[party] = untilRound;
  return { ...agreement, boundLonger };
}
