/**
 * Records a game between bots for the front page: plays it through the rules and keeps what the map shows after each new
 * treaty and each round. Run again when rules, bots or the map change: `node client/build/recordReplay.ts`
 */
import { phrase } from '../text/t.ts';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { PRESETS } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { type CountryGame, countryGame } from '#shared/rules/state.ts';
import { mapModel } from '../map/mapModel.ts';
import type { MapModel, MapOptions } from '../map/model/mapParts.ts';
import type { Replay, ReplayFrame } from '../pages/front/ReplayPlayer.tsx';

const TARGET = resolve(import.meta.dirname, '../public/replay.json');
const SEED = process.argv[2] ?? 'harbour';
/** Blocs, not single tariff cuts, are worth a picture. */
const SHOWN_FROM_LEVEL = 2;
const TREATIES_PER_ROUND = 3;
/** Outcomes are logs: a hundredth of a per cent is shown. */
const DECIMALS = 100_000;

type Watched = { readonly scenario: Scenario; readonly state: CountryGame };

/** What the map shows; the front page has no table view. */
function pictureOf({ scenario, state }: Watched, options: Partial<MapOptions> = {}): MapModel {
  return { ...mapModel(scenario, state, { layer: 'all', ...options }), table: { exporters: [], rows: [] } };
}

function openingFrame(watched: Watched): ReplayFrame {
  return {
    round: 1,
    step: 2,
    caption: phrase('front.replayOpening'),
    model: pictureOf(watched),
  };
}

/** A bloc was founded, deepened or widened; the deepest change of the proposal stands for it. */
function treatyFrame(watched: Watched, { law }: GameEventOf<'proposalConcluded'>): ReplayFrame | undefined {
  const [deepest] = law.upsert.toSorted((a, b) => b.level - a.level);
  if (deepest === undefined || deepest.level < SHOWN_FROM_LEVEL) return undefined;
  const { parties, level } = deepest;
  return {
    round: watched.state.round,
    step: 1,
    caption: phrase('front.replayFounded', { economies: parties, level }),
    model: pictureOf(watched, { story: { economies: parties } }),
  };
}

/** A round was settled: who gained most, who least. */
function resultFrame(watched: Watched, report: RoundReport): ReplayFrame | undefined {
  const ranked = Object.entries(report.economies)
    .filter(([id]) => watched.scenario.dealOrder.includes(id))
    .toSorted(([, a], [, b]) => b.gainThisRoundBn - a.gainThisRoundBn);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const loses = last[1].gainThisRoundBn < 0;
  return {
    round: report.round,
    step: 3,
    caption: phrase(loses ? 'front.replayGainAndLoss' : 'front.replayGain', {
      economy: first[0],
      other: last[0],
    }),
    model: pictureOf(watched, { reveal: { report, stop: 'gains' } }),
  };
}

/** The treaties of a round that are worth a picture: the deepest, in the order in which they were signed. */
function tellTreaties(frames: readonly ReplayFrame[]): ReplayFrame[] {
  const levelOf = ({ caption }: ReplayFrame): number => Number(caption.params['level'] ?? 0);
  const told = frames.toSorted((a, b) => levelOf(b) - levelOf(a)).slice(0, TREATIES_PER_ROUND);
  return frames.filter((frame) => told.includes(frame));
}

/** Watches a game and keeps its pictures. */
class Recorder {
  readonly #scenario: Scenario;
  readonly #told: ReplayFrame[] = [];
  #treaties: ReplayFrame[] = [];

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
  }

  get frames(): readonly ReplayFrame[] {
    return this.#told;
  }

  watch(state: CountryGame, events: readonly GameEvent[]): void {
    const watched = { scenario: this.#scenario, state };
    if (this.#told.length === 0) this.#told.push(openingFrame(watched));
    for (const event of events) {
      if (event.type === 'proposalConcluded')
        this.#treaties.push(...[treatyFrame(watched, event) ?? []].flat());
      if (event.type === 'roundSettled' && !event.report.isEpilogue) this.#endRound(watched, event.report);
    }
  }

  #endRound(watched: Watched, report: RoundReport): void {
    this.#told.push(...tellTreaties(this.#treaties), ...[resultFrame(watched, report) ?? []].flat());
    this.#treaties = [];
  }
}

function record(): Replay {
  const loaded = loadScenario('world', 'highWalls');
  if (!loaded.ok) throw new Error(loaded.error.reason);
  const { opening, rounds, scenarioId } = PRESETS.worldPlain;
  const recorder = new Recorder(loaded.value);
  const settings = {
    scenarioId,
    opening,
    preset: 'worldPlain',
    rounds,
    clock: 'normal',
    seed: SEED,
    timed: true,
  } as const;
  const played = playBotGame(loaded.value, settings, {
    onChange: (state, events) => recorder.watch(countryGame(state), events),
  });
  if (!played.ok) throw new Error(`the model could not solve a round: ${played.error.code}`);
  return { rounds, frames: recorder.frames };
}

const replay = record();
const text = JSON.stringify(replay, (_key, value: unknown) =>
  typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value,
);
writeFileSync(TARGET, `${text}\n`);
console.log(`${TARGET}: ${replay.frames.length} pictures, ${Math.round(text.length / 1024)} KB`);
