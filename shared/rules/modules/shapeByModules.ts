import type { Scenario } from '#shared/content/scenario.ts';
import type { LawInForce, ShockDraft } from '../schedules/lawInForce.ts';
import { shapeBarriers } from './barriers/levels.ts';
import { shapeBudget } from './budget/effects.ts';
import { shapeDynamics } from './dynamics/module.ts';
import { shapeEvents } from './events/effects.ts';
import { shapeTreaties } from './treaty/effects.ts';
import { shapeWto } from './wto/facilitation.ts';

/** What modules that are on and clauses beyond tariffs do to the model's arrays; each leaves alone what it has no word on. */
export function shapeByModules(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  shapeTreaties(scenario, law, draft);
  shapeDynamics(scenario, law, draft);
  shapeWto(scenario, law, draft);
  shapeEvents(scenario, law, draft);
  shapeBarriers(scenario, law, draft);
  shapeBudget(scenario, law, draft);
}
