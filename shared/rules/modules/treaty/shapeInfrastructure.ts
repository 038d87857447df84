/**
 * Joint infrastructure: while it is built each member gives up a part c of its income, as resources that make nothing else.
 * The model knows no payment to nobody (Σ transfers = 0), so the cost is a fall of productivity of the same worth: with
 * Σ_j Y_j d ln A the value of a uniform change of productivity (docs/model.md, 1.1),
 *   d ln A_nj = ln(1 − c) · I_n / Σ_j Y_nj   for all j, at the values of the opening.
 * Once built, trade costs among the members are lower by the same factor both ways, for good.
 */
import { INFRASTRUCTURE_COST, INFRASTRUCTURE_ROUNDS } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairsOf } from '../../agreements/pairLevel.ts';
import { roundInView, type LawInForce } from '../../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import type { ShockDraft } from '../../policy/shock/shockDraft.ts';

export function shapeInfrastructure(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  for (const { terms } of Object.values(law.agreements)) {
    for (const { among, contributionBp, sinceRound } of terms?.infrastructure ?? []) {
      if (law.round < sinceRound + INFRASTRUCTURE_ROUNDS) {
        for (const member of among) giveUp(scenario, draft, member, contributionBp);
      }
      if (roundInView(law) >= sinceRound + INFRASTRUCTURE_ROUNDS) connect(scenario, draft, among);
    }
  }
}

function giveUp(scenario: Scenario, { tfp }: ShockDraft, economy: EconomyId, contributionBp: number): void {
  const { J } = scenario.base;
  const { income, output } = baseAccounts(scenario.base);
  const n = economyPlace(scenario, economy);
  let sales = 0;
  for (let j = 0; j < J; j++) sales += at(output, n * J + j);
  const factor = (1 - toFraction(contributionBp)) ** (at(income, n) / sales);
  for (let j = 0; j < J; j++) tfp[n * J + j] = at(tfp, n * J + j) * factor;
}

function connect(scenario: Scenario, { iceberg }: ShockDraft, among: readonly EconomyId[]): void {
  if (!scenario.flags.borderCosts) return;
  const { N, J } = scenario.base;
  for (const [a, b] of pairsOf(among)) {
    const [n, i] = [economyPlace(scenario, a), economyPlace(scenario, b)];
    for (const { place } of placesOf(scenario).goods) {
      for (const cell of [(n * N + i) * J + place, (i * N + n) * J + place]) {
        iceberg[cell] = at(iceberg, cell) * INFRASTRUCTURE_COST;
      }
    }
  }
}
