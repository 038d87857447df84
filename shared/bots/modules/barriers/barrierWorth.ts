import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BarrierLevels } from '#shared/protocol/policy.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../../temperaments.ts';
import { protectedSectors, returnChange } from '../chiefLobbies.ts';
import { logGain, moreImports, type LawSolver } from '../lawSolver.ts';
import type { BarrierTemper } from './barrierTempers.ts';

type Hidden = { readonly levels: BarrierLevels; readonly temper: BarrierTemper };

/**
 * What own hidden barriers are worth against what everybody knows of them: real income, rents of protected sectors, and for some temperaments fewer imports
 * for their own sake, by the government's own forecast.
 */
export function barrierWorth(
  solver: LawSolver,
  view: GameState,
  economy: EconomyId,
  { levels, temper }: Hidden,
): number {
  const { scenario, law, before, solve } = solver;
  const { barriers } = law;
  if (before === undefined || barriers === undefined) return 0;
  const standing = Object.entries(levels).filter(([, level]) => level > 0);
  const name = `barriers:${economy}:${JSON.stringify(standing.toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  const after = solve(name, () => ({ ...law, barriers: { ...barriers, levels: { [economy]: levels } } }));
  if (after === undefined) return -Infinity;
  const rents = protectedSectors(scenario, economy).reduce(
    (sum, { place, rents: share }) => sum + share * returnChange(scenario, { before, after }, economy, place),
    0,
  );
  const { importAversion } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  return (
    logGain(solver, after, [economy]) +
    temper.lobbyTaste * rents -
    importAversion * moreImports(solver, after, [economy])
  );
}
