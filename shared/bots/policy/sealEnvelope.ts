import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../temperaments.ts';
import { fillEnvelope } from '../modules/fillEnvelope.ts';
import { knownToAll } from '../modules/knownToAll.ts';
import { lawTable } from '../valuation/lawTable.ts';
import { aimUnder } from './aimUnder.ts';
import { chooseSurcharge } from './chooseSurcharge.ts';
import { chooseVote } from './chooseVote.ts';
import { chooseWall } from './chooseWall.ts';
import { wallLimits } from './wallLimits.ts';
import { wallModel } from './wallModel.ts';

/** What a bot puts into its envelope; then it is ready. */
export function sealEnvelope(scenario: Scenario, view: GameState, economy: EconomyId): SeatIntent[] {
  const wall = chooseWallOrVote(scenario, knownToAll(view), economy);
  const surcharge = chooseSurcharge(scenario, view, economy);
  const policy: Policy = surcharge === undefined ? wall : { ...wall, surcharge };
  return [
    { type: 'sealPolicy', policy: fillEnvelope(scenario, view, economy, policy) },
    { type: 'declareReady', ready: true },
  ];
}

function chooseWallOrVote(scenario: Scenario, view: GameState, economy: EconomyId): Policy {
  const { importAversion } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  const setter = { economy, importAversion };
  const table = lawTable(scenario, view);
  const limits = wallLimits(scenario, view, economy);
  const aim = aimUnder(scenario, view, table, setter);
  const model = wallModel({ scenario, view, slopes: table.slopes, setter, limits, aim });
  const choice = { scenario, view, economy, limits, model, aim };
  return unionOf(view, economy) === undefined ? chooseWall(choice) : chooseVote(choice);
}
