import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { SeatOutcome, SimulatedGame } from '../simulateGame.ts';
import { cell, percent, spreadOf, type Spread } from './numbers.ts';
import type { ScoredGames } from './scoreGames.ts';

/** What one chair came to over all games. */
export type SeatLine = {
  readonly seat: EconomyId;
  readonly score: number;
  /** Firsts, ties shared. */
  readonly firsts: number;
  readonly income: Spread;
  readonly shareOfPrize: number;
  readonly support?: Spread;
  /** Per cent of games in which its government fell. */
  readonly fell: number;
  readonly termsLost?: number;
  readonly endLevel: number;
};

export function bySeat(games: readonly SimulatedGame[], { scores }: ScoredGames): SeatLine[] {
  const seats = Object.keys(games[0]?.seats ?? {});
  return seats.map((seat) => {
    const own = games.map((game) => must(game.seats[seat], seat));
    const support = own.flatMap((each) => each.support ?? []);
    const sum = (valueOf: (outcome: SeatOutcome) => number): number =>
      own.reduce((total, outcome) => total + valueOf(outcome), 0);
    const termsLost = percent(
      sum(({ falls }) => falls),
      sum(({ elections }) => elections),
    );
    return {
      seat,
      score: spreadOf(scores.map((scored) => scored[seat] ?? NaN)).mean,
      firsts: scores.reduce((total, scored) => total + firstsOf(scored, seat), 0),
      income: spreadOf(own.map(({ prosperity }) => prosperity)),
      shareOfPrize: sum(({ shareOfPrize }) => shareOfPrize) / own.length,
      ...(support.length === 0 ? {} : { support: spreadOf(support) }),
      fell: percent(own.filter(({ falls }) => falls > 0).length, own.length) ?? 0,
      ...(termsLost === undefined ? {} : { termsLost }),
      endLevel: sum(({ endLevel }) => endLevel) / own.length,
    };
  });
}

function firstsOf(scored: Readonly<Record<EconomyId, number>>, seat: EconomyId): number {
  const first = Math.max(...Object.values(scored));
  const winners = Object.keys(scored).filter((each) => scored[each] === first);
  return winners.includes(seat) ? 1 / winners.length : 0;
}

export function formatSeats(lines: readonly SeatLine[]): string {
  const head =
    'seat  score  firsts  income % ± sd  prize %  support ± sd  fell % of games  terms lost %  end level';
  const rows = lines.map((line) =>
    [
      line.seat.padEnd(4),
      cell(line.score, 1, 6),
      cell(line.firsts, 1, 7),
      `${cell(line.income.mean, 2, 9)} ± ${cell(line.income.sd, 2, 4)}`,
      cell(line.shareOfPrize, 0, 7),
      line.support === undefined
        ? '–'.padStart(13)
        : `${cell(line.support.mean, 1, 8)} ± ${cell(line.support.sd, 1, 4)}`,
      cell(line.fell, 0, 15),
      cell(line.termsLost, 1, 13),
      cell(line.endLevel, 2, 10),
    ].join(' '),
  );
  return [head, ...rows].join('\n');
}
