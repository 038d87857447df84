import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, TradeException } from '#shared/protocol/clauses.ts';
import type { Concession } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import { unionOf, unitOf } from '../unionOf.ts';

type Law = Pick<GameState, 'agreements'>;

/**
 * A concession in the names of all whom it concerns: a union deals as one, so what one member gives to an outsider, or
 * gets from one, all of them do. Among members of one union there is nothing left to cut.
 */
export function expandConcession(law: Law, clause: ClauseOf<'tariffConcession'>): Concession[] {
  const takers = [...new Set(clause.to.flatMap((economy) => unitOf(law, economy)))];
  return unitOf(law, clause.by).flatMap((by) =>
    takers
      .filter((to) => to !== by && !isSameUnion(law, by, to))
      .map((to) => ({ by, to, sector: clause.sector, rateBp: clause.rateBp })),
  );
}

/** Exceptions of a free trade area: a union has one wall, so one member's line is that of all members in the area. */
export function expandExceptions(
  law: Law,
  exceptions: readonly TradeException[],
  among: readonly EconomyId[],
): TradeException[] {
  const lines = new Map<string, TradeException>();
  for (const { by, sector } of exceptions) {
    for (const member of unitOf(law, by)) {
      if (among.includes(member)) lines.set(`${member} ${sector}`, { by: member, sector });
    }
  }
  return [...lines.values()];
}

export function isSameUnion(law: Law, a: EconomyId, b: EconomyId): boolean {
  return unionOf(law, a)?.parties.includes(b) === true;
}
