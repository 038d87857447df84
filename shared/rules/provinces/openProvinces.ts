/** The provinces as a table finds them when it begins. */
import { rebaseMarket } from '#shared/economics/segmentation/rebaseMarket.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { createSegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { ProvinceEconomy } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/corridors.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import {
  INSTITUTION_AT_START,
  levelsAtStart,
  type ProvinceStart,
} from '#shared/content/provinces/provinceStarts.ts';
import type { Provinces } from '#shared/content/provincesSchema.ts';
import { loadProvinces } from '#shared/content/scenarios/loadProvinces.ts';
import type { ScenarioFault } from '#shared/content/scenarioSchema.ts';
import { ok, type Result } from '#shared/kernel/result.ts';

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
  const asInFile = createSegmentedMarket(provinces);
  const market = start === '1997' ? ok(asInFile) : rebaseMarket(asInFile, levelsAtStart(provinces, start));
  if (!market.ok) return market;
  return ok({
    provinces,
    economy: { market: market.value, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE },
    institution: INSTITUTION_AT_START[start],
  });
}
