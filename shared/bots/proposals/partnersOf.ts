import type { EconomyId } from '#shared/kernel/ids.ts';
import { unionOf, unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';

/** All with whom an economy could deal, each as the unit in which it deals: alone, or as its union. */
export function partnersOf(
  law: GameState,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): (readonly EconomyId[])[] {
  const units = new Map<string, readonly EconomyId[]>();
  for (const other of Object.keys(law.seats)) {
    const union = unionOf(law, other);
    if (other === economy || union?.parties.includes(economy) === true) continue;
    units.set(union?.id ?? other, unitOf(law, other));
  }
  return [...units.values()].filter((unit) => !unit.some((member) => shunned.has(member)));
}
