import { MEDALS, PROVINCE_TEMPERAMENTS } from '#shared/content/vocabulary.ts';
import { keysOf, must } from '#shared/kernel/records.ts';
import type { PactFate } from './PactWatcher.ts';
import type { ProvinceOutcome, ProvincesGame } from './playProvincesGame.ts';

/** Level of the wall from which a province protects. */
const PROTECTS_FROM = 2;

/** Games of provinces as statistics for people; what each figure means stands in docs/balance.md. */
export function formatProvinces(games: readonly ProvincesGame[]): string {
  return [
    `${games.length} games of ${games[0]?.rounds ?? 0} rounds, seeds ${games[0]?.seed ?? ''} to ${games.at(-1)?.seed ?? ''}`,
    ...market(games),
    ...centre(games),
    ...pacts(games),
    '',
    ...byTemperament(games),
    '',
    ...bySeat(games),
    '',
    ...requests(games),
  ].join('\n');
}

function market(games: readonly ProvincesGame[]): string[] {
  const seats = games.flatMap(({ seats: each }) => Object.values(each));
  const protect = share(seats, ({ wall }) => wall >= PROTECTS_FROM);
  const medals = MEDALS.map(
    (medal) => `${medal} ${percent(share(games, (game) => game.tableMedal === medal))}`,
  );
  return [
    `last round: wall ≥ ${PROTECTS_FROM} in ${percent(protect)} of provinces, mean wall ${mean(seats, ({ wall }) => wall).toFixed(2)}, mean block ${mean(seats, ({ block }) => block).toFixed(2)}`,
    `border effect ${mean(games, (game) => game.borderEffect).toFixed(1)}, national income ${mean(games, (game) => game.nationalIncomePercent).toFixed(2)} %, table: ${medals.join(', ')}`,
  ];
}

function centre(games: readonly ProvincesGame[]): string[] {
  const enacted = games.flatMap((game) => game.enacted);
  const reforms = [...new Set(enacted.map(({ reform }) => reform))].map((reform) => {
    const own = enacted.filter((each) => each.reform === reform);
    return `${reform} ${percent(own.length / games.length)} (round ${mean(own, ({ round }) => round).toFixed(1)})`;
  });
  return [
    `enacted by the centre, % of games (mean round): ${reforms.join(', ') || 'nothing'}`,
    `refusals ${mean(games, ({ refused }) => refused).toFixed(2)}, crackdowns ${mean(games, ({ crackdowns }) => crackdowns).toFixed(2)}, corridors ${mean(games, ({ corridors }) => corridors).toFixed(2)}, petitions ${mean(games, ({ petitions }) => petitions).toFixed(2)} a game`,
  ];
}

function pacts(games: readonly ProvincesGame[]): string[] {
  const all = games.flatMap((game) => game.pacts);
  const delta = games.flatMap((game) => game.delta ?? []);
  return [
    ...[true, false].map((isBinding) => {
      const own = all.filter((pact) => pact.isBinding === isBinding);
      return `${isBinding ? 'binding' : 'voluntary'} pacts: ${(own.length / games.length).toFixed(2)} a game, ${fate(own)}`;
    }),
    ...(delta.length === 0 ? [] : [`body of the Delta from the start: ${fate(delta)}`]),
  ];
}

function fate(own: readonly PactFate[]): string {
  if (own.length === 0) return 'none';
  const broken = share(own, ({ brokenBy }) => brokenBy.length > 0);
  const left = share(own, ({ wasLeft }) => wasLeft);
  return `${percent(share(own, ({ survived }) => survived))} survived, ${percent(broken)} broken, ${percent(left)} left before term`;
}

/**
 * Firsts against the fair share, ties shared; ± is what chance alone would give. Some chairs come first more often than others: beside it firsts
 * against what the same chairs came to, and the career against their mean.
 */
function byTemperament(games: readonly ProvincesGame[]): string[] {
  const firstsOf = firstsBySeat(games);
  const careerOf = careerBySeat(games);
  return [
    'temperament      seats  career  against chair  firsts ÷ fair  ±     ÷ chair  gold',
    ...PROVINCE_TEMPERAMENTS.map((temperament) => {
      let [firsts, fair, variance, byChair] = [0, 0, 0, 0];
      for (const { seats } of games) {
        const isOwn = (seat: ProvinceOutcome): boolean => seat.temperament === temperament;
        const part = share(Object.values(seats), isOwn);
        firsts += share(
          Object.values(seats).filter(({ place }) => place === 1),
          isOwn,
        );
        fair += part;
        variance += part * (1 - part);
        for (const seat of keysOf(seats)) if (isOwn(must(seats[seat], seat))) byChair += firstsOf(seat);
      }
      const own = games.flatMap(({ seats }) =>
        Object.entries(seats).filter(([, seat]) => seat.temperament === temperament),
      );
      const against = mean(own, ([seat, { career }]) => career - careerOf(seat));
      return [
        temperament.padEnd(15),
        `${own.length}`.padStart(6),
        mean(own, ([, { career }]) => career)
          .toFixed(1)
          .padStart(7),
        against.toFixed(2).padStart(14),
        ratio(firsts, fair).padStart(14),
        ratio(Math.sqrt(variance), fair).padStart(5),
        ratio(firsts, byChair).padStart(8),
        percent(share(own, ([, { medal }]) => medal === 'gold')).padStart(6),
      ].join(' ');
    }),
  ];
}

function firstsBySeat(games: readonly ProvincesGame[]): (seat: string) => number {
  return (seat) =>
    mean(games, ({ seats }) => {
      const best = Object.values(seats).filter(({ place }) => place === 1);
      return seats[seat]?.place === 1 ? 1 / best.length : 0;
    });
}

function careerBySeat(games: readonly ProvincesGame[]): (seat: string) => number {
  return (seat) => mean(games, ({ seats }) => must(seats[seat], seat).career);
}

function bySeat(games: readonly ProvincesGame[]): string[] {
  return [
    'seat  career  income %  wall  block  gold     silver   bronze',
    ...keysOf(games[0]?.seats ?? {}).map((seat) => {
      const own = games.flatMap(({ seats }) => seats[seat] ?? []);
      const medals = (['gold', 'silver', 'bronze'] as const).map((medal) =>
        percent(share(own, (each) => each.medal === medal)).padEnd(8),
      );
      return `${seat.padEnd(4)} ${mean(own, ({ career }) => career)
        .toFixed(1)
        .padStart(7)} ${mean(own, ({ incomePercent }) => incomePercent)
        .toFixed(1)
        .padStart(9)} ${mean(own, ({ wall }) => wall)
        .toFixed(2)
        .padStart(5)} ${mean(own, ({ block }) => block)
        .toFixed(2)
        .padStart(6)}  ${medals.join(' ')}`;
    }),
  ];
}

function requests(games: readonly ProvincesGame[]): string[] {
  const refused: Record<string, number> = {};
  for (const game of games) {
    for (const [code, count] of Object.entries(game.requests.refused)) {
      refused[code] = (refused[code] ?? 0) + count;
    }
  }
  const violations = games.flatMap((game) => game.violations);
  return [
    `requests ${mean(games, (game) => game.requests.asked).toFixed(0)} a game, refused: ${
      Object.entries(refused)
        .map(([code, count]) => `${code} ${count}`)
        .join(', ') || 'none'
    }`,
    `a decision: ${mean(games, ({ thought }) => thought.mean).toFixed(1)} ms in the mean, ${Math.max(...games.map(({ thought }) => thought.most)).toFixed(0)} ms at most; a game ${mean(games, ({ processorMs }) => processorMs).toFixed(0)} ms of processor time`,
    `violations of the books: ${violations.length}${violations.length === 0 ? '' : `, ${violations.slice(0, 3).join('; ')}`}`,
  ];
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.length === 0 ? 0 : items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(0)} %`;
}

function ratio(a: number, b: number): string {
  return b === 0 ? '–' : (a / b).toFixed(2);
}
