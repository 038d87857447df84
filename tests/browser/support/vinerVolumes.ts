import { creationDiversion } from '../../../shared/economics/decomposition/creationDiversion.ts';
import { solveEquilibrium } from '../../../shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock, type TradeShock } from '../../../shared/economics/tradeModel.ts';
import { loadScenario } from '../../../shared/content/scenarios/index.ts';
import type { SettledEconomy } from '../../../shared/protocol/report.ts';

/** Viner's volumes of a bloc from the two settlements, solved here and now. */
export function volumesOf(before: SettledEconomy, after: SettledEconomy, members: readonly string[]) {
  const scenario = loadScenario('quartet', 'standard');
  if (!scenario.ok) throw new Error('the quartet does not load');
  const { base, economies } = scenario.value;
  const solve = (settled: SettledEconomy) => {
    const shock: TradeShock = {
      ...noShock(base),
      tariff: Float64Array.from(settled.tariff),
      iceberg: Float64Array.from(settled.iceberg),
      transfer: Float64Array.from(settled.transfer),
      pools: settled.pools.map((pool) => ({ ...pool, weight: 1 })),
    };
    const solved = solveEquilibrium(base, shock, { tolerance: 1e-12 });
    if (!solved.ok) throw new Error('the model does not solve');
    return { shock, equilibrium: solved.value };
  };
  const places = members.map((member) => economies.findIndex(({ id }) => id === member));
  const rows = creationDiversion(base, places, solve(after), solve(before));
  const total = (part: 'creation' | 'diversion'): number =>
    rows.reduce((sum, row) => sum + row[part].reduce((all, value) => all + value, 0), 0);
  return { created: total('creation'), diverted: total('diversion') };
}

/** Billions as the English interface writes them. */
export function shown(amountBn: number): string {
  const digits = Math.abs(amountBn) >= 100 ? 0 : Math.abs(amountBn) >= 1 ? 1 : 2;
  return amountBn.toFixed(digits);
}
