import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { changedPackage } from '#shared/rules/modules/wto/packages/changedPackage.ts';
import { LEAST_WORTH } from '../worth.ts';
import { changeToAskFor } from './changeToAskFor.ts';
import type { Delegation } from './delegation.ts';
import { isHoldingOut } from './isHoldingOut.ts';
import { isAcceptable, packageWorth } from './packageWorth.ts';

/**
 * A bot says yes to what it can live with; else it objects with the one change that would do. Some hold out at first, to be left out of
 * the cuts while others make theirs; who holds out risks that all fails.
 */
export function speakOnFloor(
  delegation: Delegation,
  { objections }: Conference,
  tabled: ConferencePackage,
): SeatIntent[] {
  const { revision } = tabled;
  const canLive = isAcceptable(delegation, tabled);
  const change = canLive ? holdOut(delegation, tabled) : changeToAskFor(delegation, tabled);
  if (canLive && change === undefined) return [{ type: 'agreeToPackage', revision }];
  if (change === undefined) return [];
  const standing = objections.find(({ by }) => by === delegation.economy)?.change;
  return standing !== undefined && isSame(standing, change)
    ? []
    : [{ type: 'objectToPackage', revision, change }];
}

/** The waiver that it asks for, where that would bring it something. */
function holdOut(delegation: Delegation, tabled: ConferencePackage): PackageChange | undefined {
  const { economy } = delegation;
  if (!isHoldingOut(delegation)) return undefined;
  const change = { type: 'waiver', economy } as const;
  const changed = changedPackage(tabled, change);
  if (changed === undefined) return undefined;
  const more = packageWorth(delegation, changed) - packageWorth(delegation, tabled);
  return more > LEAST_WORTH ? change : undefined;
}

function isSame(a: PackageChange, b: PackageChange): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
