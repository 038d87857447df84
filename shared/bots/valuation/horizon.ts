import { BORDER_COST_CLOSING, EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { GameState } from '#shared/rules/state.ts';

type Moment = Pick<GameState, 'round' | 'settings'>;

/** What a decision reaches: the present round and all to come, weighted as the score counts them. */
export type Horizon = {
  readonly weight: number;
  /** Part of the weight that falls on the present round. */
  readonly soonShare: number;
  /** Rounds of closing after which a border costs what it costs in the mean of the horizon. */
  readonly meanRoundsAhead: number;
  /** The same for the rounds after the present one. */
  readonly laterRoundsAhead: number;
};

export function horizonOf({ round, settings }: Moment): Horizon {
  const last = settings.rounds + 1 - round;
  const weights = Array.from({ length: last + 1 }, (_each, ahead) => (ahead < last ? 1 : EPILOGUE_WEIGHT));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return {
    weight,
    soonShare: 1 / weight,
    meanRoundsAhead: roundsAheadOf(weights, 0),
    laterRoundsAhead: roundsAheadOf(weights, 1),
  };
}

/** After n rounds (1 − c)^n of the gap is left; the rounds after which as much is left as in the weighted mean. */
function roundsAheadOf(weights: readonly number[], first: number): number {
  const left = 1 - BORDER_COST_CLOSING;
  let weight = 0;
  let gap = 0;
  for (const [ahead, each] of weights.entries()) {
    if (ahead < first) continue;
    weight += each;
    gap += each * left ** (ahead + 1);
  }
  return Math.log(gap / weight) / Math.log(left);
}

/** Weight of the present round up to and with another one; at least the present round counts. */
export function weightUntil({ round, settings }: Moment, untilRound: number): number {
  const played = Math.min(untilRound, settings.rounds) - round + 1;
  const after = untilRound > settings.rounds ? EPILOGUE_WEIGHT : 0;
  return Math.max(1, played + after);
}
