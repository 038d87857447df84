import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce } from '../policy/shock/lawInForce.ts';
import type { ShockDraft } from '../policy/shock/shockDraft.ts';
import { shapeBarriers } from './barriers/shapeBarriers.ts';
import { shapeBudget } from './budget/shapeBudget.ts';
import { shapeDynamics } from './dynamics/shapeDynamics.ts';
import { shapeEvents } from './events/shapeEvents.ts';
import { shapeTreaties } from './treaty/shapeTreaties.ts';
import { shapeWto } from './wto/shapeWto.ts';

/** What modules that are on and clauses beyond tariffs do to the model's arrays; each leaves alone what it has no word on. */
export function shapeByModules(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  shapeTreaties(scenario, law, draft);
  shapeDynamics(scenario, law, draft);
  shapeWto(scenario, law, draft);
  shapeEvents(scenario, law, draft);
  shapeBarriers(scenario, law, draft);
  shapeBudget(scenario, law, draft);
}
