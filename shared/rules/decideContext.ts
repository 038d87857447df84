import type { Scenario } from '#shared/content/scenario.ts';

/** What a decision may look at beside the state: the world it plays in and the game-monotonic clock. */
export type DecideContext = {
  readonly scenario: Scenario;
  readonly nowMs: number;
};
