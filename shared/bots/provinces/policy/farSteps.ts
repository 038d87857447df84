import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { FREE_STEPS, STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { institutionOf } from '#shared/rules/provinces/institutionOf.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import { roundsLeft, type Thinking } from '../sight/thinking.ts';

type Dials = Pick<Measures, 'wall' | 'block'>;

/**
 * The first steps of a road to dials that the near steps do not find: high walls may pay where a low one does not, and behind a body's open market
 * a wall is worth little until the body ends. Undefined where no road pays more over the rounds to come than to stay where the near steps lead.
 */
export function farSteps(thinking: Thinking, near: Dials, inertia: number): Dials | undefined {
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
