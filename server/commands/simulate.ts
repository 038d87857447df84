/**
 * Plays games of bots alone through the real rules and model, one JSON line a game with --json, else tables:
 * `npm run -s simulate -- --scenario world --opening highWalls --rounds 6 --games 10 --seed word --json`
 */
import { writeFileSync } from 'node:fs';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { formatGame } from './simulate/formatGame.ts';
import { GameRecorder } from './simulate/GameRecorder.ts';
import { PRESET_OF, readRequest, type SimulationRequest } from './simulate/readRequest.ts';
import { simulateGame } from './simulate/simulateGame.ts';

function settingsOf({ scenario, opening, rounds, seed }: SimulationRequest, game: number): GameSettings {
  return {
    scenarioId: scenario,
    opening,
    preset: PRESET_OF[scenario],
    rounds,
    clock: 'normal',
    seed: `${seed}-${game}`,
    timed: true,
  };
}

function simulate(args: readonly string[]): Result<undefined, string> {
  const request = readRequest(args);
  if (!request.ok) return request;
  const { scenario: id, opening, games, json, record } = request.value;
  const scenario = loadScenario(id, opening);
  if (!scenario.ok) {
    const { path, field, reason } = scenario.error;
    return err(`${path}: ${field}: ${reason}`);
  }
  // Only the first game is recorded.
  const recorder = new GameRecorder();
  for (let game = 1; game <= games; game++) {
    const isRecorded = record !== undefined && game === 1;
    const settings = settingsOf(request.value, game);
    const played = simulateGame(scenario.value, settings, (state) => {
      if (isRecorded) recorder.watch(state);
    });
    if (!played.ok) {
      return err(`game ${settings.seed}: ${played.error.code} after ${played.error.sweeps} sweeps`);
    }
    process.stdout.write(json ? `${JSON.stringify(played.value)}\n` : `${formatGame(played.value)}\n\n`);
  }
  return record === undefined ? ok(undefined) : save(record, recorder);
}

function save(path: string, recorder: GameRecorder): Result<undefined, string> {
  try {
    writeFileSync(path, `${JSON.stringify(recorder.record())}\n`);
    return ok(undefined);
  } catch (error) {
    return err(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const outcome = simulate(process.argv.slice(2));
if (!outcome.ok) {
  process.stderr.write(`simulate: ${outcome.error}\n`);
  process.exitCode = 1;
}
