import type { SimulatedGame } from './simulateGame.ts';

/** A game as a table for people: a line a seat, real income round by round. */
export function formatGame(game: SimulatedGame): string {
  const { scenario, opening, seed, rounds, table, agreements, requests, events, milliseconds } = game;
  const columns = [...Array.from({ length: rounds }, (_each, round) => `${round + 1}`), 'after'];
  const treaties = Object.entries(agreements).map(([level, count]) => `level ${level}: ${count}`);
  const seats = Object.entries(game.seats).map(([economy, seat]) =>
    [
      economy.padEnd(4),
      seat.government.padEnd(13),
      seat.shareOfPrize.toFixed(1).padStart(7),
      (seat.score?.toFixed(1) ?? '–').padStart(6),
      (seat.support?.toFixed(1) ?? '–').padStart(7),
      seat.medal.padEnd(7),
      ...seat.incomeIndex.map((index) => index.toFixed(2).padStart(7)),
    ].join(' '),
  );
  const head = [
    'seat',
    'government   ',
    '  prize',
    ' score',
    'support',
    'medal  ',
    ...columns.map((each) => each.padStart(7)),
  ];
  return [
    `${scenario} ${opening}, seed ${seed}, ${rounds} rounds`,
    head.join(' '),
    ...seats,
    `table ${table.score.toFixed(1)} ${table.medal} · ${treaties.join(', ') || 'no agreement'}`,
    `${events} events, ${requests.refused} of ${requests.asked} requests refused, ${milliseconds} ms`,
  ].join('\n');
}
