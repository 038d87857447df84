import { PETITION_RIGHT_POINTS, PETITION_WRONG_POINTS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { BySeat } from '../settlement/hooks.ts';
import type { Petition } from './petitionsOf.ts';

/** Those who named a guilty province share the points for it; each who named another loses some. */
export function petitionPoints(petitions: readonly Petition[], guilty: ReadonlySet<EconomyId>): BySeat {
  return Object.fromEntries(
    petitions.map(({ by, against }) => {
      const petitioners = petitions.filter((other) => other.against === against).length;
      return [by, guilty.has(against) ? PETITION_RIGHT_POINTS / petitioners : -PETITION_WRONG_POINTS];
    }),
  );
}
