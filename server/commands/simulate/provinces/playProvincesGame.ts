import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { Medal, Opening, PresetId, ProvinceTemperament } from '#shared/content/vocabulary.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { findProvinceViolations } from '#shared/rules/provinces/invariants/findProvinceViolations.ts';
import { loadProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import { provinceValues } from '#shared/rules/provinces/scores/provinceValues.ts';
import type { GameValues } from '#shared/rules/scores/makePar.ts';
import type { GameState } from '#shared/rules/state.ts';
import { FOUNDED_ID, provincesSetUp, scenarioUnder } from './provincesSetUp.ts';
import { PactWatcher, type PactFate } from './PactWatcher.ts';
import type { ProvincesRequest } from './readProvincesRequest.ts';

const MICROSECONDS_PER_MS = 1000;

export type ProvinceOutcome = {
  readonly temperament: ProvinceTemperament;
  readonly career: number;
  readonly place: number;
  readonly medal: Medal;
  /** Dials of the last round. */
  readonly wall: number;
  readonly block: number;
  /** Real income against the opening, in per cent. */
  readonly incomePercent: number;
};

/** A game of provinces as one line of the simulation tells it. */
export type ProvincesGame = {
  readonly scenario: 'provinces';
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly seed: string;
  readonly rounds: number;
  readonly seats: Readonly<Record<EconomyId, ProvinceOutcome>>;
  readonly values: GameValues;
  readonly tableMedal: Medal;
  /** Of the last round. */
  readonly nationalIncomePercent: number;
  readonly borderEffect: number;
  /** Reforms and the rounds that enacted them; those of cards have none. */
  readonly enacted: readonly { readonly reform: Reform; readonly round: number }[];
  readonly refused: number;
  readonly crackdowns: number;
  readonly corridors: number;
  readonly petitions: number;
  readonly pacts: readonly PactFate[];
  /** What became of the body that was founded before play. */
  readonly delta?: PactFate;
  readonly requests: { readonly asked: number; readonly refused: Readonly<Record<string, number>> };
  /** Longest and mean time that a bot thought about one move, in processor ms. */
  readonly thought: { readonly most: number; readonly mean: number };
  readonly violations: readonly string[];
  readonly processorMs: number;
};

export function provincesSettings(
  { opening, preset, rounds, seed, reforms }: ProvincesRequest,
  game: number,
): GameSettings {
  return {
    scenarioId: 'provinces',
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed: `${seed}-${game}`,
    timed: true,
    // A host that never acts: the rules stay as they are.
    ...(reforms === undefined ? {} : { centre: 'host' }),
  };
}

/** Plays the `game`-th game of a request. */
export function playProvincesGame(request: ProvincesRequest, game: number): Result<ProvincesGame, string> {
  const settings = provincesSettings(request, game);
  const loaded = loadProvincesScenario(settings.opening);
  if (!loaded.ok) return err(`${loaded.error.path}: ${loaded.error.field}: ${loaded.error.reason}`);
  const scenario = scenarioUnder(loaded.value, request.reforms);
  const started = process.threadCpuUsage();
  const refused: Record<string, number> = {};
  const thoughts: number[] = [];
  const watcher = new PactWatcher();
  let asked = 0;
  let thinking: NodeJS.CpuUsage | undefined;
  const played = playBotGame(
    scenario,
    settings,
    {
      onMove: () => {
        thinking = process.threadCpuUsage();
      },
      onRequest: ({ answer }) => {
        if (thinking !== undefined) thoughts.push(processorMsSince(thinking));
        thinking = undefined;
        asked += 1;
        if (!answer.ok) refused[answer.error.code] = (refused[answer.error.code] ?? 0) + 1;
      },
      onChange: (state) => watcher.watch(state),
    },
    provincesSetUp(scenario, request),
  );
  if (!played.ok) return err(`game ${settings.seed}: ${played.error.code}`);
  const { state } = played.value;
  const delta = request.pact === 'none' ? undefined : watcher.fates.find(({ id }) => id === FOUNDED_ID);
  return ok({
    ...outcomeOf(state),
    scenario: 'provinces',
    opening: settings.opening,
    preset: settings.preset,
    seed: settings.seed,
    rounds: settings.rounds,
    values: provinceValues(scenario, state),
    pacts: watcher.fates,
    ...(delta === undefined ? {} : { delta }),
    requests: { asked, refused },
    thought: { most: Math.max(0, ...thoughts), mean: mean(thoughts) },
    violations: findProvinceViolations(scenario, state),
    processorMs: Math.round(processorMsSince(started)),
  });
}

type Outcome = Pick<
  ProvincesGame,
  | 'seats'
  | 'tableMedal'
  | 'nationalIncomePercent'
  | 'borderEffect'
  | 'enacted'
  | 'refused'
  | 'crackdowns'
  | 'corridors'
  | 'petitions'
>;

function outcomeOf(state: GameState): Outcome {
  const { final, temperaments, corridors, envelopes } = provincesOf(state);
  const { standings, tableMedal, nationalIncomePercent, borderEffect } = must(final, 'the end');
  const reports = state.provinceReports ?? [];
  const last = must(reports.at(-1), 'a report');
  const places = Object.fromEntries(standings.map((standing) => [standing.economy, standing]));
  return {
    seats: mapValues(last.provinces, ({ wall, block, index }, seat) => {
      const { career, place, medal } = must(places[seat], seat);
      const temperament = must(temperaments[seat], seat);
      return { temperament, career, place, medal, wall, block, incomePercent: index - 100 };
    }),
    tableMedal,
    nationalIncomePercent,
    borderEffect,
    enacted: reports.flatMap(({ enacted, round }) =>
      enacted === undefined ? [] : [{ reform: enacted, round }],
    ),
    refused: reports.filter((report) => report.refused !== undefined).length,
    crackdowns: reports.filter(({ isCrackdown }) => isCrackdown).length,
    corridors: corridors.length,
    petitions: envelopes.reduce(
      (sum, byseat) => sum + Object.values(byseat).filter(({ petition }) => petition !== undefined).length,
      0,
    ),
  };
}

function processorMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / MICROSECONDS_PER_MS;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
