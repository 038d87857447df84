import { fromKeys } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import type { PairLevel } from '#shared/economics/segmentation/pacts/pairLevels.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { BySeat, EventShape } from '../settlement/hooks.ts';
import { isToLayOff } from './cardChoices.ts';
import { effectsAtWork } from './eventsAtWork.ts';

/** What the cards at work in this round change. `state` has its envelopes open. */
export function shapeEvents(scenario: ProvincesScenario, state: GameState): EventShape {
  return {
    ...abroad(scenario, state),
    routeCost: product(effectsAtWork(state, 'routes').map(({ effect }) => 1 + effect.percent / 100)),
    levelShift: levelShift(scenario, state),
    pairs: fees(scenario, state),
    payroll: product(effectsAtWork(state, 'payroll').map(({ effect }) => 1 + effect.percent / 100)),
    decreedJobs: laidOff(scenario, state),
    spending: jobsKept(scenario, state),
  };
}

function product(factors: readonly number[]): number | undefined {
  return factors.length === 0 ? undefined : factors.reduce((all, factor) => all * factor, 1);
}

function abroad({ sectors }: ProvincesScenario, state: GameState): EventShape {
  const costs = (type: 'imports' | 'exports'): number[] | undefined => {
    const effects = effectsAtWork(state, type);
    if (effects.length === 0) return undefined;
    return sectors.map(({ id }) =>
      effects.reduce((cost, { effect }) => cost * (1 + (effect.percent[id] ?? 0) / 100), 1),
    );
  };
  return { importCost: costs('imports'), exportCost: costs('exports') };
}

/** Regions without a player keep pace with those that have one. */
function levelShift({ economy }: ProvincesScenario, state: GameState): EventShape['levelShift'] {
  const effects = effectsAtWork(state, 'dial').map(({ effect }) => effect);
  if (effects.length === 0) return undefined;
  const { start, politics } = economy.market;
  const shift = (dial: 'wall' | 'block'): number[] => {
    const levels = effects.reduce((sum, effect) => sum + (effect.dial === dial ? effect.levels : 0), 0);
    return start[dial].map((_, region) => (politics.players.includes(region) ? levels : 0));
  };
  return { wall: shift('wall'), block: shift('block') };
}

function fees({ provinces, dealOrder }: ProvincesScenario, state: GameState): PairLevel[] {
  const { sealed } = provincesOf(state);
  return effectsAtWork(state, 'fee').flatMap(({ event, effect }) => {
    const [first, victim] = event.economies;
    const setter = event.fromRound === state.round ? first : victim;
    return dealOrder.flatMap((owner): PairLevel[] => {
      const against = sealed[owner]?.fee;
      if (owner !== setter || against === undefined) return [];
      const place = (id: EconomyId): number => regionIndex(provinces, id);
      return [{ dial: 'wall', owner: place(owner), against: place(against), level: effect.level }];
    });
  });
}

function laidOff(scenario: ProvincesScenario, state: GameState): BySeat {
  const { sealed } = provincesOf(state);
  const percent = effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.percent, 0);
  return fromKeys(scenario.dealOrder, (seat) =>
    isToLayOff(scenario, state, seat) && sealed[seat]?.keepsJobs !== true ? -percent : 0,
  );
}

function jobsKept({ dealOrder }: ProvincesScenario, state: GameState): BySeat {
  const { sealed } = provincesOf(state);
  const cost = effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.refusalCost, 0);
  return fromKeys(dealOrder, (seat) => (sealed[seat]?.keepsJobs === true ? cost : 0));
}
