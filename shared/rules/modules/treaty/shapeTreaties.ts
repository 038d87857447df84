import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';
import { payCohesionFunds } from './payCohesionFunds.ts';
import { shapeInfrastructure } from './shapeInfrastructure.ts';
import { shapeSpecialization } from './shapeSpecialization.ts';

/** What clauses beyond tariffs do to the model's arrays: roads, swaps of sectors, and the funds of deep unions. */
export function shapeTreaties(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  let isDeep = false;
  let hasTerms = false;
  for (const { level, terms } of Object.values(law.agreements)) {
    isDeep ||= level >= 5;
    hasTerms ||= terms !== undefined;
  }
  if (isDeep) payCohesionFunds(scenario, law, draft);
  if (!hasTerms) return;
  shapeInfrastructure(scenario, law, draft);
  shapeSpecialization(scenario, law, draft);
}
