import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import { botMove } from '#shared/bots/botMove.ts';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { aScenario } from '../support/aScenario.ts';
import { someSettings } from '../support/someSettings.ts';
import type { BenchLine } from './benchLine.ts';

type Played = { readonly scenarioId: ScenarioId; readonly opening: Opening; readonly rounds: number };

const GAMES: readonly Played[] = [
  { scenarioId: 'quartet', opening: 'standard', rounds: 4 },
  { scenarioId: 'world', opening: 'highWalls', rounds: 6 },
  { scenarioId: 'world', opening: 'today', rounds: 6 },
];
/** A decision at a full world table, and a game of bots alone, on an ordinary core. */
const DECISION_GOAL_MS = 150;
const GAME_GOAL_MS = { quartet: 1_000, world: 15_000, textbook: 1_000 } as const;

export function run(): Promise<readonly BenchLine[]> {
  return Promise.resolve(GAMES.flatMap(benchGame));
}

function benchGame(played: Played): BenchLine[] {
  const { scenarioId, opening } = played;
  const name = `${scenarioId} ${opening}`;
  const started = performance.now();
  const times = timedDecisions(played);
  const decisions = times.toSorted((a, b) => a - b);
  const at = (share: number): number => decisions[Math.floor(share * (decisions.length - 1))] ?? NaN;
  // The decisions were thought twice: once by the game, once by the clock.
  const gameMs = performance.now() - started - decisions.reduce((sum, each) => sum + each, 0);
  return [
    { name: `${name}: decision, median of ${decisions.length}`, value: at(0.5), unit: 'ms' },
    { name: `${name}: decision, 95th percentile`, value: at(0.95), unit: 'ms', goal: DECISION_GOAL_MS },
    { name: `${name}: decision, slowest`, value: at(1), unit: 'ms' },
    {
      name: `${name}: game of ${played.rounds} rounds`,
      value: gameMs,
      unit: 'ms',
      ...(scenarioId === 'provinces' ? {} : { goal: GAME_GOAL_MS[scenarioId] }),
    },
  ];
}

/** Milliseconds of every decision of a game that takes thought: looking round, answering, sealing. */
function timedDecisions({ scenarioId, opening, rounds }: Played): number[] {
  const scenario = aScenario(scenarioId, opening);
  const preset = scenarioId === 'world' ? 'worldPlain' : 'firstLesson';
  const settings = someSettings({ scenarioId, opening, preset, rounds, seed: 'bench' });
  const times: number[] = [];
  playBotGame(scenario, settings, {
    onMove: ({ economy, move }, before) => {
      if (move.type === 'ready') return;
      const start = performance.now();
      botMove(scenario, before, economy, move);
      times.push(performance.now() - start);
    },
  });
  return times;
}
