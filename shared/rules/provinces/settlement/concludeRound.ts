import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { settleCentre } from '../centre/settleCentre.ts';
import { eventPoints } from '../events/eventPoints.ts';
import { settleInspections } from '../inspections/settleInspections.ts';
import type { BySeat, CentreOutcome, InspectionOutcome } from './hooks.ts';
import { incomeCauses, logIncomes, type IncomeCauses } from './incomeCauses.ts';
import { dialsOf } from './dialsOf.ts';
import { judgeProvince, type JudgedProvince } from './judgeProvince.ts';
import { openingPieces } from './marketPieces.ts';
import { holdMeeting, type Meeting } from './meeting.ts';
import type { SurveyedRound } from './surveyRound.ts';

/** A round with all that its market brought on: the centre's acts, inspections, the meeting, and why incomes changed. */
export type ConcludedRound = SurveyedRound & {
  readonly centre: CentreOutcome;
  readonly inspected: InspectionOutcome;
  readonly judged: Readonly<Record<string, JudgedProvince>>;
  readonly meeting: Meeting;
  readonly eventPoints: BySeat;
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
