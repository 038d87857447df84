import {
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { MEDALS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { loadProvincesScenario } from '#shared/rules/scenario/anyScenario.ts';
import { playInThreads } from '../playGames.ts';
import { type ComparedGame, formatMisses, tellPeople } from '../people.ts';
import { type Manner, gameNumbers } from '../readRequest.ts';
import {
  type PactFate,
  type ProvinceOutcome,
  type ProvincesGame,
  playProvincesGame,
  testedSeat,
} from './playProvincesGame.ts';
import { type ProvincesRequest, readProvincesRequest } from './readProvincesRequest.ts';

/** Level of the wall from which a province protects. */
const PROTECTS_FROM = 2;

/** Games of provinces as statistics for people; what each figure means stands in docs/balance.md. */
function formatProvinces(games: readonly ProvincesGame[]): string {
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

/** Plays the games of provinces that a command line asks for: statistics, or with --json a line a game. */
export async function simulateProvinces(
  args: readonly string[],
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const request = readProvincesRequest(args);
  if (!request.ok) return request;
  if (request.value.people) return compareLeaders(request.value, say);
  const played: ProvincesGame[] = [];
  const outcome = await playAll(request.value, (game) => {
    if (request.value.json) say(JSON.stringify(game));
    else played.push(game);
  });
  if (!outcome.ok) return outcome;
  if (request.value.forecasts) say(formatMisses(played.map(({ told = [] }) => told)));
  else if (played.length > 0) say(formatProvinces(played));
  return ok(undefined);
}

/** How people fare in their careers. */
async function compareLeaders(
  request: ProvincesRequest,
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const loaded = loadProvincesScenario(request.opening);
  if (!loaded.ok) return err(loaded.error.reason);
  const scenario = loaded.value;
  const play = async (manner: Manner | undefined): Promise<Result<readonly ComparedGame[], string>> => {
    const games: ComparedGame[] = [];
    const asked = manner === undefined ? request : { ...request, manner };
    const outcome = await playAll(asked, ({ seats }) => {
      const tested = testedSeat(scenario, request.first + games.length);
      games.push({ points: mapValues(seats, ({ career }) => career), tested });
    });
    return outcome.ok ? ok(games) : outcome;
  };
  return tellPeople(scenario.dealOrder, play, say);
}

/** In their order; the first that cannot be played ends it. */
async function playAll(
  request: ProvincesRequest,
  onGame: (game: ProvincesGame) => void,
): Promise<Result<undefined, string>> {
  if (request.workers > 1) {
    return playInThreads(new URL('./provincesWorker.ts', import.meta.url), request, onGame);
  }
  for (const game of gameNumbers(request)) {
    const one = playProvincesGame(request, game);
    if (!one.ok) return one;
    onGame(one.value);
  }
  return ok(undefined);
}

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
    ...PROVINCE_TEMPERAMENT_NAMES.map((temperament) => lineOf(games, temperament)),
  ];
}

function lineOf(games: readonly ProvincesGame[], temperament: ProvinceTemperamentName): string {
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

function careersOf(games: readonly ProvincesGame[], temperament: ProvinceTemperamentName): Career[] {
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

function firstsOf(games: readonly ProvincesGame[], temperament: ProvinceTemperamentName): Firsts {
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

/** Means and shares as the statistics of provinces print them. */

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.length === 0 ? 0 : items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

/** Root of the mean square distance from the mean. */
function spread<T>(items: readonly T[], value: (item: T) => number): number {
  const middle = mean(items, value);
  return Math.sqrt(mean(items, (item) => (value(item) - middle) ** 2));
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
