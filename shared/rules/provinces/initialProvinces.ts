import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { OPENING_PRESTIGE } from '#shared/content/provinces/centreConstants.ts';
import { keptAt } from './settlement/driveOfRound.ts';
import type { ProvincesScenario } from './provincesScenario.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { ProvinceTemperament } from '#shared/content/vocabulary.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** What the provinces are when play begins. */
export function initialProvinces(
  scenario: ProvincesScenario,
  { centre = 'rule' }: Pick<GameSettings, 'centre'>,
  temperaments: Readonly<Record<EconomyId, ProvinceTemperament>>,
): ProvincesState {
  const {
    economy: { market },
    dealOrder,
    atOpening: opening,
  } = scenario;
  const { start } = market;
  const kept = keptAt(scenario, opening, scenario.institution);
  return {
    provinces: fromKeys(dealOrder, (economy) => {
      const region = dealOrder.indexOf(economy);
      return {
        wall: must(start.wall[region], 'wall'),
        block: must(start.block[region], 'block'),
        payroll: 1,
        reforms: {},
        freeMoney: must(opening.figures[region], 'figures').freeMoney,
        career: [],
        reputation: 0,
        industryTfp: 1,
        localDrive: 1,
        usualKept: at(kept, region),
      };
    }),
    temperaments,
    centreKind: centre,
    centre: {
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
    },
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
    borderEffect: opening.borderEffect,
    nationalIncomePercent: 0,
  };
}

function openingReforms({ opening }: ProvincesScenario): Reform[] {
  return opening === 'year1997' ? ['taxSharing'] : [];
}
