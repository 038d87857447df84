import { MEDALS } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { byTemperament } from './byTemperament.ts';
import { mean, percent, share } from './figures.ts';
import type { PactFate } from './PactWatcher.ts';
import type { ProvincesGame } from './playProvincesGame.ts';

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
  const either = share(seats, ({ wall, block }) => Math.max(wall, block) >= PROTECTS_FROM);
  const medals = MEDALS.map(
    (medal) => `${medal} ${percent(share(games, (game) => game.tableMedal === medal))}`,
  );
  return [
    `last round: wall ≥ ${PROTECTS_FROM} in ${percent(protect)} of provinces, wall or block ≥ ${PROTECTS_FROM} in ${percent(either)}, mean wall ${mean(seats, ({ wall }) => wall).toFixed(2)}, mean block ${mean(seats, ({ block }) => block).toFixed(2)}`,
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

function bySeat(games: readonly ProvincesGame[]): string[] {
  return [
    `seat  career  income %  wall  block  wall ≥ ${PROTECTS_FROM}  gold     silver   bronze`,
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
        .padStart(
          6,
        )} ${percent(share(own, ({ wall }) => wall >= PROTECTS_FROM)).padStart(9)}  ${medals.join(' ')}`;
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
