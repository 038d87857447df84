import { dialCap, type PactTerms } from '#shared/rules/provinces/pacts/dialCap.ts';

/** Level of a wall against one other province: at most what the pacts between both leave to it, kept or not. */
export function wallToward(wall: number, between: readonly PactTerms[]): number {
  return Math.min(wall, ...between.map((pact) => dialCap(pact, 'wall')));
}
