import type { EconomyId } from '#shared/kernel/ids.ts';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Agreement, Concession } from '#shared/protocol/law.ts';
import type { GameState } from '../../state.ts';
import { bindParties } from '../boundUntilRound.ts';
import { pairLevel, type Register } from '../pairLevel.ts';
import { preferentialRateBp } from '../preferentialRate.ts';

/** Outsiders with whom an agreement gives members of a union free trade or a preference, either way. */
export function outsidersOf(agreement: Agreement, members: readonly EconomyId[]): EconomyId[] {
  const isMember = (economy: EconomyId): boolean => members.includes(economy);
  if (!agreement.parties.some(isMember)) return [];
  if (agreement.level >= 2) return agreement.parties.filter((party) => !isMember(party));
  const outsiders = agreement.concessions.flatMap(({ by, to }) =>
    isMember(by) === isMember(to) ? [] : [isMember(by) ? to : by],
  );
  return [...new Set(outsiders)];
}

/** Members of a union that are in an agreement. */
export function membersIn(agreement: Agreement, members: readonly EconomyId[]): EconomyId[] {
  return agreement.parties.filter((party) => members.includes(party));
}

/**
 * Agreements with outsiders that do not yet hold for every member of a union: its paper must extend or end each of them.
 * Those that all members concerned are already leaving are decided.
 */
export function formerToDecide(register: Register, members: readonly EconomyId[]): Agreement[] {
  return Object.values(register).filter((agreement) => {
    const outsiders = outsidersOf(agreement, members);
    if (agreement.level >= 3 || outsiders.length === 0) return false;
    return !isLeft(agreement, members) && !holdsForAll(register, agreement, members);
  });
}

function isLeft(agreement: Agreement, members: readonly EconomyId[]): boolean {
  return membersIn(agreement, members).every((member) => agreement.notices.some(({ by }) => by === member));
}

function holdsForAll(register: Register, agreement: Agreement, members: readonly EconomyId[]): boolean {
  if (agreement.level >= 2) {
    return outsidersOf(agreement, members).every((outsider) =>
      members.every((member) => pairLevel(register, member, outsider) >= 2),
    );
  }
  return extendedConcessions(agreement, members).every(({ by, to, sector, rateBp }) => {
    const present = preferentialRateBp(register, by, to, sector, Infinity);
    return present !== undefined && present <= rateBp;
  });
}

/** Concessions between members and outsiders in the names of all members; the others as they are. */
function extendedConcessions(agreement: Agreement, members: readonly EconomyId[]): Concession[] {
  const extended = agreement.concessions.flatMap((concession) => {
    const givesOut = members.includes(concession.by);
    const takesIn = members.includes(concession.to);
    if (givesOut === takesIn) return [concession];
    return members.map((member) =>
      givesOut ? { ...concession, by: member } : { ...concession, to: member },
    );
  });
  const distinct = new Map(extended.map((concession) => [JSON.stringify(concession), concession]));
  return [...distinct.values()];
}

/** The agreement for all members of the union; those it did not bind so far are bound like entrants. */
export function extendAgreement(
  agreement: Agreement,
  members: readonly EconomyId[],
  boundUntil: number,
): Agreement {
  const newcomers = members.filter((member) => !agreement.parties.includes(member));
  const lines = agreement.exceptions.flatMap(({ by, sector }) =>
    members.includes(by) ? members.map((member) => ({ by: member, sector })) : [{ by, sector }],
  );
  const exceptions = [...new Map(lines.map((line) => [`${line.by} ${line.sector}`, line])).values()];
  const extended: Agreement = {
    ...agreement,
    parties: [...agreement.parties, ...newcomers],
    concessions: extendedConcessions(agreement, members),
    exceptions,
  };
  return bindParties(extended, newcomers, boundUntil);
}

/** What a union's paper does with its members' older agreements. */
export function formerLaw(
  state: Pick<GameState, 'agreements' | 'round'>,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
  boundUntil: number,
): Agreement[] {
  return former.flatMap(({ agreement: id, action }) => {
    const agreement = state.agreements[id];
    if (agreement === undefined) return [];
    if (action === 'extend') return [extendAgreement(agreement, members, boundUntil)];
    return [giveNotices(agreement, membersIn(agreement, members), state.round + 1)];
  });
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
