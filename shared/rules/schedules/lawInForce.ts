import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { Surcharge } from '#shared/protocol/policy.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';

/** Answers of the governments that follow after the last round to what was done in it. */
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

type SurchargeInForce = {
  readonly by: EconomyId;
  readonly against: EconomyId;
  readonly rateBp: number;
  readonly untilRound: number;
};

/** Surcharges that are levied in this round: those sealed and still running, and what successors answer. */
export function surchargesInForce(law: Pick<LawInForce, 'walls' | 'round' | 'answers'>): SurchargeInForce[] {
  const running = Object.entries(law.walls).flatMap(([by, { surcharge }]) =>
    surcharge !== undefined && surcharge.untilRound >= law.round ? [{ by, ...surcharge }] : [],
  );
  const answers = (law.answers?.surcharges ?? []).map(({ by, surcharge }) => ({
    by,
    ...surcharge,
    untilRound: law.round,
  }));
  return [...running, ...answers];
}

/** A law as the trade model reads it, and what it comes to. */
export type SolvedLaw = { readonly shock: TradeShock; readonly equilibrium: Equilibrium };

/** Duties at every border, flat as in the trade model: tariffs, and costs of proving origin as iceberg factors. */
export type LeviedDuties = { readonly tariff: Float64Array; readonly origin: Float64Array };

/**
 * The model's arrays while the law is written into them; flat as in the trade model. `iceberg` and `tfp` are factors that the
 * parts multiply, `transfer` is a level in billions to which they add.
 */
export type ShockDraft = {
  readonly tariff: Float64Array;
  readonly iceberg: Float64Array;
  /** The part of `iceberg` that is proof of origin; to be read. */
  readonly origin: Float64Array;
  readonly transfer: Float64Array;
  readonly tfp: Float64Array;
  readonly labour: Float64Array;
  readonly capital: Float64Array;
};
