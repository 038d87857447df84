import type { Scenario } from '#shared/content/scenario.ts';
import {
  ELECTION_EVERY_ROUNDS,
  NEUTRAL_SUPPORT,
  ROUNDS_FOR_ELECTIONS,
} from '#shared/content/politicsConstants.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { PoliticsOfSeat, PoliticsState } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { economyPlace } from '../../schedules/places.ts';
import { moduleOpensIn } from '../../schedules/moduleIsOn.ts';
import { dealMandates } from './dealMandates.ts';
import { affinityTable, lobbiesOf } from './society.ts';

/** Governments as play finds them: people used to the opening, lobbies in their places, elections staggered, mandates dealt. */
export function initialPolitics(
  scenario: Scenario,
  settings: GameSettings,
  random: RandomState,
): { readonly state: PoliticsState; readonly random: RandomState } {
  const dealt = dealMandates(scenario, settings, random);
  const seats = fromKeys(scenario.dealOrder, (economy) => openingSeat(scenario, settings, economy));
  return {
    state: {
      seats,
      mandates: dealt.mandates,
      affinity: affinityTable(scenario),
      ratifications: [],
    },
    random: dealt.random,
  };
}

function openingSeat(scenario: Scenario, settings: GameSettings, economy: EconomyId): PoliticsOfSeat {
  const lobbies = lobbiesOf(scenario, economy);
  const { revenue, income } = baseAccounts(scenario.base);
  const place = economyPlace(scenario, economy);
  const electionInRound = firstElection(scenario, settings, economy);
  return {
    support: NEUTRAL_SUPPORT,
    referenceIncome: 0,
    referenceReturns: Object.fromEntries(lobbies.map(({ sector }) => [sector, 0])),
    referenceRevenue: at(revenue, place) / at(income, place),
    lobbies,
    ...(electionInRound === undefined ? {} : { electionInRound }),
    falls: 0,
    terms: 0,
    pending: {},
  };
}

/** One seat in three votes in every round from the second of the module on; the seats in the order of the scenario take turns. */
function firstElection(scenario: Scenario, settings: GameSettings, economy: EconomyId): number | undefined {
  if (settings.rounds < ROUNDS_FOR_ELECTIONS) return undefined;
  const turn = scenario.economies.filter(({ playable }) => playable).findIndex(({ id }) => id === economy);
  const round = (moduleOpensIn(settings, 'politics') ?? 1) + 1 + (turn % ELECTION_EVERY_ROUNDS);
  return round <= settings.rounds ? round : undefined;
}
