import { RESEARCH_YIELD } from '#shared/content/budgetConstants.ts';
import { CORRIDORS } from '#shared/content/corridors.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { must } from '#shared/kernel/records.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';

/** Corridors that stand make trade among their members cheaper; without dynamics, research raises productivity here. */
export function shapeBudget(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const { budget } = law;
  if (budget === undefined) return;
  for (const { id } of budget.corridors) shortenRoute(scenario, id, draft);
  if (law.dynamics === undefined) bearFruit(scenario, budget, draft);
}

function shortenRoute(scenario: Scenario, id: string, { iceberg }: ShockDraft): void {
  const { N, J } = scenario.base;
  const corridor = must(
    CORRIDORS[scenario.id].find((each) => each.id === id),
    `corridor ${id}`,
  );
  const factor = 1 - toFraction(corridor.savingBp);
  const members = corridor.members.map((member) => economyPlace(scenario, member));
  for (const n of members) {
    for (const i of members) {
      if (n === i) continue;
      for (const { place } of placesOf(scenario).goods) {
        const cell = (n * N + i) * J + place;
        iceberg[cell] = at(iceberg, cell) * factor;
      }
    }
  }
}

/** What earlier rounds' research is worth, in every sector. */
function bearFruit(scenario: Scenario, { researched }: BudgetState, { tfp }: ShockDraft): void {
  const { J } = scenario.base;
  for (const [economy, effort] of Object.entries(researched)) {
    if (effort === 0) continue;
    const n = economyPlace(scenario, economy);
    const hat = Math.exp(RESEARCH_YIELD * effort);
    for (let j = 0; j < J; j++) tfp[n * J + j] = at(tfp, n * J + j) * hat;
  }
}
