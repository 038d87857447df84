import type { EconomyId } from '#shared/kernel/ids.ts';
import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { boundUntilRound } from '../boundUntilRound.ts';
import { formerToDecide, membersIn, outsidersOf } from '../law/formerAgreements.ts';
import { isSeat, type DraftCase } from './draftCase.ts';
import { climbFaults } from './paceFaults.ts';

/** What a union's paper must say about its members' older agreements with outsiders. */
export function formerFaults(
  draftCase: DraftCase,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
  clause: number,
): Rejection[] {
  const { state } = draftCase;
  const undecided = formerToDecide(state.agreements, members, former);
  return [
    ...undecided.map(({ id }): Rejection => ({ code: 'union/former-undecided', former: id, clause })),
    ...former.flatMap(({ agreement: id, action }) => {
      const agreement = state.agreements[id];
      if (agreement === undefined || outsidersOf(agreement, members).length === 0)
        return [unknownFormer(id, clause)];
      return action === 'extend'
        ? extensionFaults(draftCase, agreement, members, clause)
        : endingFaults(draftCase, agreement, members, clause);
    }),
  ];
}

/** Where no union is founded or widened, nothing is to be decided. */
export function noFormerFaults(former: readonly FormerAgreement[], clause: number): Rejection[] {
  return former.map(({ agreement }) => unknownFormer(agreement, clause));
}

function unknownFormer(former: string, clause: number): Rejection {
  return { code: 'union/former-unknown', former, clause };
}

/** It then holds for all members, so the outsider must sign, if anybody governs it, and its pairs climb like any others. */
function extensionFaults(
  { state, draft }: DraftCase,
  agreement: Agreement,
  members: readonly EconomyId[],
  clause: number,
): Rejection[] {
  const outsiders = outsidersOf(agreement, members);
  const absent = outsiders.filter((economy) => isSeat(state, economy) && !draft.parties.includes(economy));
  const pairs = outsiders.flatMap((outsider) => members.map((member) => [outsider, member] as const));
  return [
    ...absent.map((economy): Rejection => ({
      code: 'union/former-needs-outsider',
      former: agreement.id,
      economy,
      clause,
    })),
    ...climbFaults(state, pairs, agreement.level, clause),
  ];
}

/** Ended as by leaving: not inside the binding period. */
function endingFaults(
  { state }: DraftCase,
  agreement: Agreement,
  members: readonly EconomyId[],
  clause: number,
): Rejection[] {
  const leavers = membersIn(agreement, members);
  const round = Math.max(...leavers.map((member) => boundUntilRound(agreement, member)));
  return round < state.round ? [] : [{ code: 'union/former-bound', former: agreement.id, round, clause }];
}
