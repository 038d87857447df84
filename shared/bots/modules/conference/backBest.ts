import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { hasPerson } from '../../proposals/hasPerson.ts';
import type { Delegation } from './delegation.ts';
import { isHoldingOut } from './isHoldingOut.ts';
import { isAcceptable, packageWorth } from './packageWorth.ts';

/** How much a person's package is preferred. */
const HUMAN_PREFERENCE = 1.25;

/** A bot speaks for the package that is best for it; for none where all are bad. */
export function backBest(delegation: Delegation, { packages }: Conference): SeatIntent[] {
  const { view, economy } = delegation;
  if (isHoldingOut(delegation)) return [];
  const worth = (each: ConferencePackage): number =>
    packageWorth(delegation, each) * (hasPerson(view, [each.author]) ? HUMAN_PREFERENCE : 1);
  const [best] = packages
    .filter((each) => isAcceptable(delegation, each) && packageWorth(delegation, each) > 0)
    .toSorted((a, b) => worth(b) - worth(a));
  return best === undefined || best.backers.includes(economy)
    ? []
    : [{ type: 'backPackage', package: best.id }];
}
