import { MEDAL_OF_TABLE } from '#shared/content/provinces/provinceConstants.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { CAREER_PARTS, type ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** Standings over the whole game: a league table, because the centre keeps one, and the table's medal. */
export function finalProvinces({ dealOrder }: ProvincesScenario, state: GameState): ProvincesFinal {
  const { nationalIncomePercent, borderEffect } = provincesOf(state);
  const reports = state.provinceReports ?? [];
  const last = must(reports.at(-1), 'a report');
  const careers = fromKeys(dealOrder, (economy) => must(last.provinces[economy], economy).career);
  const medal = MEDAL_OF_TABLE.find(
    ({ incomePercent, borderEffect: most }) => nationalIncomePercent >= incomePercent && borderEffect <= most,
  );
  return {
    standings: dealOrder.map((economy) => {
      const own = must(last.provinces[economy], economy);
      return {
        economy,
        career: own.career,
        place: Object.values(careers).filter((career) => career > own.career).length + 1,
        index: own.index,
        parts: fromKeys(CAREER_PARTS, (part) => {
          const values = reports.map(({ provinces }) => must(provinces[economy], economy).parts[part]);
          return values.reduce((sum, value) => sum + value, 0) / values.length;
        }),
        medal: 'none',
      };
    }),
    tableMedal: medal?.medal ?? 'none',
    nationalIncomePercent,
    borderEffect,
  };
}
