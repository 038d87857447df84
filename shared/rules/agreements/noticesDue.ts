import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, LawChange } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';
import { rescaleKey } from './revenueKey.ts';
import { unitOf } from './unionOf.ts';

/**
 * The law after the notices that fall due before the negotiation of a round. A leaver keeps its wall, which is the union's,
 * and moves on from there; those who stay share the pool pro rata; an agreement of one ends.
 */
export function noticesDue(state: Pick<GameState, 'agreements'>, round: number): LawChange {
  const agreements = Object.values(state.agreements);
  const fromUnions = leave(
    state,
    agreements.filter(({ level }) => level >= 3),
    round,
  );
  const left = Object.fromEntries(fromUnions.upsert.map((union) => [union.id, union]));
  // Who leaves a union at the same time leaves other agreements on its own again.
  const afterUnions = { agreements: { ...omit(state.agreements, fromUnions.end), ...left } };
  const fromOthers = leave(
    afterUnions,
    agreements.filter(({ level }) => level < 3),
    round,
  );
  return {
    upsert: [...fromUnions.upsert, ...fromOthers.upsert],
    end: [...fromUnions.end, ...fromOthers.end],
  };
}

function omit(register: GameState['agreements'], ids: readonly AgreementId[]): GameState['agreements'] {
  return Object.fromEntries(
    Object.values(register).flatMap((each) => (ids.includes(each.id) ? [] : [[each.id, each]])),
  );
}

function leave(
  state: Pick<GameState, 'agreements'>,
  agreements: readonly Agreement[],
  round: number,
): { readonly upsert: Agreement[]; readonly end: AgreementId[] } {
  const upsert: Agreement[] = [];
  const end: AgreementId[] = [];
  for (const agreement of agreements) {
    const leavers = leaversOf(state, agreement, round);
    if (leavers.length === 0) continue;
    const left = withoutParties(agreement, leavers);
    if (left === undefined) end.push(agreement.id);
    else upsert.push(left);
  }
  return { upsert, end };
}

/** Parties whose notice is due. A union deals as one: its members leave an agreement with outsiders once all gave notice. */
function leaversOf(state: Pick<GameState, 'agreements'>, agreement: Agreement, round: number): EconomyId[] {
  const due = agreement.notices.filter(({ outInRound }) => outInRound <= round).map(({ by }) => by);
  return due.filter((leaver) =>
    mustLeaveTogether(state, agreement, leaver).every((member) => due.includes(member)),
  );
}

/** Parties with which a party leaves: alone, but for members of a union in an agreement with outsiders. */
export function mustLeaveTogether(
  state: Pick<GameState, 'agreements'>,
  agreement: Agreement,
  party: EconomyId,
): EconomyId[] {
  const unit = unitOf(state, party);
  const hasOutsider = agreement.parties.some((other) => !unit.includes(other));
  return hasOutsider ? agreement.parties.filter((other) => unit.includes(other)) : [party];
}

/** The agreement among those who stay; undefined when it ends. */
export function withoutParties(agreement: Agreement, leavers: readonly EconomyId[]): Agreement | undefined {
  const stays = (economy: EconomyId): boolean => !leavers.includes(economy);
  const parties = agreement.parties.filter(stays);
  if (parties.length < 2) return undefined;
  const left: Agreement = {
    ...agreement,
    parties,
    concessions: agreement.concessions.filter(({ by, to }) => stays(by) && stays(to)),
    exceptions: agreement.exceptions.filter(({ by }) => stays(by)),
    payments: agreement.payments.filter(({ from, to }) => stays(from) && stays(to)),
    notices: agreement.notices.filter(({ by }) => stays(by)),
    ...(agreement.key === undefined ? {} : { key: rescaleKey(agreement.key, parties) }),
  };
  const isEmpty = left.level === 1 && left.concessions.length + left.payments.length === 0;
  return isEmpty ? undefined : left;
}
