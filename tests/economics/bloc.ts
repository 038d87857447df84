import { noShock } from '../../shared/economics/tradeModel.ts';
import { at } from '#shared/kernel/records.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { cells } from './aShock.ts';

export type Union = {
  readonly members: readonly number[];
  /** Common external tariff on goods (sectors with a tariff); each member keeps its own where it is absent. */
  readonly externalTariff?: number;
};

/** The shock of free trade among the members, as a free trade area or a customs union. */
export function blocShock(base: TradeBase, { members, externalTariff }: Union): TradeShock {
  return {
    ...noShock(base),
    tariff: cells(base, ({ n, i, j }) => {
      const before = at(base.tau, (n * base.N + i) * base.J + j);
      if (before === 0 || !members.includes(n)) return before;
      return members.includes(i) ? 0 : (externalTariff ?? before);
    }),
  };
}
