import { fromKeys } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { settleInspections } from '../centre/inspections.ts';
import { settleCentre } from '../centre/settleCentre.ts';
import { eventPoints } from '../events/effects.ts';
import type { CentreOutcome } from '../state/outcomes.ts';
import { type JudgedRound, holdMeeting, judgeProvince } from './careerScore.ts';
import { type IncomeCauses, incomeCauses, logIncomes } from './incomeCauses.ts';
import { openingPieces } from './marketPieces.ts';
import { type SurveyedRound, dialsOf } from './surveyRound.ts';

/** A round with all that its market brought on: the centre's acts, inspections, the meeting, and why incomes changed. */
export type ConcludedRound = SurveyedRound &
  JudgedRound & {
    readonly centre: CentreOutcome;
    readonly causes: IncomeCauses;
  };

export function concludeRound(
  round: SurveyedRound,
  reports: readonly ProvinceRoundReport[],
): Result<ConcludedRound, ConvergenceFailure> {
  const { scenario, opened, institution, survey, pacts, corridors, pieces } = round;
  const { dealOrder } = scenario;
  const { borderEffect, nationalIncome } = survey;
  const dials = dialsOf(round);
  const outcome = {
    institution,
    survey,
    borderEffect,
    nationalIncomePercent: nationalIncome,
    dials: dials.after,
    breaches: pacts.breaches,
    grantUsed: corridors.grantUsed,
    random: opened.random,
  };
  const centre = settleCentre(scenario, opened, outcome);
  const { inspectionOf, random } = centre;
  const inspected = settleInspections(
    scenario,
    { ...opened, random },
    { ...outcome, random },
    inspectionOf === undefined ? [] : [inspectionOf],
  );
  const judged = fromKeys(dealOrder, (seat) => judgeProvince(round, seat));
  const meeting = holdMeeting({
    round: opened.round,
    reports,
    tournament: dealOrder.map((seat) => [seat, judged[seat]?.parts.tournament ?? NaN]),
    isCrackdown: centre.isCrackdown,
  });
  const causes = incomeCauses(scenario, {
    from: round.before.market ?? openingPieces(scenario, highestLevel(scenario.institution)),
    to: pieces,
    logsFrom: logsOf(round, reports.at(-1)),
    logsTo: logIncomes(survey.equilibrium),
    warmStart: survey.equilibrium.warmStart,
  });
  if (!causes.ok) return causes;
  const points = eventPoints(scenario, opened, dials);
  return ok({ ...round, centre, inspected, judged, meeting, eventPoints: points, causes: causes.value });
}

/** ln Ŵ of the provinces with a seat as the last round left it; they are the first regions. */
function logsOf({ scenario }: SurveyedRound, last: ProvinceRoundReport | undefined): number[] {
  return scenario.dealOrder.map((seat) => Math.log((last?.provinces[seat]?.index ?? 100) / 100));
}
