/**
 * How people fare against bots: each game is played by bots alone, and again with one seat, in turn, that bots take for a person's. The
 * same temperament governs it, once with fair offers as among bots, once haggling as bots do with people, so that only the bargaining differs.
 */
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { spreadOf } from './byGovernment.ts';
import { playGames } from './playGames.ts';
import { MANNERS, type Manner, type SimulationRequest, gameSettings } from './readRequest.ts';

/** What the seats came to in one game, in points, and whose turn it was to be a person's. */
export type ComparedGame = {
  readonly points: Readonly<Record<EconomyId, number>>;
  readonly tested: EconomyId;
};

type Played = Result<readonly ComparedGame[], string>;

/** Countries, by their scores against par. */
export async function comparePeople(
  request: SimulationRequest,
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const scenario = scenarioFor(gameSettings(request, 1));
  if (!scenario.ok) return err(scenario.error.reason);
  const { dealOrder } = scenario.value;
  const play = async (manner: Manner | undefined): Promise<Played> => {
    const policy = fromKeys(dealOrder, () => (manner === undefined ? {} : { manner }));
    const games: ComparedGame[] = [];
    const played = await playGames({ ...request, policy }, ({ seats, tested = '' }) => {
      const points = fromKeys(dealOrder, (seat) => seats[seat]?.score ?? NaN);
      games.push({ points, tested });
    });
    if (!played.ok) return played;
    const isJudged = games.every(({ points, tested }) => !Number.isNaN(points[tested]));
    return isJudged ? ok(games) : err('--people needs a par for these settings');
  };
  return tellPeople(dealOrder, play, say);
}

/** Plays bots alone and each manner, game by game the same, and tells what it makes of the seat, and of the others in the mean. */
export async function tellPeople(
  seats: readonly EconomyId[],
  play: (manner: Manner | undefined) => Promise<Played>,
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const alone = await play(undefined);
  if (!alone.ok) return alone;
  const columns: ((games: readonly Pair[]) => string)[] = [];
  const pairs: Pair[][] = [];
  for (const manner of MANNERS) {
    const played = await play(manner);
    if (!played.ok) return played;
    pairs.push(played.value.map((game, place) => [game, alone.value[place] ?? game]));
    columns.push((games) => `${cellOf(games, ownChange)} ${cellOf(games, othersChange)}`);
  }
  const rows = [...seats, undefined].map((seat) => {
    const isIn = ({ tested }: ComparedGame): boolean => seat === undefined || tested === seat;
    const own = spreadOf(alone.value.filter(isIn).map(({ points, tested }) => points[tested] ?? NaN));
    const cells = columns.map((column, place) => column((pairs[place] ?? []).filter(([game]) => isIn(game))));
    return `${(seat ?? 'all').padEnd(4)} ${own.mean.toFixed(1).padStart(7)} ${cells.join(' ')}`;
  });
  say(
    [
      `${alone.value.length} games: points as bots, and how much more in a person's place (the others in the mean)`,
      'seat as bots    fair offers       (others)          haggling          (others)',
      ...rows,
    ].join('\n'),
  );
  return ok(undefined);
}

type Pair = readonly [game: ComparedGame, amongBots: ComparedGame];

function ownChange([{ points, tested }, { points: before }]: Pair): number {
  return (points[tested] ?? NaN) - (before[tested] ?? NaN);
}

function othersChange([{ points, tested }, { points: before }]: Pair): number {
  const others = Object.keys(points).filter((seat) => seat !== tested);
  const sum = others.reduce((total, seat) => total + (points[seat] ?? NaN) - (before[seat] ?? NaN), 0);
  return sum / others.length;
}

function cellOf(pairs: readonly Pair[], changeOf: (pair: Pair) => number): string {
  const { mean, error } = spreadOf(pairs.map(changeOf));
  return `${mean >= 0 ? '+' : '−'}${Math.abs(mean).toFixed(1)} ± ${error.toFixed(1)}`.padStart(17);
}
