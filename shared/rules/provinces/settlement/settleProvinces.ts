import { CRACKDOWN_LEVEL, PAYROLL_GROWTH } from '#shared/content/provinces/provinceConstants.ts';
import { withReforms } from '#shared/content/provinces/reforms.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type {
  ProvinceFlow,
  ProvinceReport,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type {
  ProvinceState,
  ProvincesEventOf,
  ProvincesState,
} from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { settleInspections } from '../centre/inspections.ts';
import { settleCentre } from '../centre/settleCentre.ts';
import { eventPoints, settleEvents } from '../events/effects.ts';
import { type CentreOutcome, pledgesOf, provinceOf } from '../state/provinceStates.ts';
import { type JudgedRound, careerLumps, holdMeeting, judgeProvince } from './careerScore.ts';
import { type IncomeCauses, incomeCauses, logIncomes, openingPieces } from './marketPieces.ts';
import { provinceHeadlines, provinceQuestion } from './headlines.ts';
import { type SurveyedRound, dialsOf, driveOfRound, surveyRound } from './surveyRound.ts';

type SettledProvinces = Omit<ProvincesEventOf<'provincesSettled'>, 'type'>;

/** What the round brings: envelopes opened, the market solved, officials judged, and what all remember from here on. */
export function settleProvinces(
  scenario: ProvincesScenario,
  state: ProvinceGame,
): Result<SettledProvinces, ConvergenceFailure> {
  const reports = state.reports;
  const surveyed = surveyRound(scenario, state);
  if (!surveyed.ok) return surveyed;
  const concluded = concludeRound(surveyed.value, reports);
  if (!concluded.ok) return concluded;
  const report = provinceReports(concluded.value, reports.at(-1));
  return ok({
    report,
    provinces: nextProvinces(concluded.value, report),
    random: concluded.value.inspected.random,
  });
}

/** A round with all that its market brought on: the centre's acts, inspections, the meeting, and why incomes changed. */
type ConcludedRound = SurveyedRound &
  JudgedRound & {
    readonly centre: CentreOutcome;
    readonly causes: IncomeCauses;
  };

function concludeRound(
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

/** All that the provinces remember of a round. */
function nextProvinces(round: ConcludedRound, report: ProvinceRoundReport): ProvincesState {
  const { scenario, opened, pacts, corridors, centre, meeting, pieces } = round;
  const before = opened.provinces;
  const { reforms } = centre;
  const left = highestLevel(withReforms(scenario.institution, reforms));
  const highest = meeting.isCrackdown ? Math.min(left, CRACKDOWN_LEVEL) : left;
  return {
    ...before,
    provinces: mapValues(before.provinces, (province, seat): ProvinceState => {
      const told = must(report.provinces[seat], seat);
      const cut = round.inspected.levelCuts[seat] ?? {};
      return {
        ...province,
        // What a reform took the tool of, an inspector or a crackdown tore down, is down when the next round opens.
        wall: Math.min(highest, cut.wall ?? highest, province.wall),
        block: Math.min(highest, cut.block ?? highest, province.block),
        payroll: province.payroll * (1 + PAYROLL_GROWTH),
        freeMoney: told.freeMoney,
        career: [...province.career, told.score],
        reputation: province.reputation + (pacts.reputation[seat] ?? 0) + told.lumps.petitions,
        ...driveOfRound(round, seat),
      };
    }),
    centre: centre.centre,
    reforms,
    pacts: pacts.pacts,
    corridors: corridors.built,
    breaches: [...before.breaches, ...pacts.breaches],
    events: settleEvents(opened),
    envelopes: [...before.envelopes, before.sealed],
    market: pieces,
    borderEffect: report.borderEffect,
    nationalIncomePercent: report.nationalIncomePercent,
    payments: [],
    drafts: {},
    sealed: {},
  };
}

/** The report of a round, of all provinces and of each. `last` is that of the round before. */
function provinceReports(round: ConcludedRound, last: ProvinceRoundReport | undefined): ProvinceRoundReport {
  const { scenario, opened, survey, centre, inspected, pacts, corridors, meeting } = round;
  const { corridor, unbuilt } = corridors;
  const { enacted, refused } = centre;
  const { events } = opened.provinces;
  const report = {
    round: opened.round,
    institution: round.institution,
    provinces: fromKeys(scenario.dealOrder, (seat) => reportOf(round, seat, last?.provinces[seat])),
    borderEffect: survey.borderEffect,
    borderEffectPercent: survey.borderTariff,
    nationalIncomePercent: survey.nationalIncome,
    similarity: survey.similarity.mean,
    flows: goodsFlows(scenario, survey.flows, last),
    acts: round.before.centre.acts,
    ...(enacted === undefined ? {} : { enacted }),
    ...(refused === undefined ? {} : { refused }),
    inspections: inspected.inspections,
    breaches: pacts.breaches.filter(({ isSeen }) => isSeen),
    ...(corridor === undefined ? {} : { corridor }),
    unbuilt,
    pledges: pledgesOf(opened.provinces.sealed),
    promoted: meeting.promoted,
    isCrackdown: meeting.isCrackdown,
    events: events.filter(
      ({ fromRound, untilRound }) => fromRound <= opened.round && opened.round <= untilRound,
    ),
    pacts: Object.values(round.before.pacts),
    endedPacts: pacts.endedPacts,
  };
  const { borderEffect: times, nationalIncomePercent: nationalPercent } = opened.provinces;
  const question = provinceQuestion(report, { times, nationalPercent }, opened.reports);
  return { ...report, headlines: provinceHeadlines(report, last), question };
}

function reportOf(round: ConcludedRound, seat: EconomyId, last: ProvinceReport | undefined): ProvinceReport {
  const { before, opened, survey, setting, causes, spent } = round;
  const { sanction: _sanction, weighted, ...judged } = must(round.judged[seat], seat);
  const { career, wall, block } = must(before.provinces[seat], seat);
  const lumps = careerLumps(round, seat);
  const score = Object.values(lumps).reduce((sum, points) => sum + points, weighted);
  const reform = opened.provinces.sealed[seat]?.reform;
  const { pillar } = provinceOf(opened, seat);
  const place = setting.pillars?.findIndex(({ region }) => region === round.scenario.dealOrder.indexOf(seat));
  const boost = survey.pillarBoosts[place ?? -1];
  return {
    ...judged,
    wallBefore: last?.wall ?? wall,
    blockBefore: last?.block ?? block,
    logChange: 100 * (Math.log(judged.index) - Math.log(last?.index ?? 100)),
    causes: must(causes[seat], seat),
    spent: must(spent[seat], seat),
    lumps,
    score,
    career: mean([...career, score]),
    ...(reform === undefined ? {} : { reform }),
    ...(pillar === undefined || boost === undefined
      ? {}
      : { pillar: { pillar: pillar.pillar, boostPercent: 100 * boost } }),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Trade in goods among the provinces with a seat, this round's beside that of the round before; 100 million yuan a year. */
export function goodsFlows(
  { dealOrder, economy, atOpening }: ProvincesScenario,
  flows: Float64Array,
  last: Pick<ProvinceRoundReport, 'flows'> | undefined,
): ProvinceFlow[] {
  const { N } = economy.market.base;
  const pairs = dealOrder.flatMap((buyer, n) =>
    dealOrder.flatMap((seller, i) => (i === n ? [] : [{ buyer, seller, cell: n * (N + 1) + i }])),
  );
  return pairs.map(({ buyer, seller, cell }, place) => ({
    buyer,
    seller,
    before: last?.flows[place]?.after ?? at(atOpening.flows, cell),
    after: at(flows, cell),
  }));
}
