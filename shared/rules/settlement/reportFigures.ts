import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import { at } from '#shared/economics/at.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { paymentsDue } from '../policy/shock/paymentsDue.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import { revenuePools } from '../policy/shock/revenuePools.ts';
import { surchargesInForce } from '../policy/shock/surchargesInForce.ts';
import { blocReports } from './blocReports.ts';
import { economyReport } from './economyReport.ts';
import { judgePledges } from './judgePledges.ts';
import type { ReportFigures } from './outcome.ts';
import { scorePredictions } from './scorePredictions.ts';
import type { SolvedRound } from './solveRound.ts';
import { tradeFlows } from './tradeFlows.ts';

const DIGITS = 6;

/** All figures of a round's report. */
export function reportFigures(round: SolvedRound): ReportFigures {
  const { scenario, state, law } = round;
  const { ids } = placesOf(scenario);
  const economies = fromKeys(ids, (id) => economyReport(round, id));
  return {
    round: state.round,
    isEpilogue: state.round > state.settings.rounds,
    walls: mapValues(law.walls, ({ mfnRateBp }) => mfnRateBp),
    wallsBefore: state.reports.at(-1)?.walls ?? scenario.mfnRateBp,
    surcharges: surchargesInForce(law).map(({ by, against, rateBp, untilRound }) => ({
      by,
      surcharge: { against, rateBp },
      untilRound,
    })),
    economies,
    blocs: blocReports(round),
    flows: tradeFlows(round),
    pledges: judgePledges(scenario, state),
    predictions: scorePredictions(scenario, state, economies),
    worldGainBn: worldGainBn(economies),
    leavers: leaversOf(round),
    withheld: law.answers?.withheld ?? [],
    pooled: pooledRevenue(round),
    paymentsCut: paymentsDue(law).filter(({ askedMn, paidMn }) => paidMn < askedMn),
    sectorImportsBn: fromKeys(ids, (id) => sectorImports(round, id)),
  };
}

function worldGainBn(economies: Readonly<Record<EconomyId, EconomyReport>>): number {
  return Object.values(economies).reduce((sum, { gainThisRoundBn }) => sum + gainThisRoundBn, 0);
}

/** Who has given notice in this round; its effect comes before the next negotiation. */
function leaversOf({ state }: SolvedRound): RoundReport['leavers'] {
  return Object.values(state.agreements).flatMap(({ id, parties, notices }) => {
    const going = notices.filter(({ outInRound }) => outInRound === state.round + 1).map(({ by }) => by);
    const injured = parties.filter((party) => !going.includes(party));
    return going.map((by) => ({ agreement: id, by, injured }));
  });
}

function pooledRevenue({ scenario, state, law, after }: SolvedRound): RoundReport['pooled'] {
  return revenuePools(scenario, law).map(({ agreement, pool }) => ({
    agreement,
    poolBn: pool.members.reduce((sum, member) => sum + at(after.equilibrium.revenue, member), 0),
    shares: Object.fromEntries(
      (state.agreements[agreement]?.parties ?? []).map((party, place) => [party, pool.shares[place] ?? 0]),
    ),
  }));
}

/** Imports of an economy by sector, without what it buys at home. */
function sectorImports({ scenario, after }: SolvedRound, economy: EconomyId): Record<SectorId, number> {
  const { N, J } = scenario.base;
  const { ids, sectors } = placesOf(scenario);
  const n = economyPlace(scenario, economy);
  return Object.fromEntries(
    sectors.map(({ id, place }) => {
      const importsBn = ids.reduce(
        (sum, _, i) => (i === n ? sum : sum + at(after.equilibrium.imports, (n * N + i) * J + place)),
        0,
      );
      return [id, Number(importsBn.toPrecision(DIGITS))];
    }),
  );
}
