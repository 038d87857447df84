import { FREE_STEPS, STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import type { Thinking } from '../sight/thinking.ts';
import { farSteps } from './farSteps.ts';

/** Points for which nobody moves a dial. */
const INERTIA = 0.3;
/** What a second step must be worth beyond what it costs: the next one is free. */
const HASTE = 0.3;

type Dial = 'wall' | 'block';

/**
 * Where the dials go in this round: to where the steps at hand pay most, or on a road that first costs and pays over the rounds to come.
 * Levels that a reform took away have fallen before.
 */
export function chooseDials(thinking: Thinking): Pick<Measures, 'wall' | 'block'> {
  const near = nearSteps(thinking);
  return farSteps(thinking, near, INERTIA) ?? near;
}

/** Each dial by the free step that pays most while all else stands, the pair of them once more together, and a second step where that is worth its money. */
function nearSteps(thinking: Thinking): Pick<Measures, Dial> {
  const { wall, block } = provinceOf(thinking.view, thinking.economy);
  const stand = { wall, block };
  const byWall = bestStep(thinking, stand, 'wall');
  const byBoth = bestStep(thinking, byWall, 'block');
  // The block may have changed what the wall is worth, or have been worth a move while the wall stood.
  const found = [stand, byWall, byBoth, bestStep(thinking, bestStep(thinking, stand, 'block'), 'wall')];
  const best = found.reduce((a, b) => (thinking.worthOf(b) > thinking.worthOf(a) ? b : a));
  if (thinking.worthOf(best) <= thinking.worthOf(stand) + INERTIA) return stand;
  return secondSteps(thinking, stand, best);
}

function bestStep(thinking: Thinking, from: Pick<Measures, Dial>, dial: Dial): Pick<Measures, Dial> {
  const near = [-FREE_STEPS, FREE_STEPS].map((step) => ({ ...from, [dial]: from[dial] + step }));
  return near.reduce((a, b) => (isLevel(b[dial]) && thinking.worthOf(b) > thinking.worthOf(a) ? b : a), from);
}

function secondSteps(
  thinking: Thinking,
  stand: Pick<Measures, Dial>,
  first: Pick<Measures, Dial>,
): Pick<Measures, Dial> {
  return (['wall', 'block'] as const).reduce((best, dial) => {
    const direction = Math.sign(first[dial] - stand[dial]);
    const further = { ...best, [dial]: stand[dial] + direction * STEPS_MAX };
    const isBetter =
      direction !== 0 && isLevel(further[dial]) && thinking.worthOf(further) > thinking.worthOf(best) + HASTE;
    return isBetter ? further : best;
  }, first);
}

/** The rules know the highest. */
function isLevel(level: number): boolean {
  return level >= 0;
}
