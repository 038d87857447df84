/** By how much bindings came down: the mean over economies of their average cuts, in tenths of a point. */
export function meanCutPoints(boundCutBp: Readonly<Record<string, number>>): number {
  const cuts = Object.values(boundCutBp);
  const meanBp = cuts.reduce((sum, cut) => sum + cut, 0) / Math.max(1, cuts.length);
  return Math.round(meanBp / 10) / 10;
}
