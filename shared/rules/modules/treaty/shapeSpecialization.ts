import { at } from '#shared/economics/at.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { roundInView, type LawInForce } from '../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';
import { dynamicsAtWork } from '../dynamics/dynamicsAtWork.ts';
import { specializationLearnt } from './specializationLearning.ts';

/**
 * Where module dynamics is off nothing remembers productivity, so what was learnt follows from how long the agreement has
 * governed: it is lost with it. With the module, dynamics takes the learning up round by round and keeps it.
 */
export function shapeSpecialization(scenario: Scenario, law: LawInForce, { tfp }: ShockDraft): void {
  if (dynamicsAtWork(law) !== undefined) return;
  const { J } = scenario.base;
  for (const { economy, sector, logProductivity } of specializationLearnt(scenario, {
    agreements: law.agreements,
    round: roundInView(law),
  })) {
    const place = placesOf(scenario).sectors.find(({ id }) => id === sector)?.place;
    if (place === undefined) continue;
    const cell = economyPlace(scenario, economy) * J + place;
    tfp[cell] = at(tfp, cell) * Math.exp(logProductivity);
  }
}
