import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ModuleId } from '#shared/content/vocabulary.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aCustomsUnion, aDraft, aFreeTradeArea, aNegotiation, type Negotiation } from './aNegotiation.ts';

/** All levels open from the first round, no module on unless said otherwise. */
export function aLaboratory(modules: readonly ModuleId[] = []): Negotiation {
  return aNegotiation({ scenario: 'world', preset: 'laboratory', modules });
}

export function aCommonMarket(...among: EconomyId[]): Draft {
  return aDraft(among, { type: 'commonMarket', among });
}

export function anEconomicUnion(...among: EconomyId[]): Draft {
  return aDraft(among, { type: 'economicUnion', among });
}

export function aFullIntegration(...among: EconomyId[]): Draft {
  return aDraft(among, { type: 'fullIntegration', among });
}

/** One step a round, until members of an area stand at a level; then the next round is open. */
export function climbTo(table: Negotiation, level: number, ...members: EconomyId[]): Negotiation {
  const [first = '', second = '', ...rest] = members;
  table.conclude(aFreeTradeArea(first, second));
  for (const third of rest) {
    table.conclude(aFreeTradeArea(first, third));
    table.conclude(aFreeTradeArea(second, third));
  }
  const steps = [aCustomsUnion, aCommonMarket, anEconomicUnion, aFullIntegration];
  for (const step of steps.slice(0, level - 2)) {
    table.nextRound();
    table.conclude(step(...members));
  }
  table.nextRound();
  return table;
}

/** A laboratory in which members stand at a level since the round before. */
export function aDeepUnion(level: number, ...members: EconomyId[]): Negotiation {
  return climbTo(aLaboratory(), level, ...members);
}
