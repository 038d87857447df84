import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Appraiser } from '../valuation/appraiser.ts';
import { inspect } from './barriers/inspect.ts';
import { complain } from './disputes/complain.ts';
import { lawSolver } from './lawSolver.ts';

/** At its first look a bot complains about what breaks the rules at its cost, and looks for what others hide. */
export function lookAtRules(appraiser: Appraiser, view: GameState, economy: EconomyId): SeatIntent[] {
  if (view.wto === undefined && view.barriers === undefined) return [];
  const solver = lawSolver(appraiser);
  return [...complain(solver, view, economy), ...inspect(appraiser.scenario, view, economy)];
}
