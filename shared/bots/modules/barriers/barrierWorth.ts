import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BarrierLevels } from '#shared/protocol/policy.ts';
import { goodsTrade } from '#shared/rules/settlement/goodsTrade.ts';
import type { SolvedLaw } from '#shared/rules/forecast/solveLaw.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../../temperaments.ts';
import { protectedSectors, returnChange } from '../chiefLobby.ts';
import { logGain, type LawSolver } from '../lawSolver.ts';
import type { BarrierTemper } from './barrierTempers.ts';

type Hidden = { readonly levels: BarrierLevels; readonly temper: BarrierTemper };

/**
 * What own hidden barriers are worth against none: real income, rents of protected sectors, and for some temperaments fewer imports
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
  const standing = Object.entries(levels).filter(([, level]) => level > 0);
  if (before === undefined || barriers === undefined || standing.length === 0) return 0;
  const name = `barriers:${economy}:${JSON.stringify(standing.toSorted())}`;
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
    importAversion * moreImports(solver, { before, after }, economy)
  );
}

/** Goods bought more abroad, as a part of income. */
function moreImports(
  { scenario, law }: LawSolver,
  { before, after }: { readonly before: SolvedLaw; readonly after: SolvedLaw },
  economy: EconomyId,
): number {
  const [was, is] = [before, after].map(({ equilibrium }) =>
    scenario.economies
      .filter(({ id }) => id !== economy)
      .reduce((sum, { id }) => sum + goodsTrade(scenario, equilibrium.imports, economy, id), 0),
  );
  const incomeBn = law.settled.incomeBn[economy] ?? 0;
  return incomeBn > 0 ? ((is ?? 0) - (was ?? 0)) / incomeBn : 0;
}
