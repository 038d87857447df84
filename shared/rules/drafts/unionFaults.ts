/** Faults of founding and deepening a customs union, and of what its paper says about older agreements. */
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, FormerAgreement, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairLevel, pairsOf } from '../agreements/register.ts';
import { completeKey } from '../agreements/revenue.ts';
import { unionOf } from '../agreements/unions.ts';
import { boundUntilRound, sameUnion } from '../law/agreement.ts';
import { type DeepeningClause, LEVEL_OF_DEEPENING } from '../law/deepeningLaw.ts';
import { formerToDecide, membersIn, outsidersOf } from '../law/formerAgreements.ts';
import { type DraftCase, isSeat } from './draft.ts';
import { climbFaults, levelFaults, otherUnionFaults } from './paceFaults.ts';

/** Level 3 founded: every pair ready, one union each, older agreements decided. A union of the same members may change its key. */
export function unionFaults(
  draftCase: DraftCase,
  clause: ClauseOf<'customsUnion'>,
  index: number,
): Rejection[] {
  const { state } = draftCase;
  const present = sameUnion(state, clause.among);
  const own = present === undefined ? [] : [present.id];
  return [
    ...levelFaults(state, 3, index),
    ...otherUnionFaults(state, clause.among, own, index),
    ...sameKeyFaults(clause, present?.key, index),
    ...climbFaults(state, pairsOf(clause.among), 3, index),
    ...formerFaults(draftCase, clause.former, clause.among, index),
  ];
}

function sameKeyFaults(
  { among, key }: ClauseOf<'customsUnion'>,
  present: RevenueKey | undefined,
  clause: number,
): Rejection[] {
  const [economy, other] = among;
  if (present === undefined || economy === undefined || other === undefined) return [];
  const isSame = canonicalJson(completeKey(key, among)) === canonicalJson(present);
  return isSame ? [{ code: 'pace/already-there', economy, other, level: 3, clause }] : [];
}

/** From this level on a union deepens as a whole or not at all: its policies are common. */
const WHOLE_UNION = 5;

/** Levels 4 to 6: members of one union, every pair ready, and from level 5 on all members. */
export function deepeningFaults(draftCase: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const { state } = draftCase;
  const level = LEVEL_OF_DEEPENING[clause.type];
  const pairs = pairsOf(clause.among);
  const faults = [...levelFaults(state, level, index), ...memberFaults(draftCase, clause, index)];
  if (faults.length > 0) return faults;
  const isThere = pairs.every(([a, b]) => pairLevel(state.agreements, a, b) >= level);
  return isThere ? thereFaults(clause, level, index) : climbFaults(state, pairs, level, index);
}

function memberFaults({ state }: DraftCase, clause: DeepeningClause, index: number): Rejection[] {
  const [economy, ...others] = clause.among;
  if (economy === undefined) return [];
  const union = unionOf(state, economy);
  const stranger = others.find((other) => union?.parties.includes(other) !== true);
  if (union === undefined || stranger !== undefined) {
    const other = stranger ?? others[0] ?? economy;
    return [{ code: 'deepening/not-one-union', economy, other, clause: index }];
  }
  const missing = union.parties.filter((member) => !clause.among.includes(member));
  const level = LEVEL_OF_DEEPENING[clause.type];
  if (level < WHOLE_UNION || missing.length === 0) return [];
  return [
    { code: 'deepening/needs-all-members', agreement: union.id, economies: missing, level, clause: index },
  ];
}

function thereFaults(
  { among: [economy, other] }: DeepeningClause,
  level: number,
  clause: number,
): Rejection[] {
  if (economy === undefined || other === undefined) return [];
  return [{ code: 'pace/already-there', economy, other, level, clause }];
}

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

/** Faults of extending an older agreement: it then holds for all members, so the outsider must sign, if anybody governs it, and its pairs climb like any others. */
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

/** Faults of ending an older agreement: as with leaving, not inside the binding period. */
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
