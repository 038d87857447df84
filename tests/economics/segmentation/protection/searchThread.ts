/** Searches for equilibria in a thread of plain Node, where the model is several times as fast as under the test runner. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  createLevelJudge,
  type LevelJudge,
} from '../../../../shared/economics/segmentation/survey/surveyMarket.ts';
import { protectionEquilibrium } from '../protectionEquilibrium.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  withReforms,
  type ReformPackage,
} from '#shared/content/provinces/reforms.ts';
import { levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import { borderEffectOf, market } from '../provinces.ts';
import type { Found, Search } from './searchEquilibria.ts';

const STARTS = {
  '1997': market.start,
  open: levelsEverywhere(market, 0, 0),
  blockade: levelsEverywhere(market, 4, 4),
} as const;

const judges = new Map<ReformPackage, LevelJudge>();

function judgeOf(name: ReformPackage): LevelJudge {
  const judge =
    judges.get(name) ?? createLevelJudge(market, withReforms(RULES_OF_1987, REFORM_PACKAGES[name]));
  judges.set(name, judge);
  return judge;
}

function find({ name, start, pacts, ...options }: Search): Found {
  const around = pacts === undefined ? { judge: judgeOf(name) } : { pacts };
  const institution = withReforms(RULES_OF_1987, REFORM_PACKAGES[name]);
  const found = protectionEquilibrium(market, institution, { start: STARTS[start], ...around, ...options });
  if (!found.ok) throw new Error(`${name} from ${start}: ${found.error.code}`);
  return { ...found.value, borderEffect: borderEffectOf(found.value.equilibrium) };
}

parentPort?.postMessage((workerData as readonly Search[]).map(find));
