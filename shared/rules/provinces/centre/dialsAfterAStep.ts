import {
  highestLevel,
  type DialLevels,
  type Institution,
} from '#shared/economics/segmentation/officials/officialScore.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ReformJudge } from './reformJudge.ts';

const DIALS = ['wall', 'block'] as const;
/** Points for which nobody moves. */
const INERTIA = 0.3;

/** One of the rules that a judge compares. */
export type RulesCompared = { readonly place: number; readonly institution: Institution };

/** All dials once every leader has moved each of his by the step that pays him best under the rules while all others stood. */
export function dialsAfterAStep(
  judge: ReformJudge,
  from: DialLevels,
  { place, institution }: RulesCompared,
): Result<DialLevels, ConvergenceFailure> {
  const highest = highestLevel(institution);
  let levels = from;
  for (const region of judge.players) {
    for (const dial of DIALS) {
      const current = must(from[dial][region], 'level');
      const near = [current - 1, current, current + 1].filter((level) => level >= 0 && level <= highest);
      const totals: number[] = [];
      for (const level of near) {
        const judged = judge.totalsAt(withLevel(from, dial, region, level), region);
        if (!judged.ok) return judged;
        totals.push(must(judged.value[place], 'total'));
      }
      levels = withLevel(levels, dial, region, stepTaken(near, totals, { current, highest }));
    }
  }
  return ok(levels);
}

function stepTaken(
  near: readonly number[],
  totals: readonly number[],
  { current, highest }: { readonly current: number; readonly highest: number },
): number {
  const best = Math.max(...totals);
  const stay = totals[near.indexOf(current)];
  if (stay !== undefined && best <= stay + INERTIA) return current;
  return near[totals.indexOf(best)] ?? highest;
}
