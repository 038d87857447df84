import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { Conference, ConferencePackage, PackageChange } from '#shared/protocol/modules/wto.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { changeToAskFor } from './changeToAskFor.ts';
import type { Delegation } from './delegation.ts';
import { isAcceptable } from './packageWorth.ts';

/** A bot says yes to what it can live with; else it objects with the one change that would do. */
export function speakOnFloor(
  delegation: Delegation,
  { objections }: Conference,
  tabled: ConferencePackage,
): SeatIntent[] {
  const { revision } = tabled;
  if (isAcceptable(delegation, tabled)) return [{ type: 'agreeToPackage', revision }];
  const change = changeToAskFor(delegation, tabled);
  if (change === undefined) return [];
  const standing = objections.find(({ by }) => by === delegation.economy)?.change;
  return standing !== undefined && isSame(standing, change)
    ? []
    : [{ type: 'objectToPackage', revision, change }];
}

function isSame(a: PackageChange, b: PackageChange): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
