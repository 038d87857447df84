import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { PROVINCE_PLACES } from '#shared/content/provinces/provincePlaces.ts';
import type { ProvinceStart } from '#shared/content/provinces/provinceStarts.ts';
import type { Provinces } from '#shared/content/provincesSchema.ts';
import type { Economy, Sector } from '#shared/content/scenario.ts';
import type { ScenarioFault } from '#shared/content/scenarioSchema.ts';
import type { Opening } from '#shared/content/vocabulary.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { surveyMarket, type MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { ProvinceEconomy } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { openProvinces } from './openProvinces.ts';

/** The provinces at one opening, validated and solved. Index of a region = its index in the market; those with a seat come first. */
export type ProvincesScenario = {
  readonly id: 'provinces';
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

const loaded = new Map<Opening, Result<ProvincesScenario, ScenarioFault>>();

/** Read, checked and solved once per process. */
export function loadProvincesScenario(opening: Opening): Result<ProvincesScenario, ScenarioFault> {
  const known = loaded.get(opening) ?? read(opening);
  loaded.set(opening, known);
  return known;
}

function read(opening: Opening): Result<ProvincesScenario, ScenarioFault> {
  const start = START_OF[opening];
  if (start === undefined) {
    return err({ path: PATH, field: 'opening', reason: `provinces cannot be played from ${opening}` });
  }
  const opened = openProvinces(start);
  if (!opened.ok) return err('path' in opened.error ? opened.error : unsolved(opened.error.code));
  const { provinces, economy, institution } = opened.value;
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
