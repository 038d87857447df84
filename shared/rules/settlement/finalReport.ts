import { EPILOGUE_WEIGHT, MEDAL_THRESHOLDS } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { MEDALS, type Medal } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { EconomyReport, FinalReport, FinalStanding } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';

/** Standings over the whole game: means over rounds in which the epilogue counts three times. */
export function finalReport(scenario: Scenario, state: GameState): FinalReport {
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  const shares = seats.map((economy) => weightedMean(state, economy, ({ shareOfPrize }) => shareOfPrize));
  const tableScore = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const tableMedal = medalFor(tableScore);
  return {
    standings: seats.map((economy) => standingOf(state, economy, tableMedal)),
    tableScore,
    tableMedal,
    pledgesKept: countPledges(state, seats, 'kept'),
    pledgesBroken: countPledges(state, seats, 'broken'),
  };
}

function standingOf(state: GameState, economy: EconomyId, tableMedal: Medal): FinalStanding {
  const shareOfPrize = weightedMean(state, economy, (report) => report.shareOfPrize);
  return {
    economy,
    shareOfPrize,
    index: weightedMean(state, economy, ({ index }) => index),
    gainBn: weightedMean(state, economy, ({ gainBn }) => gainBn),
    medal: atMostOneAbove(medalFor(shareOfPrize), tableMedal),
  };
}

function weightedMean(
  state: GameState,
  economy: EconomyId,
  valueOf: (report: EconomyReport) => number,
): number {
  let sum = 0;
  let weights = 0;
  for (const { isEpilogue, economies } of state.reports) {
    const report = economies[economy];
    if (report === undefined) continue;
    const weight = isEpilogue ? EPILOGUE_WEIGHT : 1;
    sum += weight * valueOf(report);
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}

export function medalFor(score: number): Medal {
  if (score >= MEDAL_THRESHOLDS.gold) return 'gold';
  if (score >= MEDAL_THRESHOLDS.silver) return 'silver';
  return score >= MEDAL_THRESHOLDS.bronze ? 'bronze' : 'none';
}

/** Nobody shines at a table that ends in a trade war. */
function atMostOneAbove(medal: Medal, tableMedal: Medal): Medal {
  const highest = MEDALS.indexOf(tableMedal) + 1;
  return MEDALS[Math.min(MEDALS.indexOf(medal), highest)] ?? medal;
}

function countPledges(
  state: GameState,
  seats: readonly EconomyId[],
  outcome: 'kept' | 'broken',
): Record<EconomyId, number> {
  return fromKeys(
    seats,
    (seat) => state.pledges.filter((pledge) => pledge.by === seat && pledge.outcome === outcome).length,
  );
}
