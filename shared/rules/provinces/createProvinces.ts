import { OPENING_PRESTIGE } from '#shared/content/provinces/centreConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import {
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { at } from '#shared/economics/at.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { ProvincesScenario } from '../scenario/provincesScenario.ts';
import { RULES_VERSION } from '../state.ts';
import { dealTemperaments } from '../table/seats.ts';
import { keptAt } from './settlement/surveyRound.ts';

/** The first event of a game of provinces. What countries have, walls by tariff line and treaties, is empty. */
export function createProvinces(
  scenario: ProvincesScenario,
  settings: GameSettings,
): GameEventOf<'gameCreated'> {
  const { dealOrder } = scenario;
  const dealt = dealTemperaments(PROVINCE_TEMPERAMENT_NAMES, dealOrder, seedFromText(settings.seed));
  return {
    type: 'gameCreated',
    rulesVersion: RULES_VERSION,
    settings,
    temperaments: {},
    random: dealt.random,
    settled: NO_TRADE_MODEL,
    walls: {},
    law: { upsert: [], end: [] },
    provinces: initialProvinces(scenario, settings, dealt.temperaments),
  };
}

/** What the provinces are when play begins. */
function initialProvinces(
  scenario: ProvincesScenario,
  { centre = 'rule' }: Pick<GameSettings, 'centre'>,
  temperaments: Readonly<Record<EconomyId, ProvinceTemperamentName>>,
): ProvincesState {
  const { borderEffect } = scenario.atOpening;
  return {
    provinces: openingProvinces(scenario),
    temperaments,
    centreKind: centre,
    centre: OPENING_CENTRE,
    reforms: openingReforms(scenario),
    pacts: {},
    corridors: [],
    drafts: {},
    sealed: {},
    payments: [],
    breaches: [],
    events: [],
    deck: { drawn: [], count: 0 },
    envelopes: [],
    borderEffect,
    nationalIncomePercent: 0,
  };
}

const OPENING_CENTRE: CentreState = {
  prestige: OPENING_PRESTIGE,
  acts: [],
  assents: {},
  assentedBy: [],
  refusals: [],
  ballots: {},
  crackdowns: [],
  incomePoints: 0,
  firms: {},
  merged: [],
};

function openingProvinces(scenario: ProvincesScenario): ProvincesState['provinces'] {
  const { economy, dealOrder, atOpening, institution } = scenario;
  const { start } = economy.market;
  const kept = keptAt(scenario, atOpening, institution);
  return fromKeys(dealOrder, (seat) => {
    const region = dealOrder.indexOf(seat);
    return {
      wall: must(start.wall[region], 'wall'),
      block: must(start.block[region], 'block'),
      payroll: 1,
      reforms: {},
      freeMoney: must(atOpening.figures[region], 'figures').freeMoney,
      career: [],
      reputation: 0,
      industryTfp: 1,
      localDrive: 1,
      usualKept: at(kept, region),
    };
  });
}

function openingReforms({ opening }: ProvincesScenario): Reform[] {
  return opening === 'year1997' ? ['taxSharing'] : [];
}

const NO_TRADE_MODEL: GameEventOf<'gameCreated'>['settled'] = {
  imports: [],
  incomeBn: {},
  welfare: {},
  tariff: [],
  iceberg: [],
  borderCost: [],
  transfer: [],
  pools: [],
};
