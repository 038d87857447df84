import { PAR_QUANTILES } from '#shared/content/scores.ts';
import type { Par, ParOfSeat } from '#shared/content/par/storedPars.ts';
import { SCORE_PARTS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';

/** Results keep this many digits: a hundred-thousandth of a per cent of income, a thousandth of a point. */
const DECIMALS = { prosperity: 1e5, support: 1e3, mandate: 1e3 } as const;

/** Par from games of bots: for each seat and part the results in order, thinned to fifty. */
export function makePar(
  games: readonly GameValues[],
  seats: readonly EconomyId[],
  bestPath: Par['bestPath'],
): Par {
  return {
    games: games.length,
    seats: games.length === 0 ? {} : fromKeys(seats, (seat) => parOfSeat(games, seat)),
    bestPath,
  };
}

function parOfSeat(games: readonly GameValues[], seat: EconomyId): ParOfSeat {
  const resultsOf = (part: keyof typeof DECIMALS): number[] =>
    games.flatMap((game) => {
      const value = game[seat]?.[part];
      return value === undefined ? [] : [Math.round(value * DECIMALS[part]) / DECIMALS[part]];
    });
  const [prosperity = [], ...others] = SCORE_PARTS.map((part) => quantiles(resultsOf(part)));
  const [support = [], mandate = []] = others;
  return {
    prosperity,
    ...(support.length === 0 ? {} : { support }),
    ...(mandate.length === 0 ? {} : { mandate }),
  };
}

/** Results at the shares (k − ½)/K of the games; all of them where there are no more than K. */
export function quantiles(results: readonly number[], K: number = PAR_QUANTILES): number[] {
  const sorted = results.toSorted((a, b) => a - b);
  if (sorted.length <= K) return sorted;
  return Array.from({ length: K }, (_, k) => {
    const place = ((k + 0.5) / K) * sorted.length - 0.5;
    // Never a result between two, and as far from the best as from the worst.
    return sorted[k < K / 2 ? Math.floor(place) : Math.ceil(place)] ?? NaN;
  });
}
