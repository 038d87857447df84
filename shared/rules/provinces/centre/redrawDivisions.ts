import { drawIndex, type RandomState } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import { MERGED_PAYROLL_PERCENT } from '#shared/content/provinces/centreConstants.ts';
import type { CentreAct, CentreState } from '#shared/protocol/provinces/centre.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** Divisions after the acts of this round. What a merger does to payrolls nobody knows beforehand: it is drawn. */
export function mergedAfter(
  state: GameState,
  random: RandomState,
): { readonly merged: CentreState['merged']; readonly random: RandomState } {
  const { acts, merged } = provincesOf(state).centre;
  const act = acts.find(
    (each): each is Extract<CentreAct, { readonly type: 'redrawDivisions' }> =>
      each.type === 'redrawDivisions',
  );
  if (act === undefined) return { merged, random };
  const { value, next } = drawIndex(random, MERGED_PAYROLL_PERCENT.length);
  const payrollPercent = must<number>(MERGED_PAYROLL_PERCENT[value], 'lot');
  return { merged: [...merged, { members: act.members, round: state.round, payrollPercent }], random: next };
}
