import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Temperament } from '#shared/content/vocabulary.ts';
import type { Surcharge } from '#shared/protocol/policy.ts';
import { withPolicy } from '#shared/rules/forecast/forecastPolicy.ts';
import { leaveToRetaliate } from '#shared/rules/modules/wto/bindings.ts';
import { openWto } from '#shared/rules/modules/wto/openWto.ts';
import { surchargeFault } from '#shared/rules/policy/policyFault.ts';
import type { GameState } from '#shared/rules/state.ts';
import { keepsWord } from '../../policy/wallLimits.ts';
import { logGain, type LawSolver } from '../lawSolver.ts';

/** What a temperament lets retaliation cost, in log real income: pressure is worth something to it. */
const MAY_COST = {
  freeTrader: 0,
  mercantilist: 5e-4,
  reciprocator: 5e-4,
  opportunist: 1e-4,
  blocBuilder: 0,
  protector: 3e-4,
} as const satisfies Record<Temperament, number>;

/** A surcharge that a panel allows, as high as it allows, on whom it brings most or costs least. Never in the last round. */
export function retaliate(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
  solver: LawSolver,
): Surcharge | undefined {
  if (openWto(view) === undefined || view.round >= view.settings.rounds) return undefined;
  if (hasPromisedNoRise(view, economy) && keepsWord(view, economy)) return undefined;
  const mayCost = MAY_COST[view.seats[economy]?.temperament ?? 'freeTrader'];
  const [best] = Object.keys(view.seats)
    .flatMap((against): Surcharge[] => {
      const rateBp = leaveToRetaliate(view, economy, against);
      return rateBp === undefined ? [] : [{ against, rateBp }];
    })
    .filter((surcharge) => surchargeFault(scenario, view, economy, surcharge) === undefined)
    .map((surcharge) => ({ surcharge, worth: worthOf(solver, economy, surcharge) }))
    .filter(({ worth }) => worth > -mayCost)
    .toSorted((a, b) => b.worth - a.worth);
  return best?.surcharge;
}

function worthOf(solver: LawSolver, economy: EconomyId, surcharge: Surcharge): number {
  const { scenario, law, solve } = solver;
  const { against, rateBp } = surcharge;
  const after = solve(`surcharge:${economy}:${against}:${rateBp}`, () =>
    withPolicy(scenario, law, { economy, policy: { type: 'wall', shiftBp: 0, apart: [], surcharge } }),
  );
  return after === undefined ? -Infinity : logGain(solver, after, [economy]);
}

function hasPromisedNoRise({ pledges, round }: GameState, economy: EconomyId): boolean {
  return pledges.some(
    (pledge) =>
      pledge.by === economy && pledge.round === round && pledge.undertaking.type === 'noTariffRises',
  );
}
