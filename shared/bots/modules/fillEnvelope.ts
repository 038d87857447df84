import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';
import { lawTable } from '../valuation/lawTable.ts';
import { chooseBarriers } from './barriers/chooseBarriers.ts';
import { spendPoints } from './budget/spendPoints.ts';
import { lowerWall } from './disputes/lowerWall.ts';
import { retaliate } from './disputes/retaliate.ts';
import { knownToAll } from './knownToAll.ts';
import { lawSolver } from './lawSolver.ts';

/** The envelope with what the modules have to say: rulings obeyed, retaliation that is allowed, hidden barriers, public money. */
export function fillEnvelope(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
  chosen: Policy,
): Policy {
  const { wto, barriers, budget } = view;
  if (wto === undefined && barriers === undefined && budget === undefined) return chosen;
  const law = knownToAll(view);
  const table = lawTable(scenario, law);
  const solver = lawSolver({ scenario, law, table });
  const policy = lowerWall(scenario, view, economy, chosen);
  const surcharge = policy.surcharge ?? retaliate(scenario, view, economy, solver);
  const levels = chooseBarriers(scenario, view, economy, solver);
  const spending = budget === undefined ? undefined : spendPoints(view, economy, table.slopes);
  return {
    ...policy,
    ...(surcharge === undefined ? {} : { surcharge }),
    ...(levels === undefined ? {} : { barriers: levels }),
    ...(spending === undefined ? {} : { spending }),
  };
}
