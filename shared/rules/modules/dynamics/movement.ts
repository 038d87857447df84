import {
  CAPITAL_RESPONSE,
  COMMON_MARKET_PULL,
  COMPETITION_AT_ONCE,
  COMPETITION_GAIN,
  DIFFUSION_SPEED,
  MIGRATION,
  MOBILITY_LEVEL,
  RESEARCH_YIELD,
  SAVING_RATE,
  SECTOR_CAPITAL_RESPONSE,
  TECHNOLOGY_IN_INCOME,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import {
  attractCapital,
  capitalByRegion,
  reallocateCapital,
  saveCapital,
} from '#shared/economics/dynamics/capital.ts';
import { competitionGain, diffuse, openness } from '#shared/economics/dynamics/productivity.ts';
import { migrate, netArrivals } from '#shared/economics/dynamics/migrate.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { DynamicsState } from '#shared/protocol/modules/modules.ts';
import { pairKey } from '../../law/register.ts';
import { type LawInForce, type SolvedLaw, economyPlace, placesOf } from '../../law/lawInForce.ts';
import type { CountryGame } from '../../state.ts';
import { researchEffort } from '../budget.ts';
import { specializationLearning } from '../treaty.ts';

/** A round's law and what it came to: all that decides how economies move on from there. */
type Occasion = {
  readonly scenario: Scenario;
  readonly law: LawInForce;
  readonly solved: SolvedLaw;
  readonly state: DynamicsState;
  /** Levels of pairs before the round: who enters a common market is news to investors. */
  readonly levelsBefore: CountryGame['pairLevels'];
};

/** How economies move on from a round: what the next one starts from, and why. */
export type Movement = {
  readonly next: DynamicsState;
  readonly growth: ProductivityGrowth;
  readonly capital: CapitalMovement;
  readonly migration: Migration;
};

/** Hats keep nine decimals: the state is stored and sent, and nobody sees more. */
const DECIMALS = 1e9;

/** One step of the dynamics. Settlement takes it, and forecasts that look further than a round. */
export function moveEconomies(occasion: Occasion): Movement {
  const { scenario, state } = occasion;
  const { J } = scenario.base;
  const growth = growProductivity(occasion);
  const capital = moveCapital(occasion);
  const migration = movePeople(occasion);
  const { people } = placesAtBase(scenario);
  const next: DynamicsState = {
    productivity: grown(state.productivity, (nj) => {
      const { competition, diffusion, research, specialization } = growth;
      return at(competition, nj) + at(diffusion, nj) + at(research, nj) + at(specialization, nj);
    }),
    capital: grown(state.capital, (nj) => {
      const n = Math.floor(nj / J);
      return at(capital.saving, n) + at(capital.fromAbroad, n) + at(capital.betweenSectors, nj);
    }),
    labour: state.labour.map((hat, n) => rounded(hat + at(migration.netMn, n) / at(people, n))),
    pendingCompetition: Array.from(growth.pendingCompetition, rounded),
    widestOpening: Array.from(growth.widestOpening, rounded),
  };
  return { next, growth, capital, migration };
}

function grown(hats: readonly number[], change: (place: number) => number): number[] {
  return hats.map((hat, place) => rounded(hat * Math.exp(change(place))));
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** Δ ln A_nj by cause, [n][j], and what competition remembers. */
type ProductivityGrowth = {
  readonly competition: Float64Array;
  readonly diffusion: Float64Array;
  readonly research: Float64Array;
  readonly specialization: Float64Array;
  readonly pendingCompetition: Float64Array;
  readonly widestOpening: Float64Array;
};

/** What a round teaches every sector, to be felt from the next. */
function growProductivity(occasion: Occasion): ProductivityGrowth {
  const { scenario, solved, state } = occasion;
  const { base } = scenario;
  const widest = Float64Array.from(state.widestOpening);
  const opening = openness(base, solved.equilibrium);
  const gain = competitionGain(opening, widest, COMPETITION_GAIN);
  const pending = Float64Array.from(state.pendingCompetition);
  const technology = {
    level: placesAtBase(scenario).technology,
    productivity: Float64Array.from(state.productivity),
  };
  return {
    competition: gain.map((value, nj) => COMPETITION_AT_ONCE * value + at(pending, nj)),
    pendingCompetition: gain.map((value) => (1 - COMPETITION_AT_ONCE) * value),
    widestOpening: widest.map((value, nj) => Math.max(value, at(opening, nj))),
    diffusion: diffuse(base, solved.equilibrium, technology, DIFFUSION_SPEED),
    research: researchGrowth(occasion),
    specialization: specializationGrowth(occasion),
  };
}

function researchGrowth({ scenario, law }: Occasion): Float64Array {
  const { N, J } = scenario.base;
  const growth = new Float64Array(N * J);
  placesOf(scenario).ids.forEach((economy, n) => {
    growth.fill(RESEARCH_YIELD * researchEffort(law, economy), n * J, (n + 1) * J);
  });
  return growth;
}

function specializationGrowth({ scenario, law }: Occasion): Float64Array {
  const { N, J } = scenario.base;
  const { sectors } = placesOf(scenario);
  const growth = new Float64Array(N * J);
  for (const { economy, sector, logProductivity } of specializationLearning(scenario, law)) {
    const place = sectors.find(({ id }) => id === sector)?.place;
    if (place === undefined) continue;
    const nj = economyPlace(scenario, economy) * J + place;
    growth[nj] = at(growth, nj) + logProductivity;
  }
  return growth;
}

export type CapitalMovement = {
  /** Δ ln K_n */
  readonly saving: Float64Array;
  readonly fromAbroad: Float64Array;
  /** Δ ln K_nj between the sectors of a region. */
  readonly betweenSectors: Float64Array;
  /** K_n after saving, before anything crosses a border: billions a year of return at base prices. */
  readonly stock: Float64Array;
};

/** Saving, investment across borders, and capital that changes sector, all from what the round's equilibrium paid. */
function moveCapital(occasion: Occasion): CapitalMovement {
  const { solved, state } = occasion;
  const { base } = occasion.scenario;
  const { equilibrium, shock } = solved;
  const capital = Float64Array.from(state.capital);
  const saving = saveCapital(base, equilibrium, capital, SAVING_RATE);
  const stock = capitalByRegion(base, capital).map((amount, n) => amount * Math.exp(at(saving, n)));
  const fromAbroad = attractCapital(base, equilibrium, shock.capital, {
    response: CAPITAL_RESPONSE,
    pull: commonMarketPull(occasion),
    stock,
  });
  const betweenSectors = reallocateCapital(
    base,
    equilibrium,
    { used: shock.capital, capital },
    SECTOR_CAPITAL_RESPONSE,
  );
  return { saving, fromAbroad, betweenSectors, stock };
}

/** A common market draws capital to those who enter it, once: not again whenever another one enters. */
function commonMarketPull({ scenario, law, levelsBefore }: Occasion): Float64Array {
  const { ids } = placesOf(scenario);
  const wasInside = (economy: EconomyId): boolean =>
    ids.some((other) => (levelsBefore[pairKey(economy, other)] ?? 0) >= MOBILITY_LEVEL);
  const pull = new Float64Array(ids.length);
  const insideNow = new Set(pairsAtLevel(scenario, law.agreements, MOBILITY_LEVEL).map(([n]) => n));
  for (const n of insideNow) if (!wasInside(ids[n] ?? '')) pull[n] = COMMON_MARKET_PULL;
  return pull;
}

type Migration = {
  /** Millions who go from n to i, [n][i]. */
  readonly flowsMn: Float64Array;
  /** Millions, arrivals less departures. */
  readonly netMn: Float64Array;
};

/** Who moves inside common markets after a round. */
function movePeople({ scenario, law, solved, state }: Occasion): Migration {
  const { N } = scenario.base;
  const pairs = pairsAtLevel(scenario, law.agreements, MOBILITY_LEVEL);
  if (pairs.length === 0) return { flowsMn: new Float64Array(N * N), netMn: new Float64Array(N) };
  const openness = new Float64Array(N * N);
  for (const [n, i] of pairs) openness[n * N + i] = 1;
  const { people, incomePerHead } = placesAtBase(scenario);
  const flowsMn = migrate(
    {
      people: people.map((count, n) => count * (state.labour[n] ?? 1)),
      realIncome: incomePerHead.map((income, n) => income * at(solved.equilibrium.welfarePerHead, n)),
      openness,
    },
    MIGRATION,
  );
  return { flowsMn, netMn: netArrivals(flowsMn, N) };
}

/** Places of importer and exporter of every ordered pair that stands at a level (2 and up) or deeper, each once. */
export function pairsAtLevel(
  scenario: Scenario,
  agreements: LawInForce['agreements'],
  lowest: number,
): (readonly [number, number])[] {
  const { N } = scenario.base;
  const seen = new Set<number>();
  for (const { level, parties } of Object.values(agreements)) {
    if (level < lowest) continue;
    const places = parties.map((party) => economyPlace(scenario, party));
    for (const n of places) {
      for (const i of places) if (n !== i) seen.add(n * N + i);
    }
  }
  return [...seen].map((pair) => [Math.floor(pair / N), pair % N] as const);
}

/** What movement between economies starts from, by place in the arrays. */
type PlacesAtBase = {
  /** Millions. */
  readonly people: Float64Array;
  /** Billions for each million of people: thousands a head. */
  readonly incomePerHead: Float64Array;
  /** ln a_n: the part of differences in income per head that is technology. */
  readonly technology: Float64Array;
};

const known = new WeakMap<Scenario, PlacesAtBase>();

/** Worked out once for each scenario. */
function placesAtBase(scenario: Scenario): PlacesAtBase {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const people = Float64Array.from(scenario.economies, ({ populationMn }) => populationMn);
  const incomePerHead = baseAccounts(scenario.base).income.map((income, n) => income / at(people, n));
  const technology = incomePerHead.map((income) => TECHNOLOGY_IN_INCOME * Math.log(income));
  const places = { people, incomePerHead, technology };
  known.set(scenario, places);
  return places;
}
