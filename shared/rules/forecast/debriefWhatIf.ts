/**
 * A finished game of countries with something changed and everything else as it was: treaties that were never signed, and the law of the end
 * with a treaty out, a wall down, or another rule. Nobody answers: a comparison of laws, not another game.
 */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, mapValues } from '#shared/kernel/records.ts';
import { nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { createMfnSetter } from '#shared/economics/nash/tariffSetter.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure, Equilibrium } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Change, Compared, OtherRule } from '#shared/protocol/debrief.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import { dynamicsAtWork } from '../law/moduleIsOn.ts';
import { type LawInForce, economyPlace, placesOf } from '../law/lawInForce.ts';
import { unionOf } from '../law/blocs.ts';
import { allPairLevels } from '../law/register.ts';
import { moveEconomies } from '../modules/dynamics/movement.ts';
import { openModuleEnvelopes } from '../modules.ts';
import { withTechnology } from '../scenario/assumedScenario.ts';
import { successorAnswers } from '../settlement/settleRound.ts';
import { buildShock, closeBorderCosts, settledEconomy, settledShock } from '../shock/buildShock.ts';
import { openingLawInForce } from '../shock/solveLaw.ts';
import type { CountryGame } from '../state.ts';

/** A round as its settlement found it, and the walls that its envelopes brought. */
export type RecordedRound = {
  readonly state: CountryGame;
  readonly walls: GameEventOf<'roundSettled'>['walls'];
};

/** An agreement that the people of a game made, in the form in which it governed last. */
export type MadeTreaty = {
  readonly agreement: AgreementId;
  readonly parties: readonly EconomyId[];
};

type Fold = (state: CountryGame | undefined, event: GameEvent) => CountryGame;

/** The rounds of a log, as their settlements found them. `fold`: of a game of countries. */
export function recordedRounds(events: readonly GameEvent[], fold: Fold): readonly RecordedRound[] {
  const rounds: RecordedRound[] = [];
  let state: CountryGame | undefined;
  for (const event of events) {
    if (event.type === 'roundSettled' && state !== undefined) rounds.push({ state, walls: event.walls });
    state = fold(state, event);
  }
  return rounds;
}

/** Every treaty of the game's own that ever governed a round, in the form in which it governed the last of them. */
export function madeTreaties(rounds: readonly RecordedRound[]): readonly MadeTreaty[] {
  const made = new Map<AgreementId, MadeTreaty>();
  for (const { state } of rounds)
    for (const agreement of Object.values(state.agreements)) {
      const { id, parties, proposal } = agreement;
      if (proposal !== undefined) made.set(id, { agreement: id, parties });
    }
  return [...made.values()];
}

/**
 * What is other in a replay: treaties that nobody signed, moves of one's own wall, or hidden barriers; one free trade area of all, without payments,
 * in the place of all agreements from a round on; or all that anybody signed or moved of a tariff.
 */
export type Omitted = {
  readonly everything?: true;
  readonly treaties?: readonly AgreementId[];
  readonly togetherFrom?: number;
  readonly wallOf?: EconomyId;
  readonly barriersOf?: EconomyId;
};

/** Economies that ever stood behind another wall of their own than at the opening. */
export function wallMovers(scenario: Scenario, rounds: readonly RecordedRound[]): readonly EconomyId[] {
  return scenario.dealOrder.filter((economy) =>
    rounds.some(({ state, walls }) => {
      const [opening, now] = [scenario.mfnRateBp[economy] ?? {}, walls[economy]?.mfnRateBp ?? {}];
      const hasMoved = Object.entries(now).some(([sector, rateBp]) => rateBp !== opening[sector]);
      return hasMoved && unionOf(state, economy) === undefined;
    }),
  );
}

/** Economies that ever kept a hidden barrier. */
export function barrierKeepers(scenario: Scenario, rounds: readonly RecordedRound[]): readonly EconomyId[] {
  return scenario.dealOrder.filter((economy) =>
    rounds.some(({ state }) => {
      const { barriers } = { ...state, ...openModuleEnvelopes(scenario, state) };
      return Object.values(barriers?.levels[economy] ?? {}).some((level) => (level ?? 0) > 0);
    }),
  );
}

/** Real income a head of every economy, opening = 100. */
export type Indices = Readonly<Record<EconomyId, number>>;

/**
 * Real incomes in each round of the game had something never happened: each round's law without it, with all else that was recorded,
 * settled on what the round before came to. Productivity, capital and people move as they would have.
 */
export function replayWithout(
  scenario: Scenario,
  rounds: readonly RecordedRound[],
  omitted: Omitted,
): Result<readonly Indices[], ConvergenceFailure> {
  let carried: Carried | undefined;
  const indices: Indices[] = [];
  for (const round of rounds) {
    const settled = settleWithout(scenario, round, omitted, carried);
    if (!settled.ok) return settled;
    ({ carried } = settled.value);
    indices.push(indicesOf(scenario, settled.value.equilibrium));
  }
  return ok(indices);
}

/** What one round hands to the next. */
type Carried = {
  readonly settled: SettledEconomy;
  readonly dynamics: ModuleStates['dynamics'];
  readonly pairLevels: CountryGame['pairLevels'];
};

function settleWithout(
  scenario: Scenario,
  { state: recorded, walls }: RecordedRound,
  omitted: Omitted,
  carried: Carried | undefined,
): Result<{ readonly carried: Carried; readonly equilibrium: Equilibrium }, ConvergenceFailure> {
  const state: CountryGame = {
    ...recorded,
    agreements: agreementsWithout(scenario, recorded, omitted),
    ...(carried === undefined ? {} : { settled: withWorkers(carried.settled, recorded.settled) }),
    ...(carried?.dynamics === undefined ? {} : { dynamics: carried.dynamics }),
  };
  const opened: LawInForce = {
    ...state,
    ...openModuleEnvelopes(scenario, state),
    ...(omitted.everything === true
      ? { walls: openingLawInForce(scenario).walls }
      : {
          walls: wallsWithout(scenario, state, walls, omitted.wallOf),
          answers: successorAnswers(scenario, state),
        }),
  };
  const law = withoutBarriers(opened, omitted.barriersOf);
  const shock = buildShock(scenario, law);
  const solved = solveEquilibrium(scenario.base, shock);
  if (!solved.ok) return solved;
  const after = { shock, equilibrium: solved.value };
  const dynamics = dynamicsAtWork(law);
  const levelsBefore = carried?.pairLevels ?? recorded.pairLevels;
  return ok({
    carried: {
      settled: settledEconomy(scenario, closeBorderCosts(scenario, law), after),
      dynamics:
        dynamics === undefined
          ? law.dynamics
          : moveEconomies({ scenario, law, solved: after, state: dynamics, levelsBefore }).next,
      pairLevels: allPairLevels(scenario, state.agreements),
    },
    equilibrium: solved.value,
  });
}

/** The walls of a round with that of the opening in the place of one economy's own; the wall of a union is nobody's own. */
function wallsWithout(
  scenario: Scenario,
  state: CountryGame,
  walls: RecordedRound['walls'],
  economy: EconomyId | undefined,
): RecordedRound['walls'] {
  const wall = economy === undefined ? undefined : walls[economy];
  if (economy === undefined || wall === undefined || unionOf(state, economy) !== undefined) return walls;
  return { ...walls, [economy]: { ...wall, mfnRateBp: scenario.mfnRateBp[economy] ?? wall.mfnRateBp } };
}

function withoutBarriers(law: LawInForce, economy: EconomyId | undefined): LawInForce {
  const { barriers } = law;
  if (barriers === undefined || economy === undefined) return law;
  return { ...law, barriers: { ...barriers, levels: { ...barriers.levels, [economy]: {} } } };
}

/** Insured workers are counted by what was recorded. */
function withWorkers(settled: SettledEconomy, { workersMoved }: SettledEconomy): SettledEconomy {
  return workersMoved === undefined ? settled : { ...settled, workersMoved };
}

function agreementsWithout(
  scenario: Scenario,
  { round, agreements }: CountryGame,
  { everything, togetherFrom = Infinity, treaties = [] }: Omitted,
): CountryGame['agreements'] {
  if (everything === true) return openingLawInForce(scenario).agreements;
  if (round >= togetherFrom) return plainArea(scenario.dealOrder, togetherFrom);
  return withoutTreaties(agreements, treaties);
}

/** The register without these, and without what stands inside them. */
function withoutTreaties(
  agreements: CountryGame['agreements'],
  never: readonly AgreementId[],
): CountryGame['agreements'] {
  const kept = Object.values(agreements).filter(
    ({ id, within }) => !never.includes(id) && (within === undefined || !never.includes(within)),
  );
  return Object.fromEntries(kept.map((agreement) => [agreement.id, agreement]));
}

/** A register with one free trade area, on plain terms. */
export function plainArea(parties: readonly EconomyId[], sinceRound: number): CountryGame['agreements'] {
  const terms = { concessions: [], exceptions: [], payments: [], notices: [] };
  const area = { id: 'a0', level: FREE_TRADE_LEVEL, parties, ...terms } as const;
  return { a0: { ...area, sinceRound, boundUntilRound: sinceRound } };
}

function indicesOf(scenario: Scenario, { welfarePerHead }: Equilibrium): Indices {
  return fromKeys(placesOf(scenario).ids, (id) => 100 * at(welfarePerHead, economyPlace(scenario, id)));
}

/**
 * Real incomes of a settled round had no tariffs stood among those who play: productivity, capital, the costs of borders and payments as
 * they were, so that the difference is what tariffs cost.
 */
export function allOpen(scenario: Scenario, settled: SettledEconomy): Result<Indices, ConvergenceFailure> {
  const { N, J } = scenario.base;
  const plays = scenario.economies.map(({ playable }) => playable);
  const shock = settledShock(scenario, settled);
  const tariff = shock.tariff.map((rate, cell) => {
    const [importer, exporter] = [Math.floor(cell / (N * J)), Math.floor(cell / J) % N];
    return plays[importer] === true && plays[exporter] === true ? 0 : rate;
  });
  const solved = solveEquilibrium(scenario.base, { ...shock, tariff });
  return solved.ok ? ok(indicesOf(scenario, solved.value)) : solved;
}

/** Why a change cannot be made in a world. */
export type NoSuchChange = { readonly code: 'ballot/no-such-change' };

/** The law of the end, and the scenario, with something changed. */
type World = { readonly scenario: Scenario; readonly state: CountryGame };

/** Real income of every seat under the law of the end with these changes against that law, both solved alike. */
export function compareChanges(
  world: World,
  changes: readonly Change[],
): Result<Compared, ConvergenceFailure | NoSuchChange> {
  let changed: World = world;
  for (const change of changes) {
    const next = withChange(changed, change);
    if (!next.ok) return next;
    changed = next.value;
  }
  const before = solveEnd(world);
  if (!before.ok) return before;
  const after = solveEnd(changed);
  if (!after.ok) return after;
  return ok(comparedAt(world.scenario.dealOrder, before.value, after.value));
}

export function comparedAt(seats: readonly EconomyId[], without: Indices, changed: Indices): Compared {
  return fromKeys(seats, (seat) => ({
    without: hundredths(without[seat] ?? NaN),
    with: hundredths(changed[seat] ?? NaN),
  }));
}

function hundredths(value: number): number {
  return Math.round(100 * value) / 100;
}

function solveEnd({ scenario, state }: World): Result<Indices, ConvergenceFailure> {
  const solved = solveEquilibrium(scenario.base, buildShock(scenario, { ...state, roundsAhead: 1 }));
  return solved.ok ? ok(indicesOf(scenario, solved.value)) : solved;
}

/** Whether a change can be made in the world of this table. */
export function canChange(state: CountryGame, change: Change): boolean {
  switch (change.type) {
    case 'treatyOut':
      return state.agreements[change.agreement] !== undefined;
    case 'wallDown':
      return state.seats[change.economy] !== undefined;
    case 'rule':
      return true;
    case 'reform':
      return false;
  }
}

function withChange({ scenario, state }: World, change: Change): Result<World, NoSuchChange> {
  if (!canChange(state, change)) return err({ code: 'ballot/no-such-change' });
  switch (change.type) {
    case 'treatyOut': {
      const agreements = withoutTreaties(state.agreements, [change.agreement]);
      return ok({ scenario, state: { ...state, agreements } });
    }
    case 'wallDown':
      return ok({ scenario, state: withoutWall(state, change.economy) });
    case 'rule':
      return ok(withRule({ scenario, state }, change.rule));
    case 'reform':
      return err({ code: 'ballot/no-such-change' });
  }
}

/** A wall of zero in every sector, also at the border that it shares with its union: the union's other members keep theirs. */
function withoutWall(state: CountryGame, economy: EconomyId): CountryGame {
  const wall = state.walls[economy];
  return wall === undefined
    ? state
    : { ...state, walls: { ...state.walls, [economy]: { mfnRateBp: mapValues(wall.mfnRateBp, () => 0) } } };
}

function withRule({ scenario, state }: World, rule: OtherRule): World {
  switch (rule) {
    case 'elasticitiesLow':
    case 'elasticitiesHigh': {
      const elasticities = rule === 'elasticitiesLow' ? 'low' : 'high';
      const other = { elasticities, scalePercent: 100, specificFactorsPercent: 100 } as const;
      return { scenario: withTechnology(scenario, other), state };
    }
    case 'mostFavoured':
      return { scenario, state: withEqualTreatment(scenario, state) };
    case 'noOrigin':
      return { scenario: { ...scenario, flags: { ...scenario.flags, originCost: false } }, state };
  }
}

/** Whatever one levies least on anybody it levies on everybody, and no preference is left. */
function withEqualTreatment(scenario: Scenario, state: CountryGame): CountryGame {
  const { goods, ids } = placesOf(scenario);
  const walls = fromKeys(ids, (economy) => {
    const wall = state.walls[economy];
    const preferences = Object.values(state.agreements);
    const rates = goods.map(({ id }) => {
      const granted = preferences.flatMap(({ level, parties, concessions, exceptions }) => {
        if (!parties.includes(economy)) return [];
        const own = concessions.filter(({ by, sector }) => by === economy && sector === id);
        const isFree =
          level >= FREE_TRADE_LEVEL && !exceptions.some(({ by, sector }) => by === economy && sector === id);
        return isFree ? [0] : own.map(({ rateBp }) => rateBp);
      });
      return [id, Math.min(wall?.mfnRateBp[id] ?? 0, ...granted)] as const;
    });
    return { mfnRateBp: Object.fromEntries(rates) };
  });
  return { ...state, walls, agreements: {} };
}

/** Ten digits of a basis point are more than any screen shows. */
const [INDEX_DIGITS, BP_DIGITS] = [1e6, 1];

/** What everybody's own best wall comes to. */
export type Selfish = {
  /** Real income of every seat, opening = 100. */
  readonly indices: Readonly<Record<EconomyId, number>>;
  /** Plain mean of its walls over goods. */
  readonly wallsBp: Readonly<Record<EconomyId, number>>;
};

/**
 * Every seat at the wall that nobody would change alone, one rate a sector against everybody, and no agreement: the Nash tariffs of the
 * opening's economy. Walls of the economies without a seat stand.
 */
export function selfishWalls(scenario: Scenario): Result<Selfish, string> {
  const { base } = scenario;
  const shock = buildShock(scenario, { ...openingLawInForce(scenario), agreements: {} });
  const sectors = placesOf(scenario).goods.map(({ place }) => place);
  const seats = scenario.dealOrder;
  const setters = seats.map((seat) =>
    createMfnSetter(base, { members: [economyPlace(scenario, seat)], sectors }),
  );
  const found = nashTariffs(base, shock, setters, { tolerance: 1e-7 });
  if (!found.ok) return err(found.error.code);
  const { equilibrium, logRates } = found.value;
  return ok({
    indices: fromKeys(
      seats,
      (seat) =>
        Math.round(100 * at(equilibrium.welfare, economyPlace(scenario, seat)) * INDEX_DIGITS) / INDEX_DIGITS,
    ),
    wallsBp: fromKeys(seats, (seat) => {
      const rates = [...(logRates[seats.indexOf(seat)] ?? [])].map((rate) => 10_000 * Math.expm1(rate));
      return Math.round((rates.reduce((sum, rate) => sum + rate, 0) / rates.length) * BP_DIGITS) / BP_DIGITS;
    }),
  });
}
