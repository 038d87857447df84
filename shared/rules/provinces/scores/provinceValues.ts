import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { SeatValues } from '../../scores/seatValues.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/**
 * What each seat came to, before anything is compared: the mean over the rounds of 100 ln Ŵ, and, where countries have support, the mean
 * career score.
 */
export function provinceValues(
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
  { provinceReports = [] }: Pick<GameState, 'provinceReports'>,
): Record<EconomyId, SeatValues & { readonly support: number }> {
  const last = must(provinceReports.at(-1), 'a report');
  return fromKeys(dealOrder, (seat) => {
    const incomes = provinceReports.map(({ provinces }) => Math.log(must(provinces[seat], seat).index / 100));
    return {
      prosperity: (100 * incomes.reduce((sum, income) => sum + income, 0)) / incomes.length,
      support: must(last.provinces[seat], seat).career,
      falls: 0,
    };
  });
}
