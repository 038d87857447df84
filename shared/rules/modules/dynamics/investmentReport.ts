import { CAPITAL_IN_RETURNS } from '#shared/content/dynamicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at } from '#shared/economics/at.ts';
import { investmentFlows } from '#shared/economics/dynamics/capital/investmentFlows.ts';
import type { DynamicsReport, InvestmentKind } from '#shared/protocol/modules/dynamics.ts';
import { pairLevel } from '../../agreements/pairLevel.ts';
import { blocsOf } from '../../agreements/unionOf.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import { goodsTrade } from '../../settlement/goodsTrade.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { CapitalMovement } from './moveCapital.ts';

/** Part of the world's capital below which a movement is not told. */
const SHARE_TOLD = 1e-6;

/** Who invested where in a round, in money, and for which of the reasons of the field. */
export function investmentReport(round: SolvedRound, capital: CapitalMovement): DynamicsReport['investment'] {
  const { ids } = placesOf(round.scenario);
  const flows = investmentFlows(capital.stock, capital.fromAbroad);
  const least = SHARE_TOLD * capital.stock.reduce((sum, amount) => sum + amount, 0);
  return ids.flatMap((from, i) =>
    ids.flatMap((to, n) => {
      const amount = at(flows, i * ids.length + n);
      if (amount <= least) return [];
      return [{ from, to, amountBn: CAPITAL_IN_RETURNS * amount, kind: kindOf(round, from, to) }];
    }),
  );
}

/** Kindleberger's distinction: capital that follows lost sales over the wall, and capital that a bloc draws away (1966). */
function kindOf(round: SolvedRound, from: EconomyId, to: EconomyId): InvestmentKind {
  const { state } = round;
  if (pairLevel(state.agreements, from, to) >= 2) return 'inside';
  if (soldLessOverTheWall(round, from, to)) return 'tariffJumping';
  return blocsOf(state).some(({ parties }) => parties.includes(to)) ? 'diverted' : 'elsewhere';
}

function soldLessOverTheWall(
  { scenario, before, after }: SolvedRound,
  from: EconomyId,
  to: EconomyId,
): boolean {
  const { N, J } = scenario.base;
  const first = (economyPlace(scenario, to) * N + economyPlace(scenario, from)) * J;
  const isWalled = placesOf(scenario).goods.some(({ place }) => at(after.shock.tariff, first + place) > 0);
  const sold = (imports: Float64Array): number => goodsTrade(scenario, imports, to, from);
  return isWalled && sold(after.equilibrium.imports) < sold(before.equilibrium.imports);
}
