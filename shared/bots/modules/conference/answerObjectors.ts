import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, ConferencePackage } from '#shared/protocol/modules/wto.ts';
import { changedPackage } from '#shared/rules/modules/wto/packages/changedPackage.ts';
import { isDeveloping } from '#shared/rules/modules/wto/schedules/isDeveloping.ts';
import type { Delegation } from './delegation.ts';
import { packageWorth } from './packageWorth.ts';

/** Versions of a package after which its author gives way no more: each change may be the next one's objection. */
const LAST_REVISION = 6;

/** A waiver must leave the author this part of its gain where the one who asks for it is not developing: others would ask for theirs. */
const KEPT_BY_WAIVERS = 0.7;

/**
 * What the author does about objections. At the bell one of them is the end of it, so any change that leaves a gain is better than
 * none; of several the one that leaves most. Rich economies are not let off cheaply.
 */
export function answerObjectors(
  delegation: Delegation,
  { objections }: Conference,
  tabled: ConferencePackage,
): SeatIntent[] {
  if (tabled.revision >= LAST_REVISION) return [];
  const present = packageWorth(delegation, tabled);
  const [best] = objections
    .flatMap(({ by, change }) => {
      const changed = changedPackage(tabled, change);
      return changed === undefined ? [] : [{ by, change, worth: packageWorth(delegation, changed) }];
    })
    .filter(({ by, change, worth }) => {
      const isRich = change.type === 'waiver' && !isDeveloping(delegation.scenario, by);
      return worth > (isRich ? KEPT_BY_WAIVERS * Math.max(0, present) : 0);
    })
    .toSorted((a, b) => b.worth - a.worth);
  return best === undefined ? [] : [{ type: 'takeChange', by: best.by }];
}
