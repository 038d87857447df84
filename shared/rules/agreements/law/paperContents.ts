import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Agreement, AgreementTerms, Concession } from '#shared/protocol/law.ts';
import type { Payment } from '#shared/protocol/payment.ts';
import type { GameState } from '../../state.ts';
import { mergeTerms } from '../terms/standingTerms.ts';
import type { LawSource } from './draftAgreement.ts';
import { expandConcession } from './expandConcession.ts';

export type Specialization = NonNullable<AgreementTerms['specializations']>[number];

/** What a paper agrees line by line, read in the law in which its form of integration is already in force. */
export type Contents = {
  readonly concessions: readonly Concession[];
  readonly payments: readonly Payment[];
  readonly specializations: readonly Specialization[];
};

export function contentsOf(after: GameState, source: LawSource): Contents {
  return {
    concessions: source.clauses.flatMap((clause) =>
      concessionsOf(clause).flatMap((cut) => expandConcession(after, cut)),
    ),
    payments: source.clauses.flatMap((clause) => {
      if (clause.type !== 'payment') return [];
      const { from, to, amountMn, rounds } = clause;
      return [{ from, to, amountMn, untilRound: after.round + rounds - 1 }];
    }),
    specializations: source.clauses.flatMap((clause) =>
      clause.type === 'agreedSpecialization' ? [{ between: clause.between, sinceRound: after.round }] : [],
    ),
  };
}

/** Tariff cuts that a clause contains: both sectors of an agreed specialization are free both ways. */
export function concessionsOf(clause: Clause): ClauseOf<'tariffConcession'>[] {
  if (clause.type === 'tariffConcession') return [clause];
  if (clause.type !== 'agreedSpecialization') return [];
  const [one, two] = clause.between;
  return [one.keeps, two.keeps].flatMap((sector) =>
    [
      { by: one.party, to: [two.party] },
      { by: two.party, to: [one.party] },
    ].map((line) => ({ type: 'tariffConcession', ...line, sector, rateBp: 0 }) as const),
  );
}

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

/** The agreement with what a paper agrees line by line. */
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
