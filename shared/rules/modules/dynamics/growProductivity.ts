import { RESEARCH_YIELD } from '#shared/content/budgetConstants.ts';
import { COMPETITION_AT_ONCE, COMPETITION_GAIN, DIFFUSION_SPEED } from '#shared/content/dynamicsConstants.ts';
import { at } from '#shared/economics/at.ts';
import { competitionGain, openness } from '#shared/economics/dynamics/competitionGain.ts';
import { diffuse } from '#shared/economics/dynamics/diffuse.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import { researchEffort } from '../budget/researchEffort.ts';
import { specializationLearning } from '../treaty/specializationLearning.ts';
import type { Occasion } from './occasion.ts';
import { placesAtBase } from './placesAtBase.ts';

/** Δ ln A_nj by cause, [n][j], and what competition remembers. */
export type ProductivityGrowth = {
  readonly competition: Float64Array;
  readonly diffusion: Float64Array;
  readonly research: Float64Array;
  readonly specialization: Float64Array;
  readonly pendingCompetition: Float64Array;
  readonly widestOpening: Float64Array;
};

/** What a round teaches every sector, to be felt from the next. */
export function growProductivity(occasion: Occasion): ProductivityGrowth {
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
