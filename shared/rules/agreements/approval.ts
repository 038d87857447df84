/** How deep unions decide on their dealings with outsiders: below level 5 every member signs for itself. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';

/** The level from which a union decides by weight. */
export const BY_WEIGHT = 5;
const MAJORITY = 2 / 3;
/** Weights are sums of fractions: two thirds shall not fail by a rounding error. */
const TOLERANCE = 1e-9;

export type ApprovalLaw = Pick<GameState, 'agreements' | 'seats' | 'round' | 'settled'>;
export type Signed = Pick<Proposal, 'parties' | 'clauses' | 'signatures' | 'revision' | 'refusedBy'>;

/** Two thirds by weight in an economic union; at full integration the presidency signs what two thirds have not refused. */
export function hasApproved(law: ApprovalLaw, proposal: Signed, union: Agreement): boolean {
  if (union.level < PRESIDED) {
    const signers = union.parties.filter((member) => hasSigned(proposal, member));
    return votingWeight(law, union, signers) >= MAJORITY - TOLERANCE;
  }
  const president = presidencyOf(law, union);
  return president !== undefined && hasSigned(proposal, president) && !isRefused(law, proposal, union);
}

function isRefused(law: ApprovalLaw, { refusedBy }: Pick<Signed, 'refusedBy'>, union: Agreement): boolean {
  return votingWeight(law, union, refusedBy) >= MAJORITY - TOLERANCE;
}

/**
 * Whether refusals of members keep an outsider out of their bloc: one is enough below level 5; in an economic union more than a third
 * by weight; at full integration two thirds.
 */
export function blocksEntry(law: ApprovalLaw, bloc: Agreement, refusedBy: readonly EconomyId[]): boolean {
  if (!bloc.parties.some((member) => refusedBy.includes(member))) return false;
  if (bloc.level < BY_WEIGHT) return true;
  if (bloc.level >= PRESIDED) return isRefused(law, { refusedBy }, bloc);
  return votingWeight(law, bloc, refusedBy) > 1 - MAJORITY + TOLERANCE;
}

export function hasSigned({ signatures, revision }: Signed, party: EconomyId): boolean {
  return signatures[party] === revision;
}

/** Full integration has one authority: the level from which a union has a presidency. */
export const PRESIDED = 6;

/**
 * Who speaks for a fully integrated bloc in this round: the presidency goes round the members in the order of the seats, one step
 * a round, and passes over those who are away. An empty seat is governed by a bot, which presides like anybody else; a bot that
 * minds a person's seat does not. Undefined below level 6, and while nobody is there.
 */
export function presidencyOf(
  { seats, round }: Pick<GameState, 'seats' | 'round'>,
  { level, parties }: Pick<Agreement, 'level' | 'parties'>,
): EconomyId | undefined {
  if (level < PRESIDED) return undefined;
  const members = Object.keys(seats).filter((economy) => parties.includes(economy));
  const turn = members.length === 0 ? 0 : (Math.max(1, round) - 1) % members.length;
  const inTurn = [...members.slice(turn), ...members.slice(0, turn)];
  return inTurn.find((economy) => {
    const seat = seats[economy];
    return seat !== undefined && (seat.member === undefined || seat.present);
  });
}

/** Votes in an economic union: half by income, half by heads of members. */
const BY_INCOME = 0.5;

/** Part of the votes of a union that some of its members have, 0–1, by last settled incomes. */
export function votingWeight(
  { settled }: { readonly settled: Pick<GameState['settled'], 'incomeBn'> },
  { parties }: Pick<Agreement, 'parties'>,
  voters: readonly EconomyId[],
): number {
  const incomeOf = (economies: readonly EconomyId[]): number =>
    economies.reduce((sum, economy) => sum + (settled.incomeBn[economy] ?? 0), 0);
  const members = parties.filter((party) => voters.includes(party));
  const total = incomeOf(parties);
  const byIncome = total > 0 ? incomeOf(members) / total : members.length / parties.length;
  return BY_INCOME * byIncome + (1 - BY_INCOME) * (members.length / parties.length);
}
