/**
 * How people fare against bots: each game is played by bots alone, and again with one seat, in turn, that bots take for a person's. The
 * same temperament governs it, once with fair offers as among bots, once haggling as bots do with people, so that only the bargaining differs.
 */
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import {
  type ForecastProvince,
  forecastMeasures,
  forecastRound,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { WaryView } from '#shared/rules/provinces/pacts/settlePacts.ts';
import { provinceOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import { type ProvinceGame, provinceGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
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

/**
 * How far the career of a round and the income come out otherwise than a person is told: in games of bots, from every seat, when a pact of its was signed and
 * when its envelope was sealed. Promotions are left out, as forecasts leave them out.
 */

/** Points of career, and real income, opening = 100. */
type Counted = { readonly score: number; readonly index: number };

/** When a seat is told: with the last pact of the round that it signed, and with its envelope. */
const TOLD_AT = ['signed', 'sealed'] as const;
type ToldAt = (typeof TOLD_AT)[number];

/** What a seat was told of a round, and what came. */
export type ToldForecast = Readonly<Partial<Record<ToldAt, Counted>>> & {
  readonly seat: EconomyId;
  readonly round: number;
  readonly came: Counted;
  /** Points of promotion, which are in what came. */
  readonly meeting: number;
  /** A pact of its held it and others by their word alone. */
  readonly isLoose: boolean;
};

/** Watches a game and lays what the forecasts of a person in each seat would have said beside what came. */
export class ForecastWatcher {
  readonly told: ToldForecast[] = [];
  readonly #scenario: ProvincesScenario;
  #signed: Record<EconomyId, Counted> = {};
  #last: ProvinceGame | undefined;

  constructor(scenario: ProvincesScenario) {
    this.#scenario = scenario;
  }

  watch(state: ProvinceGame): void {
    const before = this.#last;
    this.#last = state;
    if (before === undefined) return;
    if (state.reports.length > before.reports.length) this.#settled(before, state);
    else if (state.phase === 'negotiation') this.#signatures(before, state);
  }

  #signatures(before: ProvinceGame, state: ProvinceGame): void {
    const made = Object.values(state.provinces.pacts).filter(({ id }) => !(id in before.provinces.pacts));
    for (const seat of new Set(made.flatMap(({ members }) => members))) {
      const round = forecastRound(this.#scenario, viewOf(state, seat), seat);
      if (round.ok) this.#signed[seat] = counted(round.value.provinces[seat]);
    }
  }

  #settled(before: ProvinceGame, { reports }: ProvinceGame): void {
    const report = must(reports.at(-1), 'a report');
    for (const seat of this.#scenario.dealOrder) {
      const { wall, block } = provinceOf(before, seat);
      const envelope = before.provinces.sealed[seat] ?? { wall, block };
      const forecast = forecastMeasures(this.#scenario, viewOf(before, seat), seat, envelope);
      const signed = this.#signed[seat];
      const came = must(report.provinces[seat], seat);
      this.told.push({
        seat,
        round: report.round,
        ...(signed === undefined ? {} : { signed }),
        ...(forecast.ok ? { sealed: counted(forecast.value.after.provinces[seat]) } : {}),
        came: counted(came),
        meeting: came.lumps.meeting,
        isLoose: isLoose(before, seat),
      });
    }
    this.#signed = {};
  }
}

function viewOf(state: ProvinceGame, economy: EconomyId): WaryView {
  return { ...provinceGame(redactFor(state, { type: 'seat', economy })), wary: economy };
}

function counted(province: Pick<ForecastProvince | ProvinceReport, 'score' | 'index'> | undefined): Counted {
  const { score, index } = must(province, 'a province');
  return { score, index };
}

/** Whether a seat is in a pact that does not bind. */
function isLoose({ provinces: { pacts } }: ProvinceGame, seat: EconomyId): boolean {
  return Object.values(pacts).some(({ members, isBinding }) => !isBinding && members.includes(seat));
}

/** Of ten times a forecast comes out within these parts eight times. */
const USUAL = { low: 0.1, middle: 0.5, high: 0.9 } as const;

/** What came less what was told: points of career without promotions, and hundredths of the logarithm of income. */
const MISSED = {
  'career of a round, points': (said: Counted, { came, meeting }: ToldForecast) =>
    came.score - meeting - said.score,
  'income, log points': (said: Counted, { came }: ToldForecast) => 100 * Math.log(came.index / said.index),
} as const;

/** The same a line a round, of those in a pact that does not bind and of all others. */
export function formatMisses(games: readonly (readonly ToldForecast[])[]): string {
  const all = games.flat();
  const rounds = Math.max(...all.map(({ round }) => round));
  return Object.entries(MISSED)
    .flatMap(([name, missed]) => [
      `${name}: what came less what was told, in ${games.length} games: lowest tenth, middle, highest tenth (times)`,
      ...[true, false].flatMap((isLoose) => [
        isLoose ? 'in a pact that does not bind' : 'in none',
        `round  ${TOLD_AT.map((when) => when.padEnd(28)).join('')}`,
        ...Array.from({ length: rounds }, (_, place) => {
          const missesOf = (when: ToldAt): number[] =>
            all.flatMap((told) => {
              const said = told[when];
              return told.round === place + 1 && told.isLoose === isLoose && said ? [missed(said, told)] : [];
            });
          const columns = TOLD_AT.map((when) => spreadText(missesOf(when)).padEnd(28));
          return `${String(place + 1).padEnd(7)}${columns.join('')}`;
        }),
      ]),
    ])
    .join('\n');
}

function spreadText(misses: readonly number[]): string {
  if (misses.length === 0) return '–';
  const sorted = misses.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    must(sorted[Math.floor(part * (sorted.length - 1))], 'a miss').toFixed(1);
  return `${at(USUAL.low)} ${at(USUAL.middle)} ${at(USUAL.high)} (${misses.length})`;
}
