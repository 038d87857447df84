import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { WallLimits } from './wallLimits.ts';
import type { WallModel } from './wallModel.ts';

/** All that decides an envelope: what is allowed, what the slopes promise, and what solving says. */
export type WallChoice = {
  readonly scenario: Scenario;
  readonly view: GameState;
  readonly economy: EconomyId;
  readonly limits: WallLimits;
  /** At first sight. */
  readonly model: WallModel;
  /** Solved; 0 for the wall as it stands. */
  readonly aim: (policy: Policy) => number;
};
