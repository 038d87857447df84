import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';

/** A pact after members have left or were shut out: payments to and from them end. Undefined where fewer than two are left. */
export function withoutMembers(pact: Pact, gone: readonly EconomyId[]): Pact | undefined {
  const stays = (economy: EconomyId): boolean => !gone.includes(economy);
  const members = pact.members.filter(stays);
  if (members.length < 2) return undefined;
  return { ...pact, members, payments: pact.payments.filter(({ from, to }) => stays(from) && stays(to)) };
}
