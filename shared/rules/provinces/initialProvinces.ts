import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { OPENING_PRESTIGE } from '#shared/content/provinces/centreConstants.ts';
import { keptAt } from './settlement/driveOfRound.ts';
import type { ProvincesScenario } from './provincesScenario.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvinceTemperament } from '#shared/content/vocabulary.ts';
import type { CentreState } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** What the provinces are when play begins. */
export function initialProvinces(
  scenario: ProvincesScenario,
  { centre = 'rule' }: Pick<GameSettings, 'centre'>,
  temperaments: Readonly<Record<EconomyId, ProvinceTemperament>>,
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
