import { writeFileSync } from 'node:fs';
import type { Opening, Phase, ScenarioId } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { toDocuments } from '#shared/rules/views/documents.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { formatStatistics } from './simulate/formatStatistics.ts';
import { abstentionLines, comparePolicies, formatAbstention } from './simulate/policies.ts';
import { comparePeople } from './simulate/people.ts';
import { playGame } from './simulate/playGame.ts';
import { playGames } from './simulate/playGames.ts';
import { asksForProvinces } from './simulate/provinces/readProvincesRequest.ts';
import { simulateProvinces } from './simulate/provinces/simulateProvinces.ts';
import { type SimulationRequest, gameNumbers, gameSettings, readRequest } from './simulate/readRequest.ts';
import type { SimulatedGame } from './simulate/simulateGame.ts';

/** The public documents of a table at the beginning of a phase, those alone that changed since the frame before. */
type RecordedFrame = {
  readonly round: number;
  readonly phase: Phase;
  readonly documents: Readonly<Record<string, string>>;
};

/** A whole game as everyone could see it: laying the documents of the frames over one another gives each view in turn. */
type RecordedGame = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly rounds: number;
  readonly frames: readonly RecordedFrame[];
};

/** Watches a game and keeps a frame for each of its phases. */
class GameRecorder {
  readonly #frames: RecordedFrame[] = [];
  #documents: Readonly<Record<string, string>> = {};
  #last: GameState | undefined;

  watch(state: GameState): void {
    const isNewPhase = this.#last?.phase !== state.phase || this.#last.round !== state.round;
    this.#last = state;
    if (!isNewPhase) return;
    const documents = toDocuments(redactFor(state, { type: 'public' }));
    const changed = Object.entries(documents).filter(([key, text]) => this.#documents[key] !== text);
    this.#documents = documents;
    this.#frames.push({ round: state.round, phase: state.phase, documents: Object.fromEntries(changed) });
  }

  record(): RecordedGame {
    if (this.#last === undefined) throw new Error('nothing was played');
    const { scenarioId, opening, rounds } = this.#last.settings;
    return { scenarioId, opening, rounds, frames: this.#frames };
  }
}

/**
 * Plays games of bots alone through the real rules and model. One game: a table of it; several: statistics over all; --json: a line of
 * JSON a game. What each figure means stands in docs/balance.md.
 * `npm run -s simulate -- --preset standard --opening highWalls --games 100 --seed word --workers 2`
 */

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function simulate(args: readonly string[]): Promise<Result<undefined, string>> {
  if (asksForProvinces(args)) return simulateProvinces(args, say);
  const request = readRequest(args);
  if (!request.ok) return request;
  const { games, json, abstain, policies, people } = request.value;
  if (policies) return comparePolicies(request.value, say);
  if (people) return comparePeople(request.value, say);
  const played: SimulatedGame[] = [];
  const outcome = await run(request.value, (game) => {
    if (json) say(JSON.stringify(game));
    else if (games === 1) say(`${formatGame(game)}\n`);
    else played.push(game);
  });
  if (!outcome.ok) return outcome;
  if (played.length > 0) say(formatStatistics(played));
  return abstain ? tellAbstention(request.value) : ok(undefined);
}

/** Only the first game is recorded. */
async function run(
  request: SimulationRequest,
  onGame: (game: SimulatedGame) => void,
): Promise<Result<undefined, string>> {
  const { record } = request;
  if (record === undefined) return playGames(request, onGame);
  const recorder = new GameRecorder();
  for (const game of gameNumbers(request)) {
    const played = playGame(
      request,
      game,
      game === request.first ? (state) => recorder.watch(state) : undefined,
    );
    if (!played.ok) return played;
    onGame(played.value);
  }
  return save(record, recorder);
}

function tellAbstention(request: SimulationRequest): Result<undefined, string> {
  const settings = gameSettings(request, 1);
  const scenario = scenarioFor(settings);
  if (!scenario.ok) return err(scenario.error.reason);
  const lines = abstentionLines(scenario.value, settings);
  if (!lines.ok) return err(lines.error.code);
  say(request.json ? JSON.stringify({ abstention: lines.value }) : `\n${formatAbstention(lines.value)}`);
  return ok(undefined);
}

function save(path: string, recorder: GameRecorder): Result<undefined, string> {
  try {
    writeFileSync(path, `${JSON.stringify(recorder.record())}\n`);
    return ok(undefined);
  } catch (error) {
    return err(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const outcome = await simulate(process.argv.slice(2));
if (!outcome.ok) {
  process.stderr.write(`simulate: ${outcome.error}\n`);
  process.exitCode = 1;
}

/** A game as a table for people: a line a seat, real income round by round. */
function formatGame(game: SimulatedGame): string {
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
