/** Judges one setting of the dials after another around a market that is otherwise given, each from where the last was solved. */
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { stateAt, type MarketState, type Surroundings } from '../marketState.ts';
import { judgeMarket, type JudgedMarket } from '../judgeMarket.ts';
import type { DialLevels, Institution, OfficialScore } from '../officials/officialScore.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';

export type LevelJudge = {
  readonly scoresAt: (levels: DialLevels) => Result<readonly OfficialScore[], ConvergenceFailure>;
  readonly marketAt: (levels: DialLevels, options?: SolveOptions) => Result<JudgedMarket, ConvergenceFailure>;
};

/** Scores then err by some 1e-5 of a point. */
const SEARCH_TOLERANCE = 1e-7;

/**
 * Regions without a player do as the players do in the mean unless told to stand: the game is about all of the country.
 */
export function createLevelJudge(
  market: SegmentedMarket,
  institution: Institution,
  surroundings: Surroundings = {},
): LevelJudge {
  const around = { background: 'follows' as const, ...surroundings };
  return createJudge(market, institution, (levels) => stateAt(market, levels, around));
}

/** Around any market that follows from the dials; remembers the scores of settings already tried. */
export function createJudge(
  market: SegmentedMarket,
  institution: Institution,
  stateOf: (levels: DialLevels) => MarketState,
): LevelJudge {
  const known = new Map<string, readonly OfficialScore[]>();
  let warmStart: Float64Array | undefined;
  const marketAt: LevelJudge['marketAt'] = (levels, options = {}) => {
    const judged = judgeMarket(market, institution, stateOf(levels), {
      tolerance: SEARCH_TOLERANCE,
      warmStart,
      ...options,
    });
    if (judged.ok) ({ warmStart } = judged.value.equilibrium);
    return judged;
  };
  return {
    marketAt,
    scoresAt: (levels) => {
      const key = [...levels.wall, ...levels.block].join(' ');
      const found = known.get(key);
      if (found !== undefined) return ok(found);
      const judged = marketAt(levels);
      if (!judged.ok) return judged;
      known.set(key, judged.value.scores);
      return ok(judged.value.scores);
    },
  };
}
