import { PROVINCE_TEMPERAMENTS, type ProvinceTemperament } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, must } from '#shared/kernel/records.ts';
import { mean, percent, ratio, share, spread } from './figures.ts';
import type { ProvinceOutcome, ProvincesGame } from './playProvincesGame.ts';

/** A leader of one temperament in one game: its career against all careers of its chair in the run. */
type Career = { readonly outcome: ProvinceOutcome; readonly points: number; readonly spreads: number };

/**
 * Careers against the mean of their chairs, in points and in spreads of the chair, ± the error of the mean; and firsts against the fair share, ties
 * shared, where ± is what chance alone would give. Some chairs come first more often than others: beside it firsts against what the same
 * chairs came to.
 */
export function byTemperament(games: readonly ProvincesGame[]): string[] {
  return [
    'temperament      seats  career  ÷ chair: points  ±     spreads  ±     firsts ÷ fair  ±     ÷ chair  gold',
    ...PROVINCE_TEMPERAMENTS.map((temperament) => lineOf(games, temperament)),
  ];
}

function lineOf(games: readonly ProvincesGame[], temperament: ProvinceTemperament): string {
  const careers = careersOf(games, temperament);
  const firsts = firstsOf(games, temperament);
  const error = (value: (career: Career) => number): string =>
    ratio(spread(careers, value), Math.sqrt(careers.length));
  const columns: readonly (readonly [string, number])[] = [
    [`${careers.length}`, 6],
    [mean(careers, ({ outcome }) => outcome.career).toFixed(1), 7],
    [mean(careers, ({ points }) => points).toFixed(2), 16],
    [error(({ points }) => points), 5],
    [mean(careers, ({ spreads }) => spreads).toFixed(2), 8],
    [error(({ spreads }) => spreads), 5],
    [ratio(firsts.won, firsts.fair), 14],
    [ratio(Math.sqrt(firsts.variance), firsts.fair), 5],
    [ratio(firsts.won, firsts.ofChairs), 8],
    [percent(share(careers, ({ outcome }) => outcome.medal === 'gold')), 6],
  ];
  return [temperament.padEnd(15), ...columns.map(([text, width]) => text.padStart(width))].join(' ');
}

function careersOf(games: readonly ProvincesGame[], temperament: ProvinceTemperament): Career[] {
  return keysOf(games[0]?.seats ?? {}).flatMap((seat) => {
    const outcomes = games.map(({ seats }) => must(seats[seat], seat));
    const middle = mean(outcomes, ({ career }) => career);
    const wide = spread(outcomes, ({ career }) => career);
    return outcomes
      .filter((outcome) => outcome.temperament === temperament)
      .map((outcome) => {
        const points = outcome.career - middle;
        return { outcome, points, spreads: wide === 0 ? 0 : points / wide };
      });
  });
}

type Firsts = {
  readonly won: number;
  readonly fair: number;
  readonly variance: number;
  /** What the same chairs won in the run, whoever sat there. */
  readonly ofChairs: number;
};

function firstsOf(games: readonly ProvincesGame[], temperament: ProvinceTemperament): Firsts {
  const chair = firstsBySeat(games);
  let [won, fair, variance, ofChairs] = [0, 0, 0, 0];
  for (const { seats } of games) {
    const isOwn = (seat: EconomyId): boolean => must(seats[seat], seat).temperament === temperament;
    const part = share(keysOf(seats), isOwn);
    won += share(firstIn(seats), isOwn);
    fair += part;
    variance += part * (1 - part);
    for (const seat of keysOf(seats).filter(isOwn)) ofChairs += must(chair[seat], seat);
  }
  return { won, fair, variance, ofChairs };
}

function firstsBySeat(games: readonly ProvincesGame[]): Record<EconomyId, number> {
  return fromKeys(keysOf(games[0]?.seats ?? {}), (seat) =>
    mean(games, ({ seats }) => {
      const best = firstIn(seats);
      return best.includes(seat) ? 1 / best.length : 0;
    }),
  );
}

function firstIn(seats: ProvincesGame['seats']): EconomyId[] {
  return keysOf(seats).filter((seat) => must(seats[seat], seat).place === 1);
}
