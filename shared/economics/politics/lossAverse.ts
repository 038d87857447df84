/** ℓ(x): a change as those feel it whom a loss hurts `aversion` times as much as a gain pleases (Freund and Özden 2008; Tovar 2009). */
export function lossAverse(change: number, aversion: number): number {
  return change < 0 ? aversion * change : change;
}
