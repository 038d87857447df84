import { MEDAL_OF_CAREER, MEDAL_OF_TABLE } from '#shared/content/provinces/provinceConstants.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import {
  CAREER_PARTS,
  type ProvinceRoundReport,
  type ProvincesFinal,
  type ProvinceStanding,
} from '#shared/protocol/provinces/provinceReport.ts';
import { centreResult } from '../centre/centreResult.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { GameState } from '../../state.ts';

/** Standings over the whole game: a league table, because the centre keeps one, and the table's medal. */
export function finalProvinces(scenario: ProvincesScenario, state: GameState): ProvincesFinal {
  const { nationalIncomePercent, borderEffect } = provincesOf(state);
  const ended = { nationalIncomePercent, borderEffect };
  const centre = centreResult(scenario, state, ended);
  return {
    standings: standings(scenario, state.provinceReports ?? []),
    tableMedal: tableMedal(scenario, ended),
    ...ended,
    ...(centre === undefined ? {} : { centre }),
  };
}

function standings(
  { dealOrder }: ProvincesScenario,
  reports: readonly ProvinceRoundReport[],
): ProvinceStanding[] {
  const last = must(reports.at(-1), 'a report');
  const careers = dealOrder.map((economy) => must(last.provinces[economy], economy).career);
  return dealOrder.map((economy, seat) => {
    const career = must(careers[seat], economy);
    return {
      economy,
      career,
      place: careers.filter((other) => other > career).length + 1,
      index: must(last.provinces[economy], economy).index,
      parts: fromKeys(CAREER_PARTS, (part) => {
        const values = reports.map(({ provinces }) => must(provinces[economy], economy).parts[part]);
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      }),
      medal: MEDAL_OF_CAREER.find((medal) => career >= medal.career)?.medal ?? 'none',
    };
  });
}

function tableMedal(
  { opening }: Pick<ProvincesScenario, 'opening'>,
  { nationalIncomePercent, borderEffect }: Pick<ProvincesFinal, 'nationalIncomePercent' | 'borderEffect'>,
): ProvincesFinal['tableMedal'] {
  const medals = MEDAL_OF_TABLE[opening === 'year1987' ? 'year1987' : 'year1997'];
  const won = medals.find(
    (medal) => nationalIncomePercent >= medal.incomePercent && borderEffect <= medal.borderEffect,
  );
  return won?.medal ?? 'none';
}
