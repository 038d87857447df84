/** What-ifs about walls and blocks in a thread of Node, as a browser would run them in a worker: one solve and all that is shown of it. */
import { parentPort } from 'node:worker_threads';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import { surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
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

const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
let warmStart: Float64Array | undefined;

port.on('message', ({ region, dial, level }: DialQuestion) => {
  const startedMs = performance.now();
  const levels = withLevel(market.start, dial, region, level);
  const survey = surveyMarket(economy, RULES_OF_1997, { levels }, { tolerance: TOLERANCE, warmStart });
  if (!survey.ok) throw new Error(survey.error.code);
  const { equilibrium, ...shown } = survey.value;
  ({ warmStart } = equilibrium);
  port.postMessage({ computeMs: performance.now() - startedMs, shown } satisfies DialAnswer);
});
