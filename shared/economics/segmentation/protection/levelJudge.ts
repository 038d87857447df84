/** Judges one setting of the dials after another around a market that is otherwise given, each from where the last was solved. */
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { stateAt, type Surroundings } from '../marketState.ts';
import { judgeMarket, type JudgedMarket } from '../officials/judgeMarket.ts';
import type { DialLevels, Institution, OfficialScore } from '../officials/officialScore.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';

export type LevelJudge = {
  readonly scoresAt: (levels: DialLevels) => Result<readonly OfficialScore[], ConvergenceFailure>;
  readonly marketAt: (levels: DialLevels, options?: SolveOptions) => Result<JudgedMarket, ConvergenceFailure>;
};

/** Scores then err by some 1e-5 of a point. */
const SEARCH_TOLERANCE = 1e-7;

/**
 * Remembers the scores of settings already tried. Regions without a player do as the players do in the mean unless told to
 * stand: the game is about all of the country.
 */
export function createLevelJudge(
  market: SegmentedMarket,
  institution: Institution,
  surroundings: Surroundings = {},
): LevelJudge {
  const known = new Map<string, readonly OfficialScore[]>();
  const around = { background: 'follows' as const, ...surroundings };
  let warmStart: Float64Array | undefined;
  const marketAt: LevelJudge['marketAt'] = (levels, options = {}) => {
    const start = warmStart === undefined ? {} : { warmStart };
    const judged = judgeMarket(market, institution, stateAt(market, levels, around), {
      tolerance: SEARCH_TOLERANCE,
      ...start,
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
