import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';

/** Votes in an economic union: half by income, half by heads of members. */
const BY_INCOME = 0.5;

/** Part of the votes of a union that some of its members have, 0–1, by last settled incomes. */
export function votingWeight(
  { settled }: { readonly settled: Pick<GameState['settled'], 'incomeBn'> },
  { parties }: Pick<Agreement, 'parties'>,
  voters: readonly EconomyId[],
): number {
  const incomeOf = (economies: readonly EconomyId[]): number =>
    economies.reduce((sum, economy) => sum + (settled.incomeBn[economy] ?? 0), 0);
  const members = parties.filter((party) => voters.includes(party));
  const total = incomeOf(parties);
  const byIncome = total > 0 ? incomeOf(members) / total : members.length / parties.length;
  return BY_INCOME * byIncome + (1 - BY_INCOME) * (members.length / parties.length);
}
