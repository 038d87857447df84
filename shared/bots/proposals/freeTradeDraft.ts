import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';

/** A free trade area of several units, each an economy or a union that deals as one. */
export function freeTradeDraft(...units: readonly (readonly EconomyId[])[]): Draft {
  const among = units.flat();
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}
