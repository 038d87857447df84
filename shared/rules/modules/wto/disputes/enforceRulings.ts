import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Dispute } from '#shared/protocol/modules/wto.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { hasDisputeSettlement } from '../../../agreements/terms/hasDisputeSettlement.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';
import { openWto } from '../openWto.ts';
import { isInForce, loweredWalls, type WtoLaw } from './measure.ts';

/**
 * Before a round: what a panel found between two economies that have a standing panel of their own is put right at once, and
 * surcharges end whose leave ended with the last settlement. Nothing where there is neither.
 */
export function enforceRulings({ scenario }: DecideContext, state: GameState): GameEvent[] {
  const wto = openWto(state);
  if (wto === undefined) return [];
  const law = { ...state, wto };
  const put = wto.disputes.filter(
    (dispute) =>
      dispute.stage === 'ruledFor' &&
      hasDisputeSettlement(state, dispute.complainant, dispute.respondent) &&
      isInForce(scenario, law, dispute),
  );
  const endedSurcharges = [...surchargesPutRight(law, put), ...surchargesWithoutLeave(law)];
  if (put.length === 0 && endedSurcharges.length === 0) return [];
  return [
    {
      type: 'rulingsEnforced',
      round: state.round,
      complied: put.map(({ id }) => id),
      walls: wallsPutRight(scenario, law, put),
      endedSurcharges: [...new Set(endedSurcharges)],
      endedBarriers: put.flatMap(({ ground, respondent, sector }) =>
        ground === 'hiddenBarrier' && sector !== undefined ? [{ by: respondent, sector }] : [],
      ),
    },
  ];
}

/** Several rulings about one wall: the lowest rate of each sector. */
function wallsPutRight(
  scenario: Scenario,
  law: WtoLaw,
  put: readonly Dispute[],
): Readonly<Record<EconomyId, Schedule>> {
  const walls: Record<EconomyId, Schedule> = {};
  for (const dispute of put) {
    if (dispute.ground !== 'aboveBinding' && dispute.ground !== 'barriersRaised') continue;
    // A member's own binding cannot bring down its part of a common wall alone: all members come down.
    const lowered = Object.values(loweredWalls(scenario, law, dispute))[0] ?? {};
    for (const member of unitOf(law, dispute.respondent)) {
      const known = walls[member] ?? lowered;
      walls[member] = Object.fromEntries(
        Object.entries(lowered).map(([sector, rateBp]) => [
          sector,
          Math.min(rateBp, known[sector] ?? rateBp),
        ]),
      );
    }
  }
  return walls;
}

function surchargesPutRight(law: WtoLaw, put: readonly Dispute[]): EconomyId[] {
  return put
    .filter(({ ground }) => ground === 'surcharge')
    .flatMap(({ respondent }) => unitOf(law, respondent));
}

function surchargesWithoutLeave(law: WtoLaw): EconomyId[] {
  return law.wto.disputes
    .filter(({ stage, closedInRound }) => stage === 'ended' && closedInRound === law.round - 1)
    .flatMap(({ complainant, respondent }) =>
      unitOf(law, complainant).filter((member) => law.walls[member]?.surcharge?.against === respondent),
    );
}
