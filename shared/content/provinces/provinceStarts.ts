/** The two times at which a table of provinces may begin. */
import { rebaseMarket } from '#shared/economics/segmentation/rebaseMarket.ts';
import type { DialLevels, Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { createSegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { ProvinceEconomy } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Provinces } from '../provincesSchema.ts';
import { loadProvinces } from '../scenarios/loadProvinces.ts';
import type { ScenarioFault } from '../scenarioSchema.ts';
import { PROVINCE_CORRIDOR_SAVING } from './corridors.ts';
import { PILLAR_RULE } from './pillars.ts';
import { RULES_OF_1987, RULES_OF_1997 } from './reforms.ts';

export const PROVINCE_STARTS = ['1997', '1987'] as const;
export type ProvinceStart = (typeof PROVINCE_STARTS)[number];

export type ProvinceOpening = {
  readonly provinces: Provinces;
  /** At rest: its base is the opening, so every hat is 1 and every part of a score but compliance 50. */
  readonly economy: ProvinceEconomy;
  readonly institution: Institution;
};

type OpeningFault = ScenarioFault | ConvergenceFailure;

const opened = new Map<ProvinceStart, Result<ProvinceOpening, OpeningFault>>();

/** Read, checked and solved once per process. */
export function openProvinces(start: ProvinceStart): Result<ProvinceOpening, OpeningFault> {
  const known = opened.get(start);
  if (known !== undefined) return known;
  const opening = readOpening(start);
  opened.set(start, opening);
  return opening;
}

function readOpening(start: ProvinceStart): Result<ProvinceOpening, OpeningFault> {
  const loaded = loadProvinces();
  if (!loaded.ok) return loaded;
  const provinces = loaded.value;
  const of1997 = createSegmentedMarket(provinces);
  const projects = { saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
  if (start === '1997') {
    return ok({ provinces, economy: { market: of1997, ...projects }, institution: RULES_OF_1997 });
  }
  const market = rebaseMarket(of1997, levelsOf1987(of1997.start));
  if (!market.ok) return market;
  return ok({ provinces, economy: { market: market.value, ...projects }, institution: RULES_OF_1987 });
}

/**
 * The country of 1997 behind the walls of 1987: each a level lower, which makes the border effect 10, as found for that year
 * (Poncet 2003). Its output, people and payroll are those of 1997: no table of 1987 has the sectors of the model.
 */
function levelsOf1987({ wall, block }: DialLevels): DialLevels {
  const lower = (levels: readonly number[]): number[] => levels.map((level) => Math.max(0, level - 1));
  return { wall: lower(wall), block: lower(block) };
}
