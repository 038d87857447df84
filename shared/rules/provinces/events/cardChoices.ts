import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { provincesOf } from '../state/provincesOf.ts';
import { effectsAtWork } from './atWork.ts';

/** The first rule that choices on cards break; undefined: they may be sealed. Money is judged with all else. */
export function cardChoiceFault(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  economy: EconomyId,
  { fee, keepsJobs }: Measures,
): Rejection | undefined {
  if (keepsJobs === true && !isToLayOff(scenario, state, economy)) return { code: 'measures/no-card' };
  if (fee === undefined) return undefined;
  const allowed = feesAllowed(state, economy);
  if (allowed.length === 0) return { code: 'measures/no-card' };
  if (provincesOf(state).provinces[fee] === undefined || fee === economy) {
    return { code: 'province/not-a-province', economy: fee };
  }
  if (!allowed.includes(fee)) return { code: 'measures/fee-only-back', economy: must(allowed[0], 'answer') };
  return partnerFault(state, economy, fee);
}

/** Against whom a province may set the wall of a fee: all others for whom the card names, then the one who may answer. */
export function feesAllowed(state: ProvinceGame, economy: EconomyId): EconomyId[] {
  return effectsAtWork(state, 'fee').flatMap(({ event }) => {
    const [first, victim] = event.economies;
    if (event.fromRound === state.round) {
      return first === economy
        ? Object.keys(provincesOf(state).provinces).filter((to) => to !== economy)
        : [];
    }
    return victim === economy && first !== undefined ? [first] : [];
  });
}

/** Partners of a pact have given their word. */
function partnerFault(state: ProvinceGame, economy: EconomyId, fee: EconomyId): Rejection | undefined {
  const pact = Object.values(provincesOf(state).pacts).find(
    ({ members, goods }) => goods !== 'raw' && members.includes(economy) && members.includes(fee),
  );
  if (pact === undefined) return undefined;
  return { code: 'measures/bound-by-pact', dial: 'wall', level: pact.atMost, agreement: pact.id };
}

/** Whether a card at work lays off people in this province. */
export function isToLayOff(scenario: ProvincesScenario, state: ProvinceGame, economy: EconomyId): boolean {
  return effectsAtWork(state, 'layoffs').some(
    ({ effect }) => stateShareOf(scenario, economy) > effect.stateShare,
  );
}

/** What choices on cards cost, in 100 million yuan. */
export function cardChoiceCost(state: ProvinceGame, measures: Measures | undefined): number {
  if (measures?.keepsJobs !== true) return 0;
  return effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.refusalCost, 0);
}

/** Share of the state in a province's industry, 0–1. */
export function stateShareOf({ provinces }: ProvincesScenario, economy: EconomyId): number {
  return must(
    provinces.regions.find(({ id }) => id === economy),
    economy,
  ).stateShareOfIndustry;
}
