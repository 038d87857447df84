/** The law of a round as data: walls, surcharges, and the places of economies and sectors in the arrays of the trade model. */
import { RATE_MAX_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { ModuleStates, WorldEvent } from '#shared/protocol/modules/modules.ts';
import type { PolicyOf, Schedule, Surcharge } from '#shared/protocol/policy.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame } from '../state.ts';

/** Answers of the governments that follow after the last round to what was done in it. */
export type SuccessorAnswers = {
  readonly surcharges: readonly { readonly by: EconomyId; readonly surcharge: Surcharge }[];
  /** Preferences that `by` no longer grants `to`. */
  readonly withheld: readonly { readonly by: EconomyId; readonly to: EconomyId }[];
};

/** All that decides what is levied and paid in a round. A game's state is one; forecasts change parts of it. */
export type LawInForce = Pick<CountryGame, 'walls' | 'agreements' | 'round'> &
  Partial<Pick<CountryGame, keyof ModuleStates | 'settings'>> & {
    readonly settled: Pick<SettledEconomy, 'imports' | 'incomeBn' | 'borderCost' | 'workersMoved'>;
    readonly answers?: SuccessorAnswers;
    /** What successors would answer in the next round, the years after, to what is tried in this one. */
    readonly answersNext?: SuccessorAnswers;
    /** Rounds for which border costs close towards their levels; one unless a forecast looks further. */
    readonly roundsAhead?: number;
  };

/** The round that a law is looked at in: its own, or the later one that a forecast looks to. */
export function roundInView({ round, roundsAhead }: Pick<LawInForce, 'round' | 'roundsAhead'>): number {
  return round + (roundsAhead ?? 1) - 1;
}

const NONE: readonly WorldEvent[] = [];

/** Cards at work in the round of a law. One that was placed before the first round is announced until it works. */
export function eventsAtWork({ events, round }: Pick<LawInForce, 'events' | 'round'>): readonly WorldEvent[] {
  if (events === undefined || events.active.length + events.announced.length === 0) return NONE;
  return [...events.active, ...events.announced].filter((event) => isAtWork(event, round));
}

export function isAtWork({ fromRound, untilRound }: WorldEvent, round: number): boolean {
  return fromRound <= round && round <= untilRound;
}

type SurchargeInForce = {
  readonly by: EconomyId;
  readonly against: EconomyId;
  readonly rateBp: number;
  readonly untilRound: number;
};

/** Surcharges that are levied in this round: those sealed and still running, and what successors answer. */
export function surchargesInForce(law: Pick<LawInForce, 'walls' | 'round' | 'answers'>): SurchargeInForce[] {
  const running = Object.entries(law.walls).flatMap(([by, { surcharge }]) =>
    surcharge !== undefined && surcharge.untilRound >= law.round ? [{ by, ...surcharge }] : [],
  );
  const answers = (law.answers?.surcharges ?? []).map(({ by, surcharge }) => ({
    by,
    ...surcharge,
    untilRound: law.round,
  }));
  return [...running, ...answers];
}

/** A law as the trade model reads it, and what it comes to. */
export type SolvedLaw = { readonly shock: TradeShock; readonly equilibrium: Equilibrium };

/** Duties at every border, flat as in the trade model: tariffs, and costs of proving origin as iceberg factors. */
export type LeviedDuties = { readonly tariff: Float64Array; readonly origin: Float64Array };

/**
 * The model's arrays while the law is written into them; flat as in the trade model. `iceberg` and `tfp` are factors that the
 * parts multiply, `transfer` is a level in billions to which they add.
 */
export type ShockDraft = {
  readonly tariff: Float64Array;
  readonly iceberg: Float64Array;
  /** The part of `iceberg` that is proof of origin; to be read. */
  readonly origin: Float64Array;
  readonly transfer: Float64Array;
  readonly tfp: Float64Array;
  readonly labour: Float64Array;
  readonly capital: Float64Array;
};

/** The schedule in force against everyone without a better right; a union member's is the common external tariff. */
export function wallOf(state: Pick<CountryGame, 'walls'>, economy: EconomyId): Schedule {
  return must(state.walls[economy], `wall of ${economy}`).mfnRateBp;
}

/**
 * The schedule that an envelope makes of the one in force: all tradable sectors shifted together, those set apart at their own
 * rate. A shift stops at zero and at the ceiling.
 */
export function wallFromPolicy(scenario: Scenario, wall: Schedule, policy: PolicyOf<'wall'>): Schedule {
  const apart = new Map(policy.apart.map(({ sector, rateBp }) => [sector, rateBp]));
  const tradable = new Map(scenario.sectors.map((sector) => [sector.id, sector.tradable]));
  return mapValues(wall, (currentBp, sector) => {
    if (tradable.get(sector) !== true) return currentBp;
    const { minBp, maxBp } = rateBounds(scenario, currentBp);
    return apart.get(sector) ?? Math.min(maxBp, Math.max(minBp, currentBp + policy.shiftBp));
  });
}

export type RateBounds = { readonly minBp: number; readonly maxBp: number };

/** Who but one seat cut its tariffs in a round: the mean over its goods has fallen. */
export function cuttersBut(
  economy: EconomyId,
  { walls, wallsBefore }: Pick<RoundReport, 'walls' | 'wallsBefore'>,
): EconomyId[] {
  const sum = (schedule: Schedule = {}): number => Object.values(schedule).reduce((all, bp) => all + bp, 0);
  return Object.keys(walls).filter((each) => each !== economy && sum(walls[each]) < sum(wallsBefore[each]));
}

/** Whether a table guesses how many others cut their tariffs, and not who loses most, which its table of areas tells. */
export function guessesCuts({ agreementLimits }: Pick<GameSettings, 'agreementLimits'>): boolean {
  return agreementLimits?.cards !== undefined;
}

/** How far a rate in force may move in one round: the scenario's step, between zero and the ceiling. */
export function rateBounds(scenario: Scenario, currentBp: number): RateBounds {
  return {
    minBp: Math.max(0, currentBp - scenario.stepBp),
    maxBp: Math.min(RATE_MAX_BP, currentBp + scenario.stepBp),
  };
}

/** A union's voted tariff after its presidency has moved it in this round, within the range of tariffs. */
export function movedWall(
  { round }: Pick<CountryGame, 'round'>,
  { wallMove }: Pick<Agreement, 'wallMove'>,
  voted: Schedule,
): Schedule {
  if (wallMove?.inRound !== round) return voted;
  return mapValues(voted, (rateBp) => Math.min(RATE_MAX_BP, Math.max(0, rateBp + wallMove.shiftBp)));
}

/** Last settled goods imports of a member from outside its union, in billions; of one sector where it is named. */
export function importsFromOutside(
  scenario: Scenario,
  law: Pick<LawInForce, 'settled'>,
  union: readonly EconomyId[],
  of: { readonly member: EconomyId; readonly sector?: SectorId },
): number {
  const { N, J } = scenario.base;
  const { goods, ids } = placesOf(scenario);
  const n = economyPlace(scenario, of.member);
  let total = 0;
  ids.forEach((partner, i) => {
    if (union.includes(partner)) return;
    for (const { id, place } of goods) {
      if (of.sector !== undefined && id !== of.sector) continue;
      total += law.settled.imports[(n * N + i) * J + place] ?? 0;
    }
  });
  return total;
}

/** Where each economy and sector stands in the arrays of the trade model. */
type Places = {
  readonly ids: readonly EconomyId[];
  readonly sectors: readonly { readonly id: SectorId; readonly place: number }[];
  /** Sectors that pass a border: duties and border costs fall on these alone. */
  readonly goods: readonly { readonly id: SectorId; readonly place: number }[];
  readonly economyPlace: ReadonlyMap<EconomyId, number>;
};

const placesOfScenario = new WeakMap<Scenario, Places>();

/** Places of a scenario, worked out once for each. */
export function placesOf(scenario: Scenario): Places {
  const known = placesOfScenario.get(scenario);
  if (known !== undefined) return known;
  const sectors = scenario.sectors.map(({ id, tradable }, place) => ({ id, place, tradable }));
  const places: Places = {
    ids: scenario.economies.map(({ id }) => id),
    sectors,
    goods: sectors.filter(({ tradable }) => tradable),
    economyPlace: new Map(scenario.economies.map(({ id }, place) => [id, place])),
  };
  placesOfScenario.set(scenario, places);
  return places;
}

/** Place of an economy in the arrays of the trade model; that it has none is a bug. */
export function economyPlace(scenario: Scenario, economy: EconomyId): number {
  return must(placesOf(scenario).economyPlace.get(economy), `economy ${economy}`);
}

/** Sectors in which a tariff can be levied. */
export function tradableSectors(scenario: Scenario): SectorId[] {
  return scenario.sectors.filter(({ tradable }) => tradable).map(({ id }) => id);
}

/** Goods that an importer buys from an exporter, billions net of tariff, read off imports [n][i][j]. */
export function goodsTrade(
  scenario: Scenario,
  imports: ArrayLike<number>,
  importer: EconomyId,
  exporter: EconomyId,
): number {
  const { N, J } = scenario.base;
  const pair = economyPlace(scenario, importer) * N + economyPlace(scenario, exporter);
  return placesOf(scenario).goods.reduce((sum, { place }) => sum + (imports[pair * J + place] ?? 0), 0);
}

/** The mean of values by their weights; the plain mean where no value has any weight. */
export function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, index) => {
    const share = total > 0 ? (weights[index] ?? 0) / total : 1 / values.length;
    return sum + value * share;
  }, 0);
}

/**
 * The common external tariff with which a customs union begins: mean of the members' walls, each weighted with what it last
 * imported of the sector from outside the union, in whole points. It then moves by the wall vote.
 */
export function foundingWall(
  scenario: Scenario,
  state: Pick<LawInForce, 'walls' | 'settled'>,
  members: readonly EconomyId[],
): Schedule {
  const sectors = Object.keys(wallOf(state, must(members[0], 'a member')));
  return fromKeys(sectors, (sector) => {
    const rates = members.map((member) => wallOf(state, member)[sector] ?? 0);
    const weights = members.map((member) => importsFromOutside(scenario, state, members, { member, sector }));
    return Math.round(weightedMean(rates, weights) / POINT_BP) * POINT_BP;
  });
}
