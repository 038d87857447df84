import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Surcharge } from '#shared/protocol/policy.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { GameState } from '../../state.ts';

/** What the successors of the last round's governments do in the epilogue. */
export type SuccessorAnswers = {
  readonly surcharges: readonly { readonly by: EconomyId; readonly surcharge: Surcharge }[];
  /** Preferences that `by` no longer grants `to`. */
  readonly withheld: readonly { readonly by: EconomyId; readonly to: EconomyId }[];
};

/** All that decides what is levied and paid in a round. A game's state is one; forecasts change parts of it. */
export type LawInForce = Pick<GameState, 'walls' | 'agreements' | 'round'> &
  Partial<Pick<GameState, keyof ModuleStates | 'settings'>> & {
    readonly settled: Pick<SettledEconomy, 'imports' | 'incomeBn' | 'borderCost' | 'workersMoved'>;
    readonly answers?: SuccessorAnswers;
    /** Rounds for which border costs close towards their levels; one unless a forecast looks further. */
    readonly roundsAhead?: number;
  };

/** The round that a law is looked at in: its own, or the later one that a forecast looks to. */
export function roundInView({ round, roundsAhead }: Pick<LawInForce, 'round' | 'roundsAhead'>): number {
  return round + (roundsAhead ?? 1) - 1;
}
