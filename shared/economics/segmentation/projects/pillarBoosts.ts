/**
 * A pillar programme raises the productivity of its sector, less the nearer others push the same industry, and in the end it
 * wastes: ĝ_n = g · max(−floor, 1 − c · Σ_{m ≠ n, same pillar} e^{−km_nm/reach}).
 */
import { at } from '../../at.ts';
import type { SegmentedBase } from '../segmentedModel.ts';

export type PillarRule = {
  /** g: productivity of a pillar without rivals. */
  readonly boost: number;
  /** −floor: the worst, as a part of the boost. */
  readonly floor: number;
  /** c: what a rival next door takes of it. */
  readonly crowding: number;
  /** Distance at which a rival's weight has fallen to 1/e. */
  readonly reachKm: number;
};

export type PillarChoice = { readonly region: number; readonly sector: number; readonly pillar: string };

/** Change of productivity by choice, in their order. `distance` is [n][i]. */
export function pillarBoosts(
  { N }: Pick<SegmentedBase, 'N'>,
  distance: Float64Array,
  choices: readonly PillarChoice[],
  rule: PillarRule,
): number[] {
  return choices.map(({ region, pillar }) => {
    const overlap = choices
      .filter((other) => other.region !== region && other.pillar === pillar)
      .reduce((sum, other) => sum + Math.exp(-at(distance, region * N + other.region) / rule.reachKm), 0);
    return rule.boost * Math.max(-rule.floor, 1 - rule.crowding * overlap);
  });
}

/** Â_nj of the programmes, [n][j]. */
export function pillarProductivity(
  base: Pick<SegmentedBase, 'N' | 'J'>,
  distance: Float64Array,
  choices: readonly PillarChoice[],
  rule: PillarRule,
): Float64Array {
  const boosts = pillarBoosts(base, distance, choices, rule);
  const tfp = new Float64Array(base.N * base.J).fill(1);
  choices.forEach(({ region, sector }, place) => {
    const nj = region * base.J + sector;
    tfp[nj] = at(tfp, nj) * (1 + (boosts[place] ?? NaN));
  });
  return tfp;
}
