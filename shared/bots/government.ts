import type { Temperament } from '#shared/content/vocabulary.ts';

/**
 * Strategies that simulations test the six temperaments against, never dealt to a seat: `alwaysNash` signs nothing and levies its own
 * best wall, `alwaysYes` signs whatever is lawful.
 */
export const TEST_STRATEGIES = ['alwaysNash', 'alwaysYes'] as const;
export type TestStrategy = (typeof TEST_STRATEGIES)[number];

/** Who may govern a seat in a game of bots alone. */
export type Government = Temperament | TestStrategy;

export function isTestStrategy(government: Government): government is TestStrategy {
  return government === 'alwaysNash' || government === 'alwaysYes';
}
