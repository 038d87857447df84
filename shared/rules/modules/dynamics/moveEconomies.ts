import { RESEARCH_YIELD } from '#shared/content/budgetConstants.ts';
import {
  COMPETITION_AT_ONCE,
  COMPETITION_GAIN,
  DIFFUSION_SPEED,
  MIGRATION,
  MOBILITY_LEVEL,
  TECHNOLOGY_IN_INCOME,
} from '#shared/content/dynamicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { competitionGain, openness } from '#shared/economics/dynamics/competitionGain.ts';
import { diffuse } from '#shared/economics/dynamics/diffuse.ts';
import { migrate, netArrivals } from '#shared/economics/dynamics/migrate.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import { researchEffort } from '../budget/researchEffort.ts';
import { specializationLearning } from '../treaty/specializationLearning.ts';
import { type CapitalMovement, moveCapital } from './moveCapital.ts';
import type { Occasion } from './occasion.ts';
import { pairsAtLevel } from './pairsAtLevel.ts';

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
