import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What every part of the envelope is given. */
export type EnvelopeProps = {
  readonly scenario: Scenario;
  readonly game: GameState;
  readonly me: EconomyId;
  readonly policy: Policy;
  /** Sealed: shown, not to be changed. */
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};
