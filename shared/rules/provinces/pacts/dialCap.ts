import { LEVEL_UNDER_RULE } from '#shared/content/provinces/provinceConstants.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';

/** Walls meet finished goods, blocks raw goods. */
export type Dial = 'wall' | 'block';
export const DIALS: readonly Dial[] = ['wall', 'block'];
const GOODS_OF_DIAL = { wall: 'finished', block: 'raw' } as const satisfies Record<Dial, Pact['goods']>;

export type PactTerms = Pick<Pact, 'goods' | 'atMost' | 'rules'>;

/** Highest level that a pact leaves to a dial among its members; HIGHEST_LEVEL where it says nothing of it. */
export function dialCap({ goods, atMost, rules }: PactTerms, dial: Dial): number {
  const agreed = goods === 'all' || goods === GOODS_OF_DIAL[dial] ? atMost : HIGHEST_LEVEL;
  return Math.min(agreed, ...rules.map((rule) => LEVEL_UNDER_RULE[rule][dial] ?? HIGHEST_LEVEL));
}
