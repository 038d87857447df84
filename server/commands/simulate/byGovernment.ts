import { type Government, TEST_STRATEGIES, isTestStrategy } from '#shared/bots/strategies.ts';
import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { makePar } from '#shared/bots/par/bestPath.ts';
import { seatScore } from '#shared/rules/scores/finalScore.ts';
import type { SimulatedGame } from './simulateGame.ts';

/** What one kind of government came to over all games. */
type GovernmentLine = {
  readonly government: Government;
  readonly seats: number;
  readonly score: number;
  readonly scoreError: number;
  /** Firsts at its table against its fair share of them: 1 is fair. */
  readonly winRatio: number;
  /** Standard error of the ratio if all were alike. */
  readonly ratioError: number;
  readonly prosperity: number;
  readonly support?: number;
  readonly mandate?: number;
  /** Per cent of elections lost. */
  readonly termsLost?: number;
};

export function byGovernment(games: readonly SimulatedGame[], { scores }: ScoredGames): GovernmentLine[] {
  const all: readonly Government[] = [...TEMPERAMENT_NAMES, ...TEST_STRATEGIES];
  return all.flatMap((government) => lineOf(games, scores, government) ?? []);
}

function lineOf(
  games: readonly SimulatedGame[],
  scores: ScoredGames['scores'],
  government: Government,
): GovernmentLine | undefined {
  let [wins, fair, variance] = [0, 0, 0];
  const own = games.flatMap(({ seats }, game) => {
    const scored = scores[game] ?? {};
    const mine = Object.entries(seats).filter(([, seat]) => seat.government === government);
    const first = Math.max(...Object.values(scored));
    const winners = Object.keys(scored).filter((seat) => scored[seat] === first);
    const chance = mine.length / Object.keys(seats).length;
    wins += mine.filter(([seat]) => winners.includes(seat)).length / winners.length;
    fair += chance;
    variance += chance * (1 - chance);
    return mine.map(([seat, outcome]) => ({ ...outcome, score: scored[seat] ?? NaN }));
  });
  if (own.length === 0) return undefined;
  const score = spreadOf(own.map((seat) => seat.score));
  const [support, mandate] = [meanOf(own, 'support'), meanOf(own, 'mandate')];
  const elections = own.reduce((sum, seat) => sum + seat.elections, 0);
  const termsLost = percent(
    own.reduce((sum, seat) => sum + seat.falls, 0),
    elections,
  );
  return {
    government,
    seats: own.length,
    score: score.mean,
    scoreError: score.error,
    winRatio: wins / fair,
    ratioError: Math.sqrt(variance) / fair,
    prosperity: spreadOf(own.map((seat) => seat.prosperity)).mean,
    ...(support === undefined ? {} : { support }),
    ...(mandate === undefined ? {} : { mandate }),
    ...(termsLost === undefined ? {} : { termsLost }),
  };
}

function meanOf(
  seats: readonly { readonly support?: number; readonly mandate?: number }[],
  part: 'support' | 'mandate',
): number | undefined {
  const values = seats.flatMap((seat) => seat[part] ?? []);
  return values.length === 0 ? undefined : spreadOf(values).mean;
}

export function formatGovernments(lines: readonly GovernmentLine[]): string {
  const head =
    'government     seats  score ± error  firsts ± error  income %  support  mandate  terms lost %';
  const rows = lines.map((line) =>
    [
      line.government.padEnd(13),
      cell(line.seats, 0, 6),
      `${cell(line.score, 1, 6)} ± ${line.scoreError.toFixed(1).padStart(4)} `,
      `${cell(line.winRatio, 2, 6)} ± ${line.ratioError.toFixed(2)} `,
      cell(line.prosperity, 2, 9),
      cell(line.support, 1, 8),
      cell(line.mandate, 1, 8),
      cell(line.termsLost, 1, 13),
    ].join(' '),
  );
  return [head, ...rows].join('\n');
}

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
      mapValues(
        seats,
        (values, seat) => seatScore(seat, values, { par, basis: 'par', ruler: 'shares' }).score ?? NaN,
      ),
    ),
  };
}

/** Mean and spread of what was measured. */
export type Spread = {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation; 0 for fewer than two. */
  readonly sd: number;
  /** Standard error of the mean. */
  readonly error: number;
};

export function spreadOf(values: readonly number[]): Spread {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  return { count, mean, sd, error: sd / Math.sqrt(count) };
}

/** A number in a column; a dash where there is none. */
export function cell(value: number | undefined, decimals: number, width: number): string {
  const text = value === undefined || Number.isNaN(value) ? '–' : value.toFixed(decimals);
  return text.padStart(width);
}

export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole;
}
