import type { Scenario } from '#shared/content/scenario.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import type { GameState } from '../../state.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import type { SolvedLaw } from '../../forecast/solveLaw.ts';

/** A round's law and what it came to: all that decides how economies move on from there. */
export type Occasion = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly solved: SolvedLaw;
  readonly state: DynamicsState;
  /** Levels of pairs before the round: who enters a common market is news to investors. */
  readonly levelsBefore: GameState['pairLevels'];
};
