import { isTestStrategy } from '#shared/bots/government.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { makePar } from '#shared/rules/scores/makePar.ts';
import { seatScore } from '#shared/rules/scores/seatScore.ts';
import type { SimulatedGame } from '../simulateGame.ts';

/** Scores of all seats, game by game, and what they were judged by. */
export type ScoredGames = {
  readonly judge: 'par' | 'run';
  readonly scores: readonly Readonly<Record<EconomyId, number>>[];
};

/**
 * Scores by the par of the rules where there is one for these settings. Before there is, each seat is compared with the same chair in
 * the games of this run that were governed by temperaments, so that every chair means about 50.
 */
export function scoreGames(games: readonly SimulatedGame[]): ScoredGames {
  const isJudged = games.every(({ seats }) => Object.values(seats).every(({ score }) => score !== undefined));
  if (isJudged) {
    return { judge: 'par', scores: games.map(({ seats }) => mapValues(seats, ({ score = 0 }) => score)) };
  }
  const tempered = games.map(({ seats }) =>
    Object.fromEntries(Object.entries(seats).filter(([, { government }]) => !isTestStrategy(government))),
  );
  const par = makePar(tempered, Object.keys(games[0]?.seats ?? {}), {});
  return {
    judge: 'run',
    scores: games.map(({ seats }) =>
      mapValues(seats, (values, seat) => seatScore(seat, values, { par, basis: 'par' }).score ?? NaN),
    ),
  };
}
