/**
 * Weight of each member in a union's decisions, summing to 1: half by income, half equal. What remains for the others is what a
 * member gives up (Alesina, Angeloni and Etro 2005).
 */
export function votingWeights(incomes: readonly number[]): number[] {
  const total = incomes.reduce((sum, income) => sum + income, 0);
  const equal = 1 / incomes.length;
  return incomes.map((income) => (total > 0 ? (income / total + equal) / 2 : equal));
}
