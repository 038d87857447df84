/** Agreements of union members with outsiders: which a proposal of the union must extend or end, and how. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { remembering } from '#shared/kernel/records.ts';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Agreement, Concession } from '#shared/protocol/law.ts';
import { agreedRateBp } from './rates.ts';
import { type Register, pairLevel } from './register.ts';
import type { CountryGame } from '../state.ts';
import { bindParties } from './agreement.ts';
import { withoutParties, giveNotices } from './leaving.ts';

/** Outsiders with whom an agreement gives members of a union free trade or a preference, either way. */
export function outsidersOf(agreement: Agreement, members: readonly EconomyId[]): EconomyId[] {
  const isMember = (economy: EconomyId): boolean => members.includes(economy);
  if (!agreement.parties.some(isMember)) return [];
  if (agreement.level >= FREE_TRADE_LEVEL) return agreement.parties.filter((party) => !isMember(party));
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
 * Agreements with outsiders that would not hold for every member of a union, given what its proposal has decided so far: it must
 * extend or end each of them too. What members are already leaving counts as left.
 */
export function formerToDecide(
  register: Register,
  members: readonly EconomyId[],
  decided: readonly FormerAgreement[] = [],
): readonly Agreement[] {
  const name = `${members.join()} ${decided.map(({ agreement, action }) => `${agreement}:${action}`).join()}`;
  return toDecide(register, name, () => findToDecide(register, members, decided));
}

/** Asked of the same members again and again while proposals are drafted and read. */
const toDecide = remembering<Register, readonly Agreement[]>();

function findToDecide(
  register: Register,
  members: readonly EconomyId[],
  decided: readonly FormerAgreement[],
): Agreement[] {
  const after = afterDecisions(register, members, decided);
  return Object.values(after).filter((agreement) => {
    const isDecided = decided.some((decision) => decision.agreement === agreement.id);
    if (isDecided || agreement.level >= 3 || outsidersOf(agreement, members).length === 0) return false;
    return !holdsForAll(after, agreement, members);
  });
}

/** Decides to end all that must be decided: what a proposal may say before anybody asks the outsiders. */
export function endAllFormer(register: Register, members: readonly EconomyId[]): FormerAgreement[] {
  let decided: FormerAgreement[] = [];
  let open = formerToDecide(register, members);
  while (open.length > 0) {
    decided = [...decided, ...open.map(({ id }) => ({ agreement: id, action: 'end' as const }))];
    open = formerToDecide(register, members, decided);
  }
  return decided;
}

/** The register when all notices of the members have run out and the decisions are carried out. */
function afterDecisions(
  register: Register,
  members: readonly EconomyId[],
  decided: readonly FormerAgreement[],
): Register {
  const actions = new Map(decided.map(({ agreement, action }) => [agreement, action]));
  const after = Object.values(register).flatMap((agreement) => {
    const action = actions.get(agreement.id);
    if (action === 'extend') return [extendAgreement(agreement, members, 0)];
    const leavers =
      action === 'end'
        ? membersIn(agreement, members)
        : agreement.notices.map(({ by }) => by).filter((by) => members.includes(by));
    if (leavers.length === 0) return [agreement];
    return withoutParties(agreement, leavers) ?? [];
  });
  return Object.fromEntries(after.map((agreement) => [agreement.id, agreement]));
}

/** Whether every right between members and outsiders is already one of all members: a union has one wall and deals as one. */
function holdsForAll(register: Register, agreement: Agreement, members: readonly EconomyId[]): boolean {
  const isHeld = ({ by, to, sector, rateBp }: Concession): boolean => {
    const present = agreedRateBp(register, by, to, sector);
    return present !== undefined && present <= rateBp;
  };
  // What the agreement itself says is held.
  return (
    agreement.concessions.every((concession) =>
      inNamesOfAll(concession, members).every((named) => named === concession || isHeld(named)),
    ) &&
    (agreement.level < FREE_TRADE_LEVEL || isFreeForAll(register, agreement, members))
  );
}

/** Free trade with the outsiders of an area: of all members, and on the same lines. */
function isFreeForAll(register: Register, area: Agreement, members: readonly EconomyId[]): boolean {
  const lines = new Set(
    Object.values(register).flatMap(({ exceptions }) => exceptions.map(({ sector }) => sector)),
  );
  const isFree = (by: EconomyId, to: EconomyId, sector: string): boolean =>
    agreedRateBp(register, by, to, sector) === 0;
  const frees = (by: EconomyId, sector: string): boolean =>
    !area.exceptions.some((exception) => exception.by === by && exception.sector === sector);
  return outsidersOf(area, members).every(
    (outsider) =>
      members.every((member) => pairLevel(register, member, outsider) >= FREE_TRADE_LEVEL) &&
      [...lines].every((sector) => {
        const membersFree = membersIn(area, members).some((member) => frees(member, sector));
        return members.every(
          (member) =>
            (!membersFree || isFree(member, outsider, sector)) &&
            (!frees(outsider, sector) || isFree(outsider, member, sector)),
        );
      }),
  );
}

/** Concessions between members and outsiders in the names of all members; the others as they are. */
function extendedConcessions(agreement: Agreement, members: readonly EconomyId[]): Concession[] {
  const extended = agreement.concessions.flatMap((concession) => inNamesOfAll(concession, members));
  const distinct = new Map(
    extended.map((concession) => {
      const { by, to, sector, rateBp } = concession;
      return [`${by} ${to} ${sector} ${rateBp}`, concession];
    }),
  );
  return [...distinct.values()];
}

/** A concession of a member to an outsider, or the other way, once for every member: itself, and copies for the others. */
function inNamesOfAll(concession: Concession, members: readonly EconomyId[]): Concession[] {
  const { by, to } = concession;
  const givesOut = members.includes(by);
  if (givesOut === members.includes(to)) return [concession];
  return members.map((member) => {
    if (member === by || member === to) return concession;
    return givesOut ? { ...concession, by: member } : { ...concession, to: member };
  });
}

/** The agreement for all members of the union; those it did not bind so far are bound like entrants. */
function extendAgreement(agreement: Agreement, members: readonly EconomyId[], boundUntil: number): Agreement {
  const name = `${boundUntil} ${members.join()}`;
  return extensions(agreement, name, () => extendTo(agreement, members, boundUntil));
}

/** One and the same object each time, so that what is read off it is read once. */
const extensions = remembering<Agreement, Agreement>();

function extendTo(agreement: Agreement, members: readonly EconomyId[], boundUntil: number): Agreement {
  const newcomers = members.filter((member) => !agreement.parties.includes(member));
  const lines = agreement.exceptions.flatMap(({ by, sector }) =>
    members.includes(by) ? members.map((member) => ({ by: member, sector })) : [{ by, sector }],
  );
  const exceptions = [...new Map(lines.map((line) => [`${line.by} ${line.sector}`, line])).values()];
  const extended: Agreement = {
    ...agreement,
    notices: agreement.notices.filter(({ by }) => !members.includes(by)),
    parties: [...agreement.parties, ...newcomers],
    concessions: extendedConcessions(agreement, members),
    exceptions,
  };
  return bindParties(extended, newcomers, boundUntil);
}

/** What a union's proposal does with its members' older agreements; one that is none of theirs under this law stays as it is. */
export function formerLaw(
  state: Pick<CountryGame, 'agreements' | 'round'>,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
  boundUntil: number,
): Agreement[] {
  return former.flatMap(({ agreement: id, action }) => {
    const agreement = state.agreements[id];
    if (agreement === undefined || outsidersOf(agreement, members).length === 0) return [];
    if (action === 'extend') return [extendAgreement(agreement, members, boundUntil)];
    return [giveNotices(agreement, membersIn(agreement, members), state.round + 1)];
  });
}
