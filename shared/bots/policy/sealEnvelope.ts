import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { chooseSurcharge } from './chooseSurcharge.ts';
import { chooseVote } from './chooseVote.ts';
import { chooseWall } from './chooseWall.ts';

/** What a bot puts into its envelope; then it is ready. */
export function sealEnvelope(scenario: Scenario, view: GameState, economy: EconomyId): SeatIntent[] {
  const isMember = unionOf(view, economy) !== undefined;
  const wall: Policy = isMember ? chooseVote(scenario, view, economy) : chooseWall(scenario, view, economy);
  const surcharge = chooseSurcharge(scenario, view, economy);
  const policy: Policy = surcharge === undefined ? wall : { ...wall, surcharge };
  return [
    { type: 'sealPolicy', policy },
    { type: 'declareReady', ready: true },
  ];
}
