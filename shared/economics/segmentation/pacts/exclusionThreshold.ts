/**
 * How much the future must count for exclusion alone to keep a member honest. Staying is worth b/(1−δ); cheating gives c until
 * it is seen, with chance q a round, and e from then on. Staying is better from
 *   δ* = (c − b) / (c − b + q (b − e)),   with q = 1: (c − b)/(c − e)   (Friedman 1971; Green & Porter 1984 for q < 1).
 */
export type Temptation = {
  /** Scores of a round: in the pact, cheating on it, shut out of it. */
  readonly pact: number;
  readonly cheat: number;
  readonly expelled: number;
};

/** δ*; 1 or more where no patience suffices, undefined where there is nothing to gain by cheating. */
export function exclusionThreshold(
  { pact, cheat, expelled }: Temptation,
  detectionChance = 1,
): number | undefined {
  const gain = cheat - pact;
  if (gain <= 0) return undefined;
  const threat = gain + detectionChance * (pact - expelled);
  return threat > 0 ? gain / threat : Infinity;
}
