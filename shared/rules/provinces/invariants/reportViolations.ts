import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { violatedBy } from '../../invariants/violatedBy.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';

/** Points, log points or money by which sums of a report may miss. */
const ROUNDING = 1e-6;
/** Posts are fixed. */
const MOST_OF_A_PART = 100;
const MEAN_TOURNAMENT = 50;

/** Sums of every report: posts, causes of income, budgets, payments, career means. */
export function reportViolations(scenario: ProvincesScenario, { provinceReports = [] }: GameState): string[] {
  return provinceReports.flatMap((report, place) => [
    ...violatedBy(report.round === place + 1, `report ${place + 1} is of round ${report.round}`),
    ...sumViolations(scenario, report),
    ...careerViolations(provinceReports.slice(0, place + 1), report),
  ]);
}

function sumViolations(
  { dealOrder }: ProvincesScenario,
  { round, provinces }: ProvinceRoundReport,
): string[] {
  const all = Object.values(provinces);
  const posts = sum(all.map(({ parts }) => parts.tournament));
  // A part ends at 100; what a leader far ahead has beyond it nobody gets.
  const isCut = all.some(({ parts }) => parts.tournament === MOST_OF_A_PART);
  return [
    ...violatedBy(all.length === dealOrder.length, `${all.length} provinces in round ${round}`),
    ...violatedBy(
      isNear(posts, MEAN_TOURNAMENT * all.length) || (isCut && posts < MEAN_TOURNAMENT * all.length),
      `posts of round ${round} sum to ${posts}`,
    ),
    ...violatedBy(
      isNear(sum(all.map(({ budgetParts }) => budgetParts.payments)), 0),
      `payments of round ${round}`,
    ),
    ...Object.entries(provinces).flatMap(([seat, { causes, logChange, budget, budgetParts, spent }]) => [
      ...violatedBy(isNear(sum(Object.values(causes)), logChange), `causes of ${seat} in round ${round}`),
      ...violatedBy(
        isNear(
          budgetParts.taxes +
            budgetParts.rents +
            budgetParts.transfers +
            budgetParts.payments -
            budgetParts.spending,
          budget,
        ),
        `budget of ${seat} in round ${round}`,
      ),
      ...violatedBy(
        isNear(budgetParts.spending, spent) && spent >= 0,
        `spending of ${seat} in round ${round}`,
      ),
    ]),
  ];
}

function careerViolations(
  reports: readonly ProvinceRoundReport[],
  { round, provinces }: ProvinceRoundReport,
): string[] {
  return Object.entries(provinces).flatMap(([seat, { career, parts }]) => {
    const scores = reports.map((report) => report.provinces[seat]?.score ?? NaN);
    return [
      ...violatedBy(isNear(career, sum(scores) / scores.length), `career of ${seat} in round ${round}`),
      ...violatedBy(
        Object.values(parts).every((part) => part >= 0 && part <= 100),
        `parts of ${seat} in round ${round}`,
      ),
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}
