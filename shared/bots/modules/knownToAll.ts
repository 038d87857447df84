import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import type { BudgetState } from '#shared/protocol/modules/budget.ts';
import type { WtoState } from '#shared/protocol/modules/wto.ts';
import type { GameState } from '#shared/rules/state.ts';

/**
 * A view without what its seat alone knows of the law, and without what is no law: hidden barriers that did not come to light, money
 * spent, voices at the conference. Whoever looks, the same law is the same objects, so that all bots share what one finds out.
 */
export function knownToAll(view: GameState): GameState {
  const { wto, barriers, budget } = view;
  if (wto === undefined && barriers === undefined && budget === undefined) return view;
  return {
    ...view,
    ...(wto === undefined ? {} : { wto: schedulesAlone(wto) }),
    ...(barriers === undefined ? {} : { barriers: barriersFound(barriers) }),
    ...(budget === undefined ? {} : { budget: works(budget) }),
  };
}

const knownSchedules = new WeakMap<WtoState['bindings'], WtoState>();

function schedulesAlone({ bindings, unionBindings, facilitationBp, facilitatedBp }: WtoState): WtoState {
  const known = knownSchedules.get(bindings);
  const isSame =
    known?.unionBindings === unionBindings &&
    known.facilitationBp === facilitationBp &&
    known.facilitatedBp === facilitatedBp;
  if (isSame) return known;
  const law = { bindings, unionBindings, facilitationBp, facilitatedBp };
  const bare: WtoState = { ...law, past: [], disputes: [], builtBn: 0, stumbledBn: 0 };
  knownSchedules.set(bindings, bare);
  return bare;
}

const knownBarriers = new WeakMap<BarriersState['found'], BarriersState>();

function barriersFound({ found }: BarriersState): BarriersState {
  const known = knownBarriers.get(found) ?? { levels: {}, found, inspections: [] };
  knownBarriers.set(found, known);
  return known;
}

const knownWorks = new WeakMap<BudgetState['researched'], BudgetState>();

function works({ corridors, researched, spentInRound }: BudgetState): BudgetState {
  const known = knownWorks.get(researched);
  if (known?.corridors === corridors && known.spentInRound === spentInRound) return known;
  const bare: BudgetState = { points: {}, research: {}, spent: {}, corridors, researched, spentInRound };
  knownWorks.set(researched, bare);
  return bare;
}
