import { regionIndex } from '#shared/content/provinces/geography.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { PairLevel } from '#shared/economics/segmentation/pacts/pairLevels.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import type { BySeat, Dials, EventShape } from '../state/outcomes.ts';
import { institutionOf, provincesOf } from '../state/provincesOf.ts';
import { effectsAtWork } from './atWork.ts';
import { isToLayOff, stateShareOf } from './cardChoices.ts';

/** What the cards at work in this round change. `state` has its envelopes open. */
export function shapeEvents(scenario: ProvincesScenario, state: ProvinceGame): EventShape {
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

function abroad({ sectors }: ProvincesScenario, state: ProvinceGame): EventShape {
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
function levelShift({ economy }: ProvincesScenario, state: ProvinceGame): EventShape['levelShift'] {
  const effects = effectsAtWork(state, 'dial').map(({ effect }) => effect);
  if (effects.length === 0) return undefined;
  const { start, politics } = economy.market;
  const shift = (dial: 'wall' | 'block'): number[] => {
    const levels = effects.reduce((sum, effect) => sum + (effect.dial === dial ? effect.levels : 0), 0);
    return start[dial].map((_, region) => (politics.players.includes(region) ? levels : 0));
  };
  return { wall: shift('wall'), block: shift('block') };
}

function fees({ provinces, dealOrder }: ProvincesScenario, state: ProvinceGame): PairLevel[] {
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

function laidOff(scenario: ProvincesScenario, state: ProvinceGame): BySeat {
  const { sealed } = provincesOf(state);
  const percent = effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.percent, 0);
  return fromKeys(scenario.dealOrder, (seat) =>
    isToLayOff(scenario, state, seat) && sealed[seat]?.keepsJobs !== true ? -percent : 0,
  );
}

function jobsKept({ dealOrder }: ProvincesScenario, state: ProvinceGame): BySeat {
  const { sealed } = provincesOf(state);
  const cost = effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.refusalCost, 0);
  return fromKeys(dealOrder, (seat) => (sealed[seat]?.keepsJobs === true ? cost : 0));
}

/**
 * Points of the career score that cards bring a seat, or cost it: points of the jobs part by its weight. In a slump whoever has much state
 * industry raises his wall or loses; a wall that is as high as it can be counts as raised. `before` are the dials as the round found them.
 */
export function eventPoints(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  { before, after }: { readonly before: Dials; readonly after: Dials },
): BySeat {
  const institution = institutionOf(scenario, state);
  const highest = highestLevel(institution);
  const weight = scenario.economy.market.politics.weights[institution.evaluation].jobs;
  const slumps = effectsAtWork(state, 'raiseOrLose');
  const gains = effectsAtWork(state, 'raiseAndGain');
  return fromKeys(scenario.dealOrder, (seat) => {
    const { wall } = must(after[seat], seat);
    const isRaised = wall > must(before[seat], seat).wall;
    const lost = slumps
      .filter(({ effect }) => stateShareOf(scenario, seat) >= effect.stateShare)
      .reduce((sum, { effect }) => sum + (isRaised || wall >= highest ? 0 : effect.points), 0);
    const gained = gains.reduce((sum, { effect }) => sum + (isRaised ? effect.points : 0), 0);
    return weight * (gained - lost);
  });
}
