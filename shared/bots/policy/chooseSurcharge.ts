import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import { SURCHARGE_MAX_BP } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Surcharge } from '#shared/protocol/policy.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/disputes/leaveToRetaliate.ts';
import { openWto } from '#shared/rules/modules/wto/openWto.ts';
import { surchargeFault } from '#shared/rules/policy/surchargeFault.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../temperaments.ts';
import { offendersOf } from './offendersOf.ts';
import { keepsWord } from './wallLimits.ts';

/** Reciprocity alone: the points by which the worst offender raised its wall, on its goods. Never in the last round. */
export function chooseSurcharge(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): Surcharge | undefined {
  const { wall } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  if (wall !== 'mirror' || view.round >= view.settings.rounds) return undefined;
  const isBoundByWord = view.pledges.some(
    ({ by, round, undertaking }) =>
      by === economy && round === view.round && undertaking.type === 'noTariffRises',
  );
  if (isBoundByWord && keepsWord(view, economy)) return undefined;
  return offendersOf(view, economy)
    .map(({ economy: against, raisedBp }) => ({
      against,
      rateBp: Math.min(surchargeLimitBp(view, economy, against), Math.floor(raisedBp / POINT_BP) * POINT_BP),
    }))
    .filter(({ rateBp }) => rateBp >= POINT_BP)
    .find((surcharge) => surchargeFault(scenario, view, economy, surcharge) === undefined);
}

/** With the WTO open only what a panel allows. */
function surchargeLimitBp(view: GameState, economy: EconomyId, against: EconomyId): number {
  if (openWto(view) === undefined) return SURCHARGE_MAX_BP;
  return leaveToRetaliate(view, economy, against) ?? 0;
}
