/**
 * Agreed specialization (Kojima 1970): two partners leave each other a sector. Production of the kept sector grows and that of
 * the sector given up falls, by agreement and not by the market; with a scale elasticity ψ_j
 *   Δ ln A_nj = ψ_j · shift  where the sector is kept,   −ψ_j · shift · forgetting  where it is left,
 * in each of the first rounds. Both gain where each keeps the sector in which it is larger.
 */
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { FORGETTING, SPECIALIZATION_ROUNDS, SPECIALIZATION_SHIFT } from '#shared/content/treatyConstants.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { placesOf } from '../../policy/shock/placesOf.ts';

/** What an agreed specialization does to the productivity of one sector of one economy, as a change of ln Â. */
export type Learning = {
  readonly economy: EconomyId;
  readonly sector: SectorId;
  readonly logProductivity: number;
};

type Law = Pick<LawInForce, 'agreements' | 'round'>;

/** What is learnt, and forgotten, in the law's round alone: module dynamics adds it to what it remembers. */
export function specializationLearning(scenario: Scenario, law: Law): Learning[] {
  return learnings(scenario, law, (rounds) => (rounds >= 1 && rounds <= SPECIALIZATION_ROUNDS ? 1 : 0));
}

/** The same in all rounds up to the law's: what productivity stands at where nothing else remembers it. */
export function specializationLearnt(scenario: Scenario, law: Law): Learning[] {
  return learnings(scenario, law, (rounds) => Math.max(0, Math.min(rounds, SPECIALIZATION_ROUNDS)));
}

/** `steps` counts steps of learning, given how many rounds the agreement has governed, the present one included. */
function learnings(scenario: Scenario, law: Law, steps: (rounds: number) => number): Learning[] {
  return Object.values(law.agreements).flatMap(({ terms }) =>
    (terms?.specializations ?? []).flatMap(({ between, sinceRound }) => {
      const taken = steps(law.round - sinceRound + 1);
      if (taken === 0) return [];
      const [one, two] = between;
      return [
        { party: one.party, keeps: one.keeps, leaves: two.keeps },
        { party: two.party, keeps: two.keeps, leaves: one.keeps },
      ].flatMap(({ party, keeps, leaves }) => [
        learning(scenario, party, keeps, taken * SPECIALIZATION_SHIFT),
        learning(scenario, party, leaves, -taken * SPECIALIZATION_SHIFT * FORGETTING),
      ]);
    }),
  );
}

function learning(scenario: Scenario, economy: EconomyId, sector: SectorId, logOutput: number): Learning {
  const place = placesOf(scenario).sectors.find(({ id }) => id === sector)?.place ?? -1;
  return { economy, sector, logProductivity: (scenario.base.psi[place] ?? 0) * logOutput };
}
