/** What each level of one dial would bring the leader of a province while everybody else stands. */
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '../../tradeModel.ts';
import { scoreOf } from '../officials/judgeMarket.ts';
import type { DialLevels } from '../officials/officialScore.ts';
import { withLevel, type SegmentedMarket } from '../segmentedMarket.ts';
import type { LevelJudge } from './levelJudge.ts';

export type DialOfRegion = { readonly region: number; readonly dial: keyof DialLevels };

/** Total scores by level, from 0 to the highest. */
export function replyScores(
  market: SegmentedMarket,
  judge: LevelJudge,
  levels: DialLevels,
  { region, dial, highest }: DialOfRegion & { readonly highest: number },
): Result<number[], ConvergenceFailure> {
  const totals: number[] = [];
  for (let level = 0; level <= highest; level++) {
    const scores = judge.scoresAt(withLevel(levels, dial, region, level));
    if (!scores.ok) return scores;
    totals.push(scoreOf(market, { scores: scores.value }, region).total);
  }
  return ok(totals);
}

/** The lowest of the best levels, unless the dial's own falls short of it by no more than the inertia. */
export function bestReply(totals: readonly number[], current: number, inertia: number): number {
  const best = Math.max(...totals);
  return best > must(totals[current], 'current level') + inertia ? totals.indexOf(best) : current;
}
