import { Worker } from 'node:worker_threads';
import type { PreviewAnswer, PreviewJob, PreviewRequest } from '../../client/preview/preview.ts';
import { draftFrom } from '../../client/panels/treaty/templates.ts';
import { aTable } from '../support/aTable.ts';
import type { BenchLine } from './benchLine.ts';

/** A student's laptop is this many times slower than an ordinary one; messages are not. */
const SLOWER = 3;
const GOAL_MS = 16;
const WARM_UP = 20;
const REPEATS = 120;

/** The first number at the slider and at the desk: world game, all twelve seats, another position every time. */
export async function run(): Promise<readonly BenchLine[]> {
  const table = aTable({ scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', rounds: 6 });
  const { scenario, state } = table;
  const [economy = '', partner = ''] = scenario.dealOrder;
  const thread = new Worker(new URL('./whatIfThread.ts', import.meta.url));
  const ask = asker(thread);
  ask.send({ type: 'snapshot', view: state });
  const slider = await timed(ask, (at): PreviewJob => {
    const shiftBp = ((at % 21) - 10) * 100;
    return { type: 'policy', economy, policy: { type: 'wall', shiftBp, apart: [] } };
  });
  const drafting = { scenario, game: state, me: economy, partners: [partner] };
  const swap = draftFrom('tariffSwap', drafting);
  const desk = await timed(ask, (at): PreviewJob => {
    const clauses = swap.clauses.map((clause) =>
      clause.type === 'tariffConcession' ? { ...clause, rateBp: (at % 10) * 100 } : clause,
    );
    return { type: 'proposal', draft: { ...swap, clauses } };
  });
  await thread.terminate();
  return [line('slider', slider), line('tariff at the treaty desk', desk)];
}

type Sample = { readonly computeMs: number; readonly tripMs: number };

function line(what: string, samples: readonly Sample[]): BenchLine {
  const weighed = samples
    .map(({ computeMs, tripMs }) => SLOWER * computeMs + tripMs)
    .toSorted((a, b) => a - b);
  const compute = samples.map(({ computeMs }) => computeMs).toSorted((a, b) => a - b);
  const median = compute[Math.floor(compute.length / 2)] ?? NaN;
  return {
    name: `what-if of the ${what}, 12 seats: p95 of 3 × compute + trip (median compute ${median.toFixed(2)} ms)`,
    value: weighed[Math.floor(0.95 * weighed.length)] ?? NaN,
    unit: 'ms',
    goal: GOAL_MS,
  };
}

type Asker = {
  readonly send: (request: PreviewRequest) => void;
  readonly answer: (request: PreviewRequest) => Promise<PreviewAnswer>;
};

function asker(thread: Worker): Asker {
  thread.on('error', (failure) => {
    throw failure;
  });
  const send = (request: PreviewRequest): void => thread.postMessage(request);
  const answer = (request: PreviewRequest): Promise<PreviewAnswer> =>
    new Promise((resolve) => {
      thread.once('message', resolve);
      send(request);
    });
  return { send, answer };
}

async function timed(ask: Asker, jobAt: (at: number) => PreviewJob): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let at = 0; at < WARM_UP + REPEATS; at++) {
    const startedMs = performance.now();
    const { computeMs, result } = await ask.answer({ type: 'job', id: at, lane: 'first', job: jobAt(at) });
    if (result.type !== 'forecast') throw new Error(`the model failed at position ${at}`);
    const tripMs = performance.now() - startedMs - computeMs;
    if (at >= WARM_UP) samples.push({ computeMs, tripMs });
  }
  return samples;
}
