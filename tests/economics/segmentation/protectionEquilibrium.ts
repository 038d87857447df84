/**
 * Where the protection game comes to rest: leaders answer each other in turn, wall then block, until nobody gains more than
 * the inertia by moving one dial. Levels are whole, so an equilibrium need not be the only one, nor exist: both are told.
 */
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '../../../shared/economics/tradeModel.ts';
import type { Surroundings } from '../../../shared/economics/segmentation/marketState.ts';
import type { JudgedMarket } from '../../../shared/economics/segmentation/judgeMarket.ts';
import {
  highestLevel,
  type DialLevels,
  type Institution,
} from '../../../shared/economics/segmentation/officials/officialScore.ts';
import { withLevel, type SegmentedMarket } from '../../../shared/economics/segmentation/segmentedMarket.ts';
import {
  createLevelJudge,
  type LevelJudge,
} from '../../../shared/economics/segmentation/survey/surveyMarket.ts';
import { bestReply, replyScores } from './protection/oneShotGame.ts';

export type ProtectionOptions = Surroundings & {
  /** Where the search starts; the base's levels if absent. Levels that the institution has taken away start at the highest left. */
  readonly start?: DialLevels;
  /** Points of score below which nobody bothers to move. */
  readonly inertia?: number;
  readonly maxRounds?: number;
  /** Provinces whose dials stand. */
  readonly fixed?: readonly number[];
  /** Of an earlier search under the same institution and surroundings: what it has tried is known. */
  readonly judge?: LevelJudge;
};

export type ProtectionEquilibrium = JudgedMarket & {
  /** Regions without a player keep those of the start here, also where they follow the players' mean. */
  readonly levels: DialLevels;
  readonly rounds: number;
  /** False where leaders still move in the last round. */
  readonly isSettled: boolean;
};

const INERTIA = 0.3;
const MAX_ROUNDS = 8;
const FINAL_TOLERANCE = 1e-9;

export function protectionEquilibrium(
  market: SegmentedMarket,
  institution: Institution,
  options: ProtectionOptions = {},
): Result<ProtectionEquilibrium, ConvergenceFailure> {
  const { start = market.start, inertia = INERTIA, maxRounds = MAX_ROUNDS, fixed = [] } = options;
  const { judge = createLevelJudge(market, institution, options) } = options;
  const highest = highestLevel(institution);
  const movers = market.politics.players.filter((n) => !fixed.includes(n));
  const capped = (dial: readonly number[]): number[] => dial.map((level) => Math.min(level, highest));
  let levels: DialLevels = { wall: capped(start.wall), block: capped(start.block) };
  let rounds = 0;
  let isSettled = false;
  while (!isSettled && rounds < maxRounds) {
    const answered = answerInTurn(market, judge, levels, { movers, highest, inertia });
    if (!answered.ok) return answered;
    isSettled = answered.value === levels;
    levels = answered.value;
    rounds++;
  }
  const judged = judge.marketAt(levels, { tolerance: FINAL_TOLERANCE });
  return judged.ok ? ok({ ...judged.value, levels, rounds, isSettled }) : judged;
}

type Table = { readonly movers: readonly number[]; readonly highest: number; readonly inertia: number };

/** One round of answers; the same levels if nobody moves. */
function answerInTurn(
  market: SegmentedMarket,
  judge: LevelJudge,
  from: DialLevels,
  { movers, highest, inertia }: Table,
): Result<DialLevels, ConvergenceFailure> {
  let levels = from;
  for (const region of movers) {
    for (const dial of ['wall', 'block'] as const) {
      const current = levels[dial][region] ?? NaN;
      const totals = replyScores(market, judge, levels, { region, dial, highest });
      if (!totals.ok) return totals;
      const level = bestReply(totals.value, current, inertia);
      if (level !== current) levels = withLevel(levels, dial, region, level);
    }
  }
  return ok(levels);
}
