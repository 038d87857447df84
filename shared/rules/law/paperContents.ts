/** What a paper agrees line by line: concessions, payments, swaps, and how its tariff cuts arrive. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, TradeException } from '#shared/protocol/clauses.ts';
import type { Agreement, AgreementTerms, Concession, Timetable } from '#shared/protocol/law.ts';
import type { Payment } from '#shared/protocol/payment.ts';
import { agreedRateBp, preferentialRateBp } from '../agreements/rates.ts';
import { mergeTerms } from '../agreements/terms.ts';
import { unionOf, unitOf } from '../agreements/unions.ts';
import { wallOf } from '../schedules/walls.ts';
import type { GameState } from '../state.ts';
import type { LawSource } from './agreement.ts';

type Specialization = NonNullable<AgreementTerms['specializations']>[number];

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

/** From this level on no tariff is left that could arrive in steps or be suspended. */
const NO_TARIFF_LEFT = 3;

/** The agreement with what a paper says about how its cuts arrive, and on what condition they stay. */
export function withTariffTerms(state: GameState, source: LawSource, agreement: Agreement): Agreement {
  if (agreement.level >= NO_TARIFF_LEFT) return agreement;
  const phaseIn = timetableOf(state, source, agreement);
  const conditions = source.clauses.flatMap((clause) =>
    clause.type === 'conditionality' && agreement.parties.includes(clause.of)
      ? [{ of: clause.of, condition: clause.condition }]
      : [],
  );
  if (phaseIn === undefined && conditions.length === 0) return agreement;
  const terms: AgreementTerms = {
    ...(phaseIn === undefined ? {} : { phaseIn }),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
  return { ...agreement, terms: mergeTerms(agreement.terms ?? {}, terms) };
}

function timetableOf(state: GameState, { clauses }: LawSource, agreement: Agreement): Timetable | undefined {
  const rounds = clauses.find(({ type }) => type === 'phaseIn');
  const special = clauses.flatMap((clause) => (clause.type === 'specialTreatment' ? [clause] : []));
  if (rounds === undefined && special.length === 0) return undefined;
  const lastAfter = (steps: number): number => state.round + steps - 1;
  const before = ratesBefore(state, agreement);
  if (before.length === 0) return undefined;
  return {
    fromRound: state.round,
    untilRound: lastAfter(rounds?.type === 'phaseIn' ? rounds.rounds : 1),
    longer: Object.fromEntries(
      special.flatMap(({ to, rounds: steps }) => to.map((economy) => [economy, lastAfter(steps)])),
    ),
    before,
    reachedRound: state.round,
  };
}

/** What is levied now on every line that the agreement cuts. */
function ratesBefore(state: GameState, agreement: Agreement): Concession[] {
  const own = { [agreement.id]: agreement };
  return agreement.parties.flatMap((by) =>
    agreement.parties
      .filter((to) => to !== by)
      .flatMap((to) =>
        Object.entries(wallOf(state, by)).flatMap(([sector, mfnBp]) => {
          const agreedBp = agreedRateBp(own, by, to, sector);
          const rateBp = preferentialRateBp(state.agreements, by, to, sector, mfnBp) ?? mfnBp;
          return agreedBp === undefined || rateBp <= agreedBp ? [] : [{ by, to, sector, rateBp }];
        }),
      ),
  );
}
