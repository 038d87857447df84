import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { aCustomsUnion, aFreeTradeArea, aNegotiation, type Negotiation } from './aNegotiation.ts';

/** A world table in round 2, in which two economies have just founded a union on their area of round 1. */
export function aTableWithUnion(a: EconomyId = 'USA', b: EconomyId = 'CAN'): Negotiation {
  const table = aNegotiation({ scenario: 'world' });
  table.conclude(aFreeTradeArea(a, b));
  table.nextRound();
  table.conclude(aCustomsUnion(a, b));
  return table;
}

/** Two unions of two, in round 2. */
export function aTableWithTwoUnions(): Negotiation {
  const table = aNegotiation({ scenario: 'world' });
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  table.conclude(aFreeTradeArea('JPN', 'KOR'));
  table.nextRound();
  table.conclude(aCustomsUnion('USA', 'CAN'));
  table.conclude(aCustomsUnion('JPN', 'KOR'));
  return table;
}

export function unionAmong(table: Negotiation, ...parties: EconomyId[]): Agreement {
  const union = table.among(...parties);
  if (union.level < 3) throw new Error(`no union among ${parties.join()}`);
  return union;
}
