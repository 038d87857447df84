import { at } from '#shared/economics/at.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { MarketSurvey } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import {
  CAREER_LUMPS,
  CAREER_PARTS,
  INCOME_CAUSES,
  type ProvinceReport,
  type ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

export type JudgedRound = {
  readonly scenario: ProvincesScenario;
  readonly state: GameState;
  readonly before: ProvincesState;
  readonly after: ProvincesState;
  readonly institution: Institution;
  readonly survey: MarketSurvey;
};

/** The report of a round from one survey of the market. */
export function provinceReports(round: JudgedRound): ProvinceRoundReport {
  const { scenario, state, survey } = round;
  return {
    round: state.round,
    provinces: fromKeys(scenario.dealOrder, (economy) => reportOf(round, economy)),
    borderEffect: survey.borderEffect,
    borderEffectPercent: survey.borderTariff,
    nationalIncomePercent: survey.nationalIncome,
    similarity: survey.similarity.mean,
    flows: [],
    acts: [],
    inspections: [],
    breaches: [],
    unbuilt: [],
    promoted: [],
    isCrackdown: false,
    events: [],
    endedPacts: [],
    headlines: [],
  };
}

function reportOf(
  { scenario, state, before, after, institution, survey }: JudgedRound,
  economy: string,
): ProvinceReport {
  const region = scenario.dealOrder.indexOf(economy);
  const place = scenario.economy.market.politics.players.indexOf(region);
  const score = must(survey.scores[place], 'score');
  const figures = must(survey.figures[region], 'figures');
  const account = must(survey.accounts[region], 'accounts');
  const now = must(after.provinces[economy], 'province');
  const then = must(before.provinces[economy], 'province');
  const last = state.provinceReports?.at(-1)?.provinces[economy];
  const index = 100 * at(survey.equilibrium.welfare, region);
  const weights = scenario.economy.market.politics.weights[institution.evaluation];
  const logChange = 100 * (Math.log(index) - Math.log(last?.index ?? 100));
  const rank = survey.scores.filter(({ tournament }) => tournament > score.tournament).length + 1;
  const parts = fromKeys(CAREER_PARTS, (part) => score[part]);
  const total = CAREER_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], -score.sanction);
  const { taxes, rents, transfers, payments, spending, payroll } = account.budget;
  return {
    wall: now.wall,
    block: now.block,
    wallBefore: then.wall,
    blockBefore: then.block,
    index,
    logChange,
    causes: { ...fromKeys(INCOME_CAUSES, () => 0), ownWall: logChange },
    relativeGrowth: figures.relativeGrowth,
    place: rank,
    stateJobs: 100 + figures.stateJobs,
    budget: account.budget.total,
    budgetParts: { taxes: taxes.reduce((sum, tax) => sum + tax, 0), rents, transfers, payments, spending },
    payroll,
    freeMoney: figures.freeMoney,
    spent: 0,
    ownSharePercent: 100 * figures.ownShare,
    rentSharePercent: 100 * figures.rentShare,
    parts,
    lumps: { ...fromKeys(CAREER_LUMPS, () => 0), sanction: -score.sanction },
    score: total,
    career: mean([...then.career, total]),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
