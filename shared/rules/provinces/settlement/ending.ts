import {
  CENTRE_BORDER,
  CENTRE_INCOME_PERCENT,
  CENTRE_RESULT,
  UNRATED_CENTRE,
  MEDAL_OF_CAREER,
  MEDAL_OF_TABLE,
} from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { ProvinceStanding, ProvincesFinal } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { medalFor } from '#shared/content/scores.ts';
import { parOf } from '../../scores/par.ts';
import { type SeatValues, seatScore } from '../../scores/finalScore.ts';
import type { ProvinceGame } from '../../state.ts';
import { isHumanCentre } from '../centre/acts.ts';

/** The end of a game of provinces: the league, the medals, and how the centre fared. */

/** Standings over the whole game: a league table, because the centre keeps one, and the table's medal. */
export function finalProvinces(scenario: ProvincesScenario, state: ProvinceGame): ProvincesFinal {
  const { nationalIncomePercent, borderEffect } = state.provinces;
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
function standings(scenario: ProvincesScenario, state: ProvinceGame): ProvinceStanding[] {
  const reports = state.reports;
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

/** By the tenths in which careers are told. */
function medalOfCareer(career: number): Medal {
  const told = Math.round(10 * career) / 10;
  return MEDAL_OF_CAREER.find((medal) => told >= medal.career)?.medal ?? 'none';
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

type EndedProvinces = Pick<ProvincesFinal, 'nationalIncomePercent' | 'borderEffect'>;

/** Points of a person who governed the centre: income of the nation, border effect and the provinces' ballot; undefined where nobody did. */
export function centreResult(
  { opening }: Pick<ProvincesScenario, 'opening'>,
  state: ProvinceGame,
  { nationalIncomePercent, borderEffect }: EndedProvinces,
): ProvincesFinal['centre'] {
  if (!isHumanCentre(state)) return undefined;
  const { none, full } = CENTRE_BORDER;
  const openMarket = must(CENTRE_INCOME_PERCENT[opening], opening);
  const income = CENTRE_RESULT.income * within01(nationalIncomePercent / openMarket);
  const border = CENTRE_RESULT.border * within01(Math.log(none / borderEffect) / Math.log(none / full));
  const ballots = Object.values(state.provinces.centre.ballots);
  const mean =
    ballots.length === 0 ? UNRATED_CENTRE : ballots.reduce((sum, points) => sum + points, 0) / ballots.length;
  const ballot = (CENTRE_RESULT.ballot * mean) / 100;
  return { score: income + border + ballot, income, border, ballot };
}

function within01(part: number): number {
  return Math.max(0, Math.min(1, part));
}

/**
 * What each seat came to, before anything is compared: the mean over the rounds of 100 ln Ŵ, and, where countries have support, the mean
 * career score.
 */
export function provinceValues(
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
  { reports }: Pick<ProvinceGame, 'reports'>,
): Record<EconomyId, SeatValues & { readonly support: number }> {
  const last = must(reports.at(-1), 'a report');
  return fromKeys(dealOrder, (seat) => {
    const incomes = reports.map(({ provinces }) => Math.log(must(provinces[seat], seat).index / 100));
    return {
      prosperity: (100 * incomes.reduce((sum, income) => sum + income, 0)) / incomes.length,
      support: must(last.provinces[seat], seat).career,
      falls: 0,
    };
  });
}
