import { Worker } from 'node:worker_threads';
import { at } from '#shared/kernel/records.ts';
import { decomposeIncome } from '../economics/segmentation/decomposition/decomposeIncome.ts';
import { protectionEquilibrium } from '../economics/segmentation/protectionEquilibrium.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import { RULES_OF_1987, RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { largestGap } from '../economics/largestGap.ts';
import { iterateProvinces } from '../economics/segmentation/plainIteration.ts';
import { base, market, players, shockOf, solvedMarket } from '../economics/segmentation/provinces.ts';
import type { BenchLine } from './benchLine.ts';
import { measure } from './measure.ts';
import type { DialAnswer, DialQuestion } from './segmentationThread.ts';

/** Tolerance of play. */
const TOLERANCE = 1e-9;
const REPEATS = 200;
const PLAIN_REPEATS = 20;
const SEARCHES = 8;
const SOLVE_GOAL_MS = 10;
/** A student's laptop is this many times slower than an ordinary one; messages are not. */
const SLOWER = 3;
const WHAT_IF_GOAL_MS = 33;
const WARM_UP = 40;
const QUESTIONS = 400;

const oneWall = withLevel(market.start, 'wall', 0, 3);

export async function run(): Promise<readonly BenchLine[]> {
  const open = { ...noSegmentedShock(base), barrier: base.barrier.map(() => 0) };
  return [
    solveLine('national market', open),
    solveLine('one wall a level higher', shockOf(oneWall)),
    warmLine(),
    barsLine(),
    await whatIfLine(),
    searchLine(),
  ];
}

function solveLine(name: string, shock: SegmentedShock): BenchLine {
  const plain = measure(() => iterateProvinces(base, shock, TOLERANCE), PLAIN_REPEATS);
  const reference = iterateProvinces(base, shock, TOLERANCE);
  const solve = () => solvedMarket(shock, { tolerance: TOLERANCE });
  if (largestGap(solve().welfare, reference.welfare) > 1e-6) throw new Error('they solve another problem');
  const { medianMs, p95Ms } = measure(solve, REPEATS);
  return {
    name: `provinces 15×5 ${name}, cold solve, median (p95 ${p95Ms.toFixed(2)} ms)`,
    value: medianMs,
    unit: 'ms',
    goal: SOLVE_GOAL_MS,
    peer: {
      name: `plain iteration, ${reference.passes} passes`,
      value: plain.medianMs,
      ratio: medianMs / plain.medianMs,
    },
  };
}

/** One solve from the state before and every figure of it: what a what-if costs without its messages. */
function warmLine(): BenchLine {
  const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
  const { warmStart } = solvedMarket(noSegmentedShock(base));
  const options = { tolerance: 1e-7, warmStart };
  const { medianMs, p95Ms } = measure(() => {
    const survey = surveyMarket(economy, RULES_OF_1997, { levels: oneWall }, options);
    if (!survey.ok || !(at(survey.value.equilibrium.welfare, 0) > 0)) throw new Error('no survey');
  }, REPEATS);
  return {
    name: `provinces 15×5 survey from a warm start, median (p95 ${p95Ms.toFixed(2)} ms)`,
    value: medianMs,
    unit: 'ms',
  };
}

function barsLine(): BenchLine {
  const { medianMs, p95Ms } = measure(() => {
    const bars = decomposeIncome(base, noSegmentedShock(base), shockOf(oneWall));
    if (!bars.ok) throw new Error('no bars');
  }, PLAIN_REPEATS);
  return {
    name: `provinces 15×5 why incomes change, one wall higher, median (p95 ${p95Ms.toFixed(2)} ms)`,
    value: medianMs,
    unit: 'ms',
  };
}

/** Another dial of another province every time, over a thread. */
async function whatIfLine(): Promise<BenchLine> {
  const thread = new Worker(new URL('./segmentationThread.ts', import.meta.url));
  thread.on('error', (failure) => {
    throw failure;
  });
  const samples: { computeMs: number; weighedMs: number }[] = [];
  for (let question = 0; question < WARM_UP + QUESTIONS; question++) {
    const startedMs = performance.now();
    const { computeMs } = await ask(thread, {
      region: players[question % players.length] ?? 0,
      dial: question % 3 === 0 ? 'block' : 'wall',
      level: question % 5,
    });
    const tripMs = performance.now() - startedMs - computeMs;
    if (question >= WARM_UP) samples.push({ computeMs, weighedMs: SLOWER * computeMs + tripMs });
  }
  await thread.terminate();
  const quantile = (values: readonly number[], share: number): number =>
    values.toSorted((a, b) => a - b)[Math.floor(share * values.length)] ?? NaN;
  const median = quantile(
    samples.map(({ computeMs }) => computeMs),
    0.5,
  );
  return {
    name: `provinces what-if of a dial: p95 of 3 × compute + trip (median compute ${median.toFixed(2)} ms)`,
    value: quantile(
      samples.map(({ weighedMs }) => weighedMs),
      0.95,
    ),
    unit: 'ms',
    goal: WHAT_IF_GOAL_MS,
  };
}

function ask(thread: Worker, question: DialQuestion): Promise<DialAnswer> {
  return new Promise((resolve) => {
    thread.once('message', resolve);
    thread.postMessage(question);
  });
}

function searchLine(): BenchLine {
  const { medianMs } = measure(() => {
    const found = protectionEquilibrium(market, RULES_OF_1987);
    if (!found.ok || !found.value.isSettled) throw new Error('no equilibrium');
  }, SEARCHES);
  return {
    name: 'provinces: walls and blocks at rest under contracting, median',
    value: medianMs,
    unit: 'ms',
  };
}
