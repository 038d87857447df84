import { AGREED_DIVISION, PILLARS } from '#shared/content/provinces/pillars.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import { seededDraw } from '../../seededDraw.ts';
import type { Thinking } from '../sight/thinking.ts';

/** Points by which a programme must pay for itself, and within which programmes are as good as each other. */
const LEAST_GAIN = 0.2;
const AS_GOOD = 0.4;

/**
 * A pillar industry that pays while others push what they push. Among those as good as the best it takes the one that a division of
 * labour would give it; in a rush nobody sees what the neighbours choose in the same round.
 */
export function choosePillar(thinking: Thinking, measures: Measures): Measures {
  const { view, economy } = thinking;
  if (featureFault(view, 'pillars') !== undefined) return measures;
  const { pillar: running } = provinceOf(view, economy);
  const worthNow = thinking.worthOf(measures);
  const options = [...(running === undefined ? [] : (['none'] as const)), ...PILLARS]
    .filter((pillar) => pillar !== running?.pillar)
    .map((pillar) => ({ pillar, worth: thinking.worthOf({ ...measures, pillar }) }));
  const best = Math.max(...options.map(({ worth }) => worth));
  if (best <= worthNow + LEAST_GAIN) return measures;
  const good = options.filter(({ worth }) => worth >= best - AS_GOOD && worth > worthNow);
  const own = good.find(({ pillar }) => pillar === AGREED_DIVISION[economy]);
  const drawn = good[Math.floor(seededDraw(view, economy, 'pillar') * good.length)];
  const chosen = own ?? drawn;
  return chosen === undefined ? measures : { ...measures, pillar: chosen.pillar };
}
