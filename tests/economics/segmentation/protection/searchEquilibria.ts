import {
  createLevelJudge,
  type LevelJudge,
} from '../../../../shared/economics/segmentation/survey/surveyMarket.ts';
import {
  protectionEquilibrium,
  type ProtectionEquilibrium,
  type ProtectionOptions,
} from '../protectionEquilibrium.ts';
import {
  REFORM_PACKAGES,
  RULES_OF_1987,
  withReforms,
  type ReformPackage,
} from '#shared/content/provinces/reforms.ts';
import { levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import { borderEffectOf, market } from '../provinces.ts';

export type Search = Pick<ProtectionOptions, 'fixed' | 'maxRounds' | 'pacts'> & {
  readonly name: ReformPackage;
  readonly start: '1997' | 'open' | 'blockade';
};

export type Found = ProtectionEquilibrium & { readonly borderEffect: number };

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

export function searchEquilibrium({ name, start, pacts, ...options }: Search): Found {
  const around = pacts === undefined ? { judge: judgeOf(name) } : { pacts };
  const institution = withReforms(RULES_OF_1987, REFORM_PACKAGES[name]);
  const found = protectionEquilibrium(market, institution, { start: STARTS[start], ...around, ...options });
  if (!found.ok) throw new Error(`${name} from ${start}: ${found.error.code}`);
  return { ...found.value, borderEffect: borderEffectOf(found.value.equilibrium) };
}
