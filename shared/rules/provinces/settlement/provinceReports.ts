import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { ProvinceReport, ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import { provinceOf, provincesOf } from '../provincesOf.ts';
import { careerLumps } from './careerLumps.ts';
import type { ConcludedRound } from './concludeRound.ts';
import { goodsFlows } from './goodsFlows.ts';
import { provinceHeadlines } from './provinceHeadlines.ts';

/** The report of a round, of all provinces and of each. `last` is that of the round before. */
export function provinceReports(
  round: ConcludedRound,
  last: ProvinceRoundReport | undefined,
): ProvinceRoundReport {
  const { scenario, opened, survey, centre, inspected, pacts, corridors, meeting } = round;
  const { corridor, unbuilt } = corridors;
  const { enacted, refused } = centre;
  const { events } = provincesOf(opened);
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
    promoted: meeting.promoted,
    isCrackdown: meeting.isCrackdown,
    events: events.filter(
      ({ fromRound, untilRound }) => fromRound <= opened.round && opened.round <= untilRound,
    ),
    pacts: Object.values(round.before.pacts),
    endedPacts: pacts.endedPacts,
  };
  return { ...report, headlines: provinceHeadlines(report, last) };
}

function reportOf(round: ConcludedRound, seat: EconomyId, last: ProvinceReport | undefined): ProvinceReport {
  const { before, opened, survey, setting, causes, spent } = round;
  const { sanction: _sanction, weighted, ...judged } = must(round.judged[seat], seat);
  const { career, wall, block } = must(before.provinces[seat], seat);
  const lumps = careerLumps(round, seat);
  const score = Object.values(lumps).reduce((sum, points) => sum + points, weighted);
  const reform = provincesOf(opened).sealed[seat]?.reform;
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
