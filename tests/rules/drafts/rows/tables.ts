import type { Clause, FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aDraft, aFreeTradeArea, aNegotiation, type Negotiation } from '../../../support/aNegotiation.ts';

export const quartet = (): Negotiation => aNegotiation();
export const later = (): Negotiation => aNegotiation({ round: 3 });
export const world = (): Negotiation => aNegotiation({ scenario: 'world', round: 2 });

/** One agreement a seat and round, which holds for that round; ALB and DUN have signed theirs. */
export function withSignature(): Negotiation {
  const table = aNegotiation({ isLimited: true });
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  return table;
}

/** Agreements may have two members in round 1, three in round 2, four in round 3. */
export const growing = (): Negotiation =>
  aNegotiation({ scenario: 'world', preset: 'worldShort', isLimited: true });

/** The same, USA–CAN and JPN–KOR being areas since round 1. */
export function withPairs(round: number): Negotiation {
  const table = growing();
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  table.conclude(aFreeTradeArea('JPN', 'KOR'));
  while (table.state.round < round) table.nextRound();
  return table;
}

/** ALB and DUN founded an area in round 1; round 3. */
export function withArea(): Negotiation {
  const table = aNegotiation();
  table.conclude(aFreeTradeArea('ALB', 'DUN'));
  table.nextRound();
  table.nextRound();
  return table;
}

/** USA–CAN and CAN–MEX are areas since round 1; round 2. */
export function withHub(): Negotiation {
  const table = aNegotiation({ scenario: 'world' });
  table.conclude(aFreeTradeArea('USA', 'CAN'));
  table.conclude(aFreeTradeArea('CAN', 'MEX'));
  table.nextRound();
  return table;
}

export function aUnionOf(former: FormerAgreement[], ...among: string[]): Draft {
  return aDraft(among, { type: 'customsUnion', among, key: { type: 'people' }, former });
}

export function withKey(percent: Readonly<Record<string, number>>): Draft {
  return aDraft(['ALB', 'DUN'], {
    type: 'customsUnion',
    among: ['ALB', 'DUN'],
    key: { type: 'shares', percent },
    former: [],
  });
}

export function anEntry(table: Negotiation, bloc: readonly string[], entrant: string): Clause {
  return { type: 'accession', agreement: table.among(...bloc).id, entrant, former: [] };
}

export function aMerger(table: Negotiation, bloc: readonly string[], other: readonly string[]): Clause {
  return { type: 'merger', agreement: table.among(...bloc).id, with: table.among(...other).id, former: [] };
}
