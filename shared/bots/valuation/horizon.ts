import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { GameState } from '#shared/rules/state.ts';

type Moment = Pick<GameState, 'round' | 'settings'>;

/** Weights of the rounds that a decision reaches: one each, the epilogue as the score counts it. */
export type Horizon = {
  /** Part of the weight that falls on the present round. */
  readonly soonShare: number;
  readonly weight: number;
};

export function horizonOf(moment: Moment): Horizon {
  const weight = weightUntil(moment, moment.settings.rounds + 1);
  return { soonShare: 1 / weight, weight };
}

/** Weight of the present round up to and with another one; at least the present round counts. */
export function weightUntil({ round, settings }: Moment, untilRound: number): number {
  const played = Math.min(untilRound, settings.rounds) - round + 1;
  const after = untilRound > settings.rounds ? EPILOGUE_WEIGHT : 0;
  return Math.max(1, played + after);
}
