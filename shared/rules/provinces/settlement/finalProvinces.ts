import { MEDAL_OF_CAREER, MEDAL_OF_TABLE } from '#shared/content/provinces/provinceConstants.ts';
import type { Medal } from '#shared/content/vocabulary.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import {
  CAREER_PARTS,
  type ProvincesFinal,
  type ProvinceStanding,
} from '#shared/protocol/provinces/provinceReport.ts';
import { medalFor } from '../../scores/medalFor.ts';
import { parOf } from '../../scores/parOf.ts';
import { seatScore } from '../../scores/seatScore.ts';
import { centreResult } from '../centre/centreResult.ts';
import { provincesOf } from '../provincesOf.ts';
import { provinceValues } from '../scores/provinceValues.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { GameState } from '../../state.ts';

/** Standings over the whole game: a league table, because the centre keeps one, and the table's medal. */
export function finalProvinces(scenario: ProvincesScenario, state: GameState): ProvincesFinal {
  const { nationalIncomePercent, borderEffect } = provincesOf(state);
  const ended = { nationalIncomePercent, borderEffect };
  const centre = centreResult(scenario, state, ended);
  return {
    standings: standings(scenario, state),
    tableMedal: tableMedal(scenario, ended),
    ...ended,
    ...(centre === undefined ? {} : { centre }),
  };
}

/** By par each is judged as the share of bots in the same chair that did worse; before par exists the career alone gives medals. */
function standings(scenario: ProvincesScenario, state: GameState): ProvinceStanding[] {
  const reports = state.provinceReports ?? [];
  const last = must(reports.at(-1), 'a report');
  const values = provinceValues(scenario, state);
  const judge = parOf(state);
  return scenario.dealOrder.map((economy) => {
    const { support: career, prosperity, falls } = must(values[economy], economy);
    const { parts, score } = seatScore(economy, { prosperity, support: career, falls }, judge);
    return {
      economy,
      career,
      place: Object.values(values).filter(({ support }) => support > career).length + 1,
      index: must(last.provinces[economy], economy).index,
      parts: fromKeys(CAREER_PARTS, (part) => {
        const own = reports.map(({ provinces }) => must(provinces[economy], economy).parts[part]);
        return own.reduce((sum, value) => sum + value, 0) / own.length;
      }),
      judged: {
        prosperity: parts.prosperity ?? { value: prosperity },
        career: parts.support ?? { value: career },
      },
      ...(score === undefined || judge === undefined
        ? { medal: medalOfCareer(career), basis: 'career' as const }
        : { score, medal: medalFor(score), basis: judge.basis }),
    };
  });
}

function medalOfCareer(career: number): Medal {
  return MEDAL_OF_CAREER.find((medal) => career >= medal.career)?.medal ?? 'none';
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
