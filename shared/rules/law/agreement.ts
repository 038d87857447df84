/** An agreement as proposals make it: founded, amended, bound for some rounds, taking over older ones, with what is agreed line by line. */
import { BINDING_ROUNDS, FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import { type AgreementId, type EconomyId, type ProposalId, agreementId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, TradeException } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Concession, LawChange, Specialization } from '#shared/protocol/law.ts';
import type { Payment } from '#shared/protocol/payments.ts';
import type { CountryGame } from '../state.ts';
import { unionOf, unionsOf, unitOf } from './blocs.ts';
import { agreedRateBp } from './rates.ts';
import { mergeTerms, termsBeyond } from './terms.ts';

/** A proposal that makes law: a draft, with its id once it is on the table. */
export type LawSource = Draft & { readonly id?: ProposalId };

/** What a proposal's form of integration does, before its concessions and payments are added. */
export type IntegrationLaw = {
  readonly target: Agreement;
  /** Other agreements that change beside it. */
  readonly alongside: readonly Agreement[];
  readonly end: readonly AgreementId[];
  readonly walls?: LawChange['walls'];
};

/** Last round in which a proposal concluded now binds. */
export function boundUntilBy(state: Pick<CountryGame, 'round'>, source: Draft): number {
  return state.round + bindingRounds(source.clauses) - 1;
}

/** The agreement in force at a level whose parties are just these. */
export function sameParties(
  state: Pick<CountryGame, 'agreements'>,
  parties: readonly EconomyId[],
  level: IntegrationLevel,
): Agreement | undefined {
  return Object.values(state.agreements).find(
    (agreement) =>
      agreement.level === level &&
      agreement.parties.length === parties.length &&
      agreement.parties.every((party) => parties.includes(party)),
  );
}

/** The customs union, however deep, whose members are just these. */
export function sameUnion(
  state: Pick<CountryGame, 'agreements'>,
  members: readonly EconomyId[],
): Agreement | undefined {
  return unionsOf(state).find(
    ({ parties }) => parties.length === members.length && parties.every((party) => members.includes(party)),
  );
}

/** An empty agreement with the next free number. */
export function freshAgreement(
  state: Pick<CountryGame, 'counters' | 'round'>,
  source: LawSource,
  level: IntegrationLevel,
  parties: readonly EconomyId[],
): Agreement {
  return {
    id: agreementId(state.counters.agreement),
    level,
    parties,
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: state.round,
    boundUntilRound: boundUntilBy(state, source),
    notices: [],
    ...(source.title === undefined ? {} : { title: source.title }),
    ...(source.id === undefined ? {} : { proposal: source.id }),
  };
}

/** The agreement as a new proposal of all its parties leaves it: bound anew, named anew where the proposal gives a name. */
export function amended(
  state: Pick<CountryGame, 'round'>,
  agreement: Agreement,
  source: LawSource,
): Agreement {
  return {
    ...agreement,
    boundUntilRound: Math.max(agreement.boundUntilRound, boundUntilBy(state, source)),
    notices: [],
    ...(source.title === undefined ? {} : { title: source.title }),
    ...(source.id === undefined ? {} : { proposal: source.id }),
  };
}

/** Last round in which a party may not give notice; late entrants are bound longer than the founders. */
export function boundUntilRound(agreement: Agreement, party: EconomyId): number {
  return Math.max(agreement.boundUntilRound, agreement.boundLonger?.[party] ?? 0);
}

/** How many rounds, the present one included, a proposal binds. */
function bindingRounds(clauses: readonly Clause[]): number {
  const asked = clauses.flatMap((clause) => (clause.type === 'bindingPeriod' ? [clause.rounds] : []));
  return Math.max(BINDING_ROUNDS, ...asked);
}

/** The agreement with some parties bound at least until a round. */
export function bindParties(
  agreement: Agreement,
  parties: readonly EconomyId[],
  untilRound: number,
): Agreement {
  const late = parties.filter((party) => boundUntilRound(agreement, party) < untilRound);
  if (late.length === 0) return agreement;
  const boundLonger = { ...agreement.boundLonger };
  for (const party of late) boundLonger[party] = untilRound;
  return { ...agreement, boundLonger };
}

/** A new agreement together with the older ones that it makes superfluous. */
type Absorption = { readonly agreement: Agreement; readonly ended: readonly Agreement[] };

/**
 * A level contains all lower ones: agreements among the same economies that give no right beyond the new one end in it.
 * Their running payments and longer bindings go on inside it.
 */
export function absorb(agreement: Agreement, others: readonly Agreement[], round: number): Absorption {
  const ended = others.filter((older) => isContained(older, agreement));
  const absorbed = ended.reduce((whole, older) => takeOver(whole, older, round), agreement);
  return { agreement: absorbed, ended };
}

/** The agreement with the running payments of another and at least its bindings. */
export function takeOver(agreement: Agreement, older: Agreement, round: number): Agreement {
  const running = older.payments.filter(({ untilRound }) => untilRound >= round);
  const whole = { ...agreement, payments: [...agreement.payments, ...running] };
  return older.parties.reduce(
    (bound: Agreement, party: EconomyId) => bindParties(bound, [party], boundUntilRound(older, party)),
    whole,
  );
}

function isContained(older: Agreement, newer: Agreement): boolean {
  const isAmong = older.parties.every((party) => newer.parties.includes(party));
  const grantsSomething = older.level >= FREE_TRADE_LEVEL || older.concessions.length > 0;
  if (!isAmong || !grantsSomething || older.level > newer.level || older.level >= 3) return false;
  if (Object.keys(termsBeyond(older, newer)).length > 0) return false;
  if (newer.level >= 3) return true;
  // Areas of the opening have their cost of proving origin in the data; traders would not change to dearer papers.
  if (older.level === FREE_TRADE_LEVEL && older.sinceRound === 0 && newer.sinceRound > 0) return false;
  // Where the new cuts arrive in steps, what has arrived already goes on beside them.
  if (newer.terms?.phaseIn !== undefined) return false;
  return isFreeTradeKept(older, newer) && areConcessionsKept(older, newer);
}

function isFreeTradeKept(older: Agreement, newer: Agreement): boolean {
  if (older.level < FREE_TRADE_LEVEL) return true;
  const isKept = (by: EconomyId, sector: string): boolean =>
    older.exceptions.some((exception) => exception.by === by && exception.sector === sector);
  return newer.exceptions.every(({ by, sector }) => !older.parties.includes(by) || isKept(by, sector));
}

function areConcessionsKept(older: Agreement, newer: Agreement): boolean {
  return older.concessions.every(({ by, to, sector, rateBp }) => {
    const rate = agreedRateBp({ [newer.id]: newer }, by, to, sector);
    return rate !== undefined && rate <= rateBp;
  });
}

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

type Law = Pick<CountryGame, 'agreements'>;

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
