/** How agreements shrink: notices given and fallen due, parties that leave, common markets inside a smaller union. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { agreedRateBp } from './rates.ts';
import { type Register, pairLevel } from './register.ts';
import { rescaleKey } from './transfers.ts';
import { hasStandingTerms, mergeTerms, narrowTerms, withTermsOrNone } from './terms.ts';
import { innerMarketsOf, unionsOf, unitOf } from './blocs.ts';
import type { CountryGame } from '../state.ts';
import { boundUntilRound, takeOver } from './agreement.ts';

/** Why a seat may not give notice of an agreement in this round; undefined: it may. */
export function noticeFault(
  { agreements, round: now }: Pick<CountryGame, 'agreements' | 'round'>,
  by: EconomyId,
  id: AgreementId,
): Rejection | undefined {
  const agreement = agreements[id];
  if (agreement === undefined) return { code: 'agreement/unknown', agreement: id };
  if (!agreement.parties.includes(by)) return { code: 'withdrawal/not-a-party', agreement: id };
  if (agreement.notices.some((notice) => notice.by === by))
    return { code: 'withdrawal/already-noticed', agreement: id };
  const round = boundUntilRound(agreement, by);
  return now <= round ? { code: 'withdrawal/bound', agreement: id, round } : undefined;
}

type Leave = { readonly agreement: AgreementId; readonly by: EconomyId };

/**
 * The law after the notices that fall due before the negotiation of a round. A leaver keeps its wall, which is the union's,
 * and moves on from there; those who stay share the pool pro rata; an agreement of one ends. A union deals as one: while
 * leaving would give its members different terms with an outsider, the notice waits for those of the other members.
 */
export function noticesDue(state: Pick<CountryGame, 'agreements'>, round: number): LawChange {
  const { agreements } = state;
  const due = Object.values(agreements).flatMap(({ id, notices }) =>
    notices.filter(({ outInRound }) => outInRound <= round).map(({ by }): Leave => ({ agreement: id, by })),
  );
  const isInUnion = ({ agreement }: Leave): boolean => (agreements[agreement]?.level ?? 0) >= 3;
  const left = due.filter(isInUnion).flatMap((leave) => [leave, ...leavesWithin(agreements, leave)]);
  const afterUnions = tidyInnerMarkets(registerAfter(agreements, left), round);
  return changeTo(
    agreements,
    leaveTogether(
      afterUnions,
      due.filter((leave) => !isInUnion(leave)),
    ),
  );
}

/** The leaves that follow from leaving a union: those of the common markets inside it. */
function leavesWithin(register: Register, { agreement, by }: Leave): Leave[] {
  return Object.values(register)
    .filter(({ within, parties }) => within === agreement && parties.includes(by))
    .map(({ id }) => ({ agreement: id, by }));
}

/** The register when all leave but those who would split a union's terms; of several, the latest notice waits. */
function leaveTogether(register: Register, leaves: readonly Leave[]): Register {
  const after = registerAfter(register, leaves);
  const latest = leaves.findLastIndex((leave) => splitsUnion(register, after, leave));
  return latest < 0 ? after : leaveTogether(register, leaves.toSpliced(latest, 1));
}

function registerAfter(register: Register, leaves: readonly Leave[]): Register {
  const left = Object.values(register).flatMap((agreement) => {
    const leavers = leaves.filter((leave) => leave.agreement === agreement.id).map(({ by }) => by);
    const rest = leavers.length === 0 ? agreement : withoutParties(agreement, leavers);
    return rest === undefined ? [] : [[agreement.id, rest] as const];
  });
  return Object.fromEntries(left);
}

function splitsUnion(before: Register, after: Register, { agreement, by }: Leave): boolean {
  const lines = linesOf(before);
  const terms = (register: Register, a: EconomyId, b: EconomyId): string =>
    termsBetween(register, lines, a, b);
  const partners = before[agreement]?.parties.filter((party) => party !== by) ?? [];
  return partners.some((partner) => {
    const own = unitOf({ agreements: after }, by);
    const theirs = unitOf({ agreements: after }, partner);
    if (own.includes(partner) || terms(before, by, partner) === terms(after, by, partner)) return false;
    return (
      differ(own.map((member) => terms(after, member, partner))) ||
      differ(theirs.map((member) => terms(after, by, member)))
    );
  });
}

function differ(terms: readonly string[]): boolean {
  return new Set(terms).size > 1;
}

/** Sectors of which agreements speak apart. */
function linesOf(register: Register): string[] {
  const spoken = Object.values(register).flatMap(({ concessions, exceptions }) => [
    ...concessions,
    ...exceptions,
  ]);
  return [...new Set(spoken.map(({ sector }) => sector))];
}

/** On what an economy deals with another, both ways. */
function termsBetween(register: Register, lines: readonly string[], a: EconomyId, b: EconomyId): string {
  const rates = lines.map((sector) => [
    agreedRateBp(register, a, b, sector) ?? 'mfn',
    agreedRateBp(register, b, a, sector) ?? 'mfn',
  ]);
  return JSON.stringify([pairLevel(register, a, b) >= FREE_TRADE_LEVEL, rates]);
}

function changeTo(before: Register, after: Register): LawChange {
  const upsert: Agreement[] = [];
  const end: AgreementId[] = [];
  for (const agreement of Object.values(before)) {
    const left = after[agreement.id];
    if (left === undefined) end.push(agreement.id);
    else if (left !== agreement) upsert.push(left);
  }
  return { upsert, end };
}

/** The agreement among those who stay, the pool shared pro rata; undefined when it ends. */
export function withoutParties(agreement: Agreement, leavers: readonly EconomyId[]): Agreement | undefined {
  const stays = (economy: EconomyId): boolean => !leavers.includes(economy);
  const parties = agreement.parties.filter(stays);
  if (parties.length < 2) return undefined;
  const narrowed = withTermsOrNone(agreement, narrowTerms(agreement.terms ?? {}, stays));
  const left: Agreement = {
    ...narrowed,
    parties,
    concessions: agreement.concessions.filter(({ by, to }) => stays(by) && stays(to)),
    exceptions: agreement.exceptions.filter(({ by }) => stays(by)),
    payments: agreement.payments.filter(({ from, to }) => stays(from) && stays(to)),
    notices: agreement.notices.filter(({ by }) => stays(by)),
    ...(agreement.key === undefined ? {} : { key: rescaleKey(agreement.key, parties) }),
  };
  const isEmpty =
    left.level === 1 && left.concessions.length + left.payments.length === 0 && !hasStandingTerms(left);
  return isEmpty ? undefined : left;
}

/**
 * The register after unions have shrunk: a common market ends with its union, and one that all remaining members share is the
 * union's own level.
 */
function tidyInnerMarkets(register: Register, round: number): Register {
  const orphaned = Object.values(register).filter(
    ({ within }) => within !== undefined && register[within] === undefined,
  );
  const lone = orphaned.length === 0 ? register : without(register, orphaned);
  return unionsOf({ agreements: lone }).reduce((law, union) => promote(law, union, round), lone);
}

function promote(register: Register, union: Agreement, round: number): Register {
  const [deepest, ...others] = innerMarketsOf({ agreements: register }, union)
    .filter(({ parties }) => parties.length === union.parties.length)
    .toSorted((a, b) => b.level - a.level);
  if (deepest === undefined) return register;
  const whole = takeOver(union, deepest, round);
  const terms = mergeTerms(union.terms ?? {}, deepest.terms ?? {});
  const level = deepest.level > union.level ? deepest.level : union.level;
  const risen: Agreement = { ...withTermsOrNone(whole, terms), level };
  return { ...without(register, [deepest, ...others]), [union.id]: risen };
}

function without(register: Register, ended: readonly Agreement[]): Register {
  const kept = Object.values(register).filter(({ id }) => !ended.some((agreement) => agreement.id === id));
  return Object.fromEntries(kept.map((agreement) => [agreement.id, agreement]));
}

/** The agreement with notice of some parties, out before the negotiation of a round. */
export function giveNotices(
  agreement: Agreement,
  leavers: readonly EconomyId[],
  outInRound: number,
): Agreement {
  const late = leavers.filter((leaver) => !agreement.notices.some(({ by }) => by === leaver));
  const notices = [...agreement.notices, ...late.map((by) => ({ by, outInRound }))];
  return { ...agreement, notices };
}
