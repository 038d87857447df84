import type { Par } from '#shared/content/par/parSchema.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { MEDALS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { EconomyReport, FinalReport, FinalStanding } from '#shared/protocol/report.ts';
import type { CountryGame } from '../state.ts';
import { medalFor } from './medal.ts';
import { type Judge, parOf } from './par.ts';
import { type SeatValues, meanOverRounds, seatScore, seatValues } from './seatScore.ts';

/** Standings and medals at the end of a game. */

type Standing = Omit<FinalStanding, 'medal'> & { readonly points: number };

/**
 * Standings over the whole game. Medals go by the score against par, the table's by its way to the best path that the pace allows;
 * before there is a par they go by share of prize and its mean over the seats.
 */
export function finalReport(scenario: Scenario, state: CountryGame): FinalReport {
  const judge = parOf(state);
  const values = seatValues(scenario, state);
  const seats = Object.keys(values);
  const standings = Object.entries(values).map(([economy, seat]) => standingOf(state, economy, seat, judge));
  const way = standings.every(({ score }) => score !== undefined)
    ? tableWay(values, judge?.par.bestPath ?? {})
    : undefined;
  const tableScore = way ?? standings.reduce((sum, { shareOfPrize }) => sum + shareOfPrize, 0) / seats.length;
  const tableMedal = medalFor(tableScore);
  return {
    standings: standings.map(({ points, ...standing }) => ({
      ...standing,
      medal: atMostOneAbove(medalFor(points), tableMedal),
    })),
    tableScore,
    tableMedal,
    ...(way === undefined ? {} : { tableWay: way }),
    pledgesKept: countPledges(state, seats, 'kept'),
    pledgesBroken: countPledges(state, seats, 'broken'),
  };
}

function standingOf(
  state: CountryGame,
  economy: EconomyId,
  values: SeatValues,
  judge: Judge | undefined,
): Standing {
  const mean = (valueOf: (report: EconomyReport) => number): number =>
    meanOverRounds(state.reports, ({ economies }) => {
      const report = economies[economy];
      return report === undefined ? undefined : valueOf(report);
    }) ?? 0;
  const shareOfPrize = mean((report) => report.shareOfPrize);
  const { parts, score } = seatScore(economy, values, judge);
  return {
    economy,
    shareOfPrize,
    index: mean(({ index }) => index),
    gainBn: mean(({ gainBn }) => gainBn),
    parts,
    basis: score === undefined || judge === undefined ? 'prize' : judge.basis,
    ...(score === undefined ? {} : { score }),
    ...(values.objectives === undefined ? {} : { mandate: values.objectives }),
    ...(state.politics === undefined ? {} : { falls: values.falls }),
    points: score ?? shareOfPrize,
  };
}

/** Nobody shines at a table that ends in a trade war. */
function atMostOneAbove(medal: Medal, tableMedal: Medal): Medal {
  const highest = MEDALS.indexOf(tableMedal) + 1;
  return MEDALS[Math.min(MEDALS.indexOf(medal), highest)] ?? medal;
}

function countPledges(
  state: CountryGame,
  seats: readonly EconomyId[],
  outcome: 'kept' | 'broken',
): Record<EconomyId, number> {
  return fromKeys(
    seats,
    (seat) => state.pledges.filter((pledge) => pledge.by === seat && pledge.outcome === outcome).length,
  );
}

/**
 * How far the table has come from the opening (0) to the best path that the pace allows (100). Each seat counts alike, by per cent
 * of its own income: the mean prosperity of the seats against their mean on that path. A mean of each seat's own share would hang on
 * the seats that have next to nothing to win. Undefined where the path is not known.
 */
export function tableWay(
  values: Readonly<Record<EconomyId, Pick<SeatValues, 'prosperity'>>>,
  bestPath: Par['bestPath'],
): number | undefined {
  let reached = 0;
  let possible = 0;
  for (const [seat, { prosperity }] of Object.entries(values)) {
    const best = bestPath[seat];
    if (best === undefined) return undefined;
    reached += prosperity;
    possible += best;
  }
  return possible > 0 ? (100 * reached) / possible : undefined;
}
