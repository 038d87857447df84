import { CORRIDORS } from '#shared/content/corridors.ts';
import {
  ADJUSTMENT_RELIEF_MAX,
  ADJUSTMENT_RELIEF_PER_POINT,
  JOINT_RESEARCH_SHARE,
  RESEARCH_SHARE_PER_POINT,
  RESEARCH_YIELD,
} from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';
import { pairLevel } from '../../agreements/register.ts';
import type { LawInForce, ShockDraft } from '../../schedules/lawInForce.ts';
import { economyPlace, placesOf } from '../../schedules/places.ts';

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

/** Technology moves from this level up. */
const COMMON_MARKET = 4;

/**
 * Research that bears fruit after this round, as a share of income: what the seat paid for, and a fifth of what its partners in a
 * common market paid. Zero where the module is off. The rise of productivity is this times its yield (docs/model.md).
 */
export function researchEffort(
  { budget, agreements }: Pick<LawInForce, 'budget' | 'agreements'>,
  economy: EconomyId,
): number {
  if (budget === undefined) return 0;
  let points = budget.research[economy] ?? 0;
  for (const [other, paid] of Object.entries(budget.research)) {
    if (paid === 0 || other === economy || pairLevel(agreements, economy, other) < COMMON_MARKET) continue;
    points += JOINT_RESEARCH_SHARE * paid;
  }
  return RESEARCH_SHARE_PER_POINT * points;
}

/**
 * Part of the cost of changing work that public help takes away in this round, 0–1: what politics counts as adjustment is
 * multiplied by one minus this. Zero where the module is off or nothing was spent.
 */
export function adjustmentHelp(
  { budget, round }: Pick<LawInForce, 'budget' | 'round'>,
  economy: EconomyId,
): number {
  if (budget === undefined || budget.spentInRound !== round) return 0;
  const points = budget.spent[economy]?.adjustment ?? 0;
  return Math.min(ADJUSTMENT_RELIEF_MAX, ADJUSTMENT_RELIEF_PER_POINT * points);
}
