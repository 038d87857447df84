import { FREE_STEPS, STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { institutionOf, provinceOf } from '#shared/rules/provinces/state/provincesOf.ts';
import { type Thinking, roundsLeft } from './thinking.ts';

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

type Dials = Pick<Measures, 'wall' | 'block'>;

/**
 * The first steps of a road to dials that the near steps do not find: high walls may pay where a low one does not, and behind a body's open market
 * a wall is worth little until the body ends. Undefined where no road pays more over the rounds to come than to stay where the near steps lead.
 */
function farSteps(thinking: Thinking, near: Dials, inertia: number): Dials | undefined {
  const rounds = roundsLeft(thinking.view);
  const aim = bestAim(thinking, near, rounds);
  if (aim === undefined) return undefined;
  const stays = worthOfRoad(thinking, near, near, rounds) + rounds * inertia;
  const [best] = [FREE_STEPS, STEPS_MAX]
    .map((stride) => towards(provinceOf(thinking.view, thinking.economy), aim, stride))
    .map((first) => ({ first, worth: worthOfRoad(thinking, first, aim, rounds) }))
    .toSorted((a, b) => b.worth - a.worth);
  return best !== undefined && best.worth > stays ? best.first : undefined;
}

/** Of the ends of both dials the pair that brings most more, from when one can be there to the end. */
function bestAim(thinking: Thinking, near: Dials, rounds: number): Dials | undefined {
  const { scenario, view, economy } = thinking;
  const stand = provinceOf(view, economy);
  const levels = [0, highestLevel(institutionOf(scenario, view))];
  const aims = levels
    .flatMap((wall) => levels.map((block) => ({ wall, block })))
    .filter((aim) => farthest(stand, aim) > FREE_STEPS)
    .map((aim) => {
      const arrival = Math.ceil(farthest(stand, aim) / STEPS_MAX) - 1;
      let gain = 0;
      for (let ahead = arrival; ahead < rounds; ahead++) {
        gain += thinking.worthAt(aim, ahead) - thinking.worthAt(near, ahead);
      }
      return { aim, gain };
    })
    .filter(({ gain }) => gain > 0);
  return aims.toSorted((a, b) => b.gain - a.gain)[0]?.aim;
}

function farthest(from: Dials, to: Dials): number {
  return Math.max(Math.abs(to.wall - from.wall), Math.abs(to.block - from.block));
}

/** Points over the rounds to come: these dials in this envelope, and from there both at once, by the free step of each round. */
function worthOfRoad(thinking: Thinking, first: Dials, aim: Dials, rounds: number): number {
  let worth = thinking.worthOf(first);
  let stand = first;
  for (let ahead = 1; ahead < rounds; ahead++) {
    stand = towards(stand, aim, FREE_STEPS);
    worth += thinking.worthAt(stand, ahead);
  }
  return worth;
}

function towards(from: Dials, aim: Dials, stride: number): Dials {
  const step = (now: number, end: number): number =>
    now + Math.sign(end - now) * Math.min(stride, Math.abs(end - now));
  return { wall: step(from.wall, aim.wall), block: step(from.block, aim.block) };
}
