import type { ProvinceEffect } from '#shared/content/provinces/cards/provinceCard.ts';
import { provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { PairLevel } from '#shared/economics/segmentation/barriers.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { type BySeat, type Dials, type EventShape, institutionOf } from '../state/provinceStates.ts';

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
  const { sealed } = state.provinces;
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
  const { sealed } = state.provinces;
  const percent = effectsAtWork(state, 'layoffs').reduce((sum, { effect }) => sum + effect.percent, 0);
  return fromKeys(scenario.dealOrder, (seat) =>
    isToLayOff(scenario, state, seat) && sealed[seat]?.keepsJobs !== true ? -percent : 0,
  );
}

function jobsKept({ dealOrder }: ProvincesScenario, state: ProvinceGame): BySeat {
  const { sealed } = state.provinces;
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

/** Cards at work in a round, and the effects that they bring. */

/** Cards at work in this round. */
function eventsAtWork(state: ProvinceGame): ProvinceEvent[] {
  const { round } = state;
  return state.provinces.events.filter(
    ({ fromRound, untilRound }) => fromRound <= round && round <= untilRound,
  );
}

type EffectOf<T extends ProvinceEffect['type']> = Extract<ProvinceEffect, { readonly type: T }>;

/** Effects of one kind that are at work in this round, each with the event that brings it. */
export function effectsAtWork<T extends ProvinceEffect['type']>(
  state: ProvinceGame,
  type: T,
): { readonly event: ProvinceEvent; readonly effect: EffectOf<T> }[] {
  const isOfType = (effect: ProvinceEffect): effect is EffectOf<T> => effect.type === type;
  return eventsAtWork(state).flatMap((event) =>
    provinceCard(event.card)
      .effects.filter(isOfType)
      .map((effect) => ({ event, effect })),
  );
}

/** Cards after the round: who was hit by a fee may answer in the next one; a fee that nobody set is over. */
export function settleEvents(state: ProvinceGame): ProvinceEvent[] {
  const { events, sealed } = state.provinces;
  const beginning = effectsAtWork(state, 'fee')
    .map(({ event }) => event.id)
    .filter((id) => events.some((event) => event.id === id && event.fromRound === state.round));
  return events.map((event): ProvinceEvent => {
    if (!beginning.includes(event.id)) return event;
    const [first = ''] = event.economies;
    const victim = sealed[first]?.fee;
    return victim === undefined
      ? { ...event, untilRound: state.round }
      : { ...event, economies: [first, victim] };
  });
}

/** Whether a binding pact may be made without a deposit in this round: a card allows one. */
export function isDepositWaived(state: ProvinceGame): boolean {
  if (effectsAtWork(state, 'pactWithoutDeposit').length === 0) return false;
  return !Object.values(state.provinces.pacts).some(
    ({ isBinding, deposit, sinceRound }) => isBinding && deposit === 0 && sinceRound === state.round,
  );
}

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
  if (state.provinces.provinces[fee] === undefined || fee === economy) {
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
      return first === economy ? Object.keys(state.provinces.provinces).filter((to) => to !== economy) : [];
    }
    return victim === economy && first !== undefined ? [first] : [];
  });
}

/** Partners of a pact have given their word. */
function partnerFault(state: ProvinceGame, economy: EconomyId, fee: EconomyId): Rejection | undefined {
  const pact = Object.values(state.provinces.pacts).find(
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

type Events = readonly ProvinceEvent[];
type Turned = { readonly card: string; readonly isOver?: true; readonly events: Events };

/** Cards that begin or are over between two rounds, each with the cards as they stand once it and those before it have turned. */
export function cardsTurned(events: Events, was: number, now: number): readonly Turned[] {
  const isAtWork = ({ fromRound, untilRound }: Events[number], round: number): boolean =>
    fromRound <= round && round <= untilRound;
  const turning = events.filter(
    (event) =>
      isAtWork(event, was) !== isAtWork(event, now) &&
      provinceCard(event.card).effects.some(
        // A rule that a card has brought stays when the card is over.
        ({ type }) => event.fromRound === now || (type !== 'reform' && type !== 'contracting'),
      ),
  );
  return turning.map((event, at) => {
    const waiting = turning.slice(at + 1);
    const stood = events.filter((each) => !waiting.includes(each) || isAtWork(each, was));
    return {
      card: event.card,
      ...(isAtWork(event, was) && { isOver: true }),
      events: stood.map((each) => (waiting.includes(each) ? { ...each, untilRound: now } : each)),
    };
  });
}
