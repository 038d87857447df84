/**
 * Plays games of bots alone through the real rules and model. One game: a table of it; several: statistics over all; --json: a line of
 * JSON a game. What each figure means stands in docs/balance.md.
 * `npm run -s simulate -- --preset standard --opening highWalls --games 100 --seed word --workers 2`
 */
import { writeFileSync } from 'node:fs';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/scenarioFor.ts';
import { formatGame } from './simulate/formatGame.ts';
import { GameRecorder } from './simulate/GameRecorder.ts';
import { gameNumbers } from './simulate/gameNumbers.ts';
import { gameSettings } from './simulate/gameSettings.ts';
import { playGame, playGames } from './simulate/playGames.ts';
import { readRequest, type SimulationRequest } from './simulate/readRequest.ts';
import { asksForProvinces } from './simulate/provinces/readProvincesRequest.ts';
import { simulateProvinces } from './simulate/provinces/simulateProvinces.ts';
import type { SimulatedGame } from './simulate/simulateGame.ts';
import { abstentionLines, formatAbstention } from './simulate/statistics/abstention.ts';
import { formatStatistics } from './simulate/statistics/formatStatistics.ts';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function simulate(args: readonly string[]): Promise<Result<undefined, string>> {
  if (asksForProvinces(args)) return simulateProvinces(args, say);
  const request = readRequest(args);
  if (!request.ok) return request;
  const { games, json, abstain } = request.value;
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
