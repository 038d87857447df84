/** What-ifs about walls and blocks in a thread of Node, as a browser would run them in a worker: one solve and all that is shown of it. */
import { parentPort } from 'node:worker_threads';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import { reportMarket } from '#shared/economics/segmentation/officials/reportMarket.ts';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { market } from '../economics/segmentation/provinces.ts';

export type DialQuestion = {
  readonly region: number;
  readonly dial: keyof DialLevels;
  readonly level: number;
};

export type DialAnswer = { readonly computeMs: number; readonly shown: unknown };

/** Figures are shown to a tenth of a per cent and a tenth of a point. */
const TOLERANCE = 1e-7;
const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

let warmStart: Float64Array | undefined;

port.on('message', ({ region, dial, level }: DialQuestion) => {
  const startedMs = performance.now();
  const state = stateAt(market, withLevel(market.start, dial, region, level));
  const start = warmStart === undefined ? {} : { warmStart };
  const report = reportMarket(market, RULES_OF_1997, state, { tolerance: TOLERANCE, ...start });
  if (!report.ok) throw new Error(report.error.code);
  const { equilibrium, ...shown } = report.value;
  ({ warmStart } = equilibrium);
  port.postMessage({ computeMs: performance.now() - startedMs, shown } satisfies DialAnswer);
});
