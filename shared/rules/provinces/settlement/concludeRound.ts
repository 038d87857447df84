import {
  CRACKDOWN_POINTS,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
} from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { settleInspections } from '../centre/inspections.ts';
import { isMeeting, settleCentre } from '../centre/settleCentre.ts';
import { eventPoints } from '../events/effects.ts';
import type { BySeat, CentreOutcome, InspectionOutcome } from '../state/outcomes.ts';
import { type IncomeCauses, incomeCauses, logIncomes } from './incomeCauses.ts';
import { type JudgedProvince, judgeProvince } from './judgeProvince.ts';
import { openingPieces } from './marketPieces.ts';
import { type SurveyedRound, dialsOf } from './surveyRound.ts';

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

/** What the promotion meeting decides; nothing in rounds without one. */
type Meeting = {
  readonly promoted: readonly EconomyId[];
  readonly isCrackdown: boolean;
  /** Points by seat. */
  readonly points: { readonly meeting: (seat: EconomyId) => number; readonly crackdown: number };
};

export type Term = {
  readonly round: number;
  readonly reports: readonly Pick<ProvinceRoundReport, 'provinces'>[];
  /** Tournament scores of the round, in the order of seats, which also breaks ties. */
  readonly tournament: readonly (readonly [EconomyId, number])[];
  /** The centre found the border too high. */
  readonly isCrackdown: boolean;
};

/** Every third round the best tournament means of the term are promoted. */
export function holdMeeting({ round, reports, tournament, isCrackdown }: Term): Meeting {
  const isHeld = isMeeting(round);
  const term = reports.slice(-(MEETING_ROUNDS - 1));
  const sums = tournament.map(([seat, score]) => ({
    seat,
    sum: term.reduce((sum, { provinces }) => sum + (provinces[seat]?.parts.tournament ?? 0), score),
  }));
  const best = sums.toSorted((a, b) => b.sum - a.sum).slice(0, PROMOTED);
  const promoted = isHeld ? best.map(({ seat }) => seat) : [];
  return {
    promoted,
    isCrackdown,
    points: {
      meeting: (seat) => (promoted.includes(seat) ? PROMOTION_POINTS : 0),
      crackdown: isCrackdown ? CRACKDOWN_POINTS : 0,
    },
  };
}
