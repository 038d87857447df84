/** What a proposal agrees line by line: concessions, payments and swaps. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, TradeException } from '#shared/protocol/clauses.ts';
import type { Agreement, AgreementTerms, Concession } from '#shared/protocol/law.ts';
import type { Payment } from '#shared/protocol/payment.ts';
import { mergeTerms } from '../agreements/terms.ts';
import { unionOf, unitOf } from '../agreements/unions.ts';
import type { GameState } from '../state.ts';

type Specialization = NonNullable<AgreementTerms['specializations']>[number];

/** What a proposal agrees line by line, read in the law in which its form of integration is already in force. */
export type Contents = {
  readonly concessions: readonly Concession[];
  readonly payments: readonly Payment[];
  readonly specializations: readonly Specialization[];
};

export function isEmpty({ concessions, payments, specializations }: Contents): boolean {
  return concessions.length + payments.length + specializations.length === 0;
}

/** What concerns members alone, and what reaches beyond them. */
export function splitContents(
  contents: Contents,
  isMember: (economy: EconomyId) => boolean,
): { readonly within: Contents; readonly beyond: Contents } {
  const isGivenInside = ({ by, to }: Concession): boolean => isMember(by) && isMember(to);
  const isPaidInside = ({ from, to }: Payment): boolean => isMember(from) && isMember(to);
  const isSwappedInside = ({ between }: Specialization): boolean =>
    between.every(({ party }) => isMember(party));
  const pick = (isInside: boolean): Contents => ({
    concessions: contents.concessions.filter((line) => isGivenInside(line) === isInside),
    payments: contents.payments.filter((line) => isPaidInside(line) === isInside),
    specializations: contents.specializations.filter((line) => isSwappedInside(line) === isInside),
  });
  return { within: pick(true), beyond: pick(false) };
}

/** The agreement with what a proposal agrees line by line. */
export function withContents(agreement: Agreement, contents: Contents): Agreement {
  const { specializations } = contents;
  const terms =
    specializations.length === 0 ? agreement.terms : mergeTerms(agreement.terms ?? {}, { specializations });
  return {
    ...agreement,
    concessions: [...agreement.concessions, ...contents.concessions],
    payments: [...agreement.payments, ...contents.payments],
    ...(terms === undefined ? {} : { terms }),
  };
}

/** All whom lines bind, once each. */
export function boundBy({ concessions, payments, specializations }: Contents): EconomyId[] {
  return [
    ...new Set([
      ...concessions.flatMap(({ by, to }) => [by, to]),
      ...payments.flatMap(({ from, to }) => [from, to]),
      ...specializations.flatMap(({ between }) => between.map(({ party }) => party)),
    ]),
  ];
}

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
