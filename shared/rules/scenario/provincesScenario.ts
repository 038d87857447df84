import { PROVINCE_PLACES } from '#shared/content/provinces/geography.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import {
  INSTITUTION_AT_START,
  type ProvinceStart,
  levelsAtStart,
} from '#shared/content/provinces/reforms.ts';
import type { Provinces, ScenarioFault, Economy, Sector } from '#shared/content/scenario.ts';
import type { Opening, ProvinceScenarioId } from '#shared/content/vocabulary.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { rebaseMarket } from '#shared/economics/segmentation/marketState.ts';
import { createSegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { ProvinceEconomy } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { type MarketSurvey, surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';

/** The provinces at one opening, validated and solved. Index of a region = its index in the market; those with a seat come first. */
export type ProvincesScenario = {
  readonly id: ProvinceScenarioId;
  readonly opening: Opening;
  /** All regions, those without a seat too. */
  readonly economies: readonly Economy[];
  readonly sectors: readonly Sector[];
  /** Seats in the order in which they are dealt. */
  readonly dealOrder: readonly EconomyId[];
  readonly provinces: Provinces;
  readonly economy: ProvinceEconomy;
  /** The rules under which officials compete when play begins. */
  readonly institution: Institution;
  /** The market before round 1. */
  readonly atOpening: MarketSurvey;
  readonly moneyUnit: 'yuan100m';
  readonly sources: readonly string[];
};

const PATH = 'shared/content/scenarios/provinces.json';
const START_OF: Readonly<Partial<Record<Opening, ProvinceStart>>> = { year1997: '1997', year1987: '1987' };

/**
 * The provinces of the file as a table finds them when it begins, at rest: the base is the opening, so every hat is 1 and every part of a
 * score but compliance 50. The file is taken for right.
 */
export function provincesScenarioOf(
  provinces: Provinces,
  opening: Opening,
): Result<ProvincesScenario, ScenarioFault> {
  const start = START_OF[opening];
  if (start === undefined) {
    return err({ path: PATH, field: 'opening', reason: `provinces cannot be played from ${opening}` });
  }
  const asInFile = createSegmentedMarket(provinces);
  const market = start === '1997' ? ok(asInFile) : rebaseMarket(asInFile, levelsAtStart(provinces, start));
  if (!market.ok) return err(unsolved(market.error.code));
  const economy = { market: market.value, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
  const institution = INSTITUTION_AT_START[start];
  const survey = surveyMarket(economy, institution, {
    levels: economy.market.start,
    background: 'keepsPace',
  });
  if (!survey.ok) return err(unsolved(survey.error.code));
  const { regions, sectors, sources } = provinces;
  return ok({
    id: 'provinces',
    opening,
    economies: regions.map(economyOf),
    sectors: sectors.map(({ id, barrier }) => ({ id, tradable: barrier !== undefined })),
    dealOrder: regions.filter(({ playable }) => playable).map(({ id }) => id),
    provinces,
    economy,
    institution,
    atOpening: survey.value,
    moneyUnit: 'yuan100m',
    sources,
  });
}

function unsolved(reason: string): ScenarioFault {
  return { path: PATH, field: 'model', reason };
}

function economyOf({
  id,
  playable,
  population10k,
  longitude,
  latitude,
  units,
}: Provinces['regions'][number]): Economy {
  return {
    id,
    label: id.replace('-', ''),
    playable,
    populationMn: population10k / 100,
    developing: true,
    tile: PROVINCE_PLACES[id]?.tile ?? { column: 0, row: 0 },
    pin: { longitude, latitude },
    mapFeatures: units,
  };
}
