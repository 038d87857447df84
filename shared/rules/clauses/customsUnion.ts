/** Founding a customs union, and what a proposal of a union says about older agreements of its members. */
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { ClauseOf, FieldsByKind, FormerAgreement, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairsOf } from '../law/register.ts';
import { completeKey, keyFault, rescaleKey } from '../law/transfers.ts';
import { standingTermsOf, withTermsOrNone } from '../law/terms.ts';
import { foundingWall } from '../law/lawInForce.ts';
import {
  type IntegrationLaw,
  type LawSource,
  amended,
  boundUntilBy,
  boundUntilRound,
  freshAgreement,
  sameParties,
  sameUnion,
} from '../law/agreement.ts';
import { formerLaw, formerToDecide, membersIn, outsidersOf } from '../law/formerAgreements.ts';
import type { CountryGame } from '../state.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  type LawAndLevels,
  climbFaults,
  duplicate,
  isSeat,
  levelFaults,
  opensAmong,
  otherUnionFaults,
  repeated,
} from './clauseKind.ts';

export const UNION_FIELDS = {
  /** Level 3: one voted outside wall, revenue pooled and shared by the key. */
  customsUnion: { among: 'group', key: 'revenueKey', former: 'formerAgreements' },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof UNION_FIELDS> {}
}

/** A customs union: one wall towards outsiders, and its revenue in a pool. */
export const customsUnion: ClauseKind<'customsUnion'> = {
  ...GROUP,
  // One wall, a pool and a vote: the first form with an authority of its own.
  polarity: 'positive',
  level: 3,
  obliges: 'concerned',
  concerned: (law, { among, former }) => [...among, ...formerPartners(law, former, among)],
  without: (clause, stays) => {
    const union = GROUP.without(clause, stays);
    return union && { ...union, key: rescaleKey(completeKey(clause.key, clause.among), union.among) };
  },
  needsOwnSignature: ({ among }, party) => among.includes(party),
  shapeFaults: (_scenario, clause, index) => [
    ...duplicate(repeated(clause.among), index),
    ...keyFaults(clause, index),
    ...formerRepeated(clause, index),
  ],
  faults: unionFaults,
  form: unionLaw,
  brings: (_law, { among }) => among,
  opens: (_law, { among }, economy) => opensAmong(among, economy),
};

function unionLaw(
  scenario: Scenario,
  state: CountryGame,
  source: LawSource,
  clause: ClauseOf<'customsUnion'>,
): IntegrationLaw {
  const members = clause.among;
  const present = sameUnion(state, members);
  const base = present ?? sameParties(state, members, 2) ?? freshAgreement(state, source, 3, members);
  const target: Agreement = {
    ...withTermsOrNone(amended(state, base, source), standingTermsOf(base)),
    level: present?.level ?? 3,
    key: completeKey(clause.key, members),
    concessions: [],
    exceptions: [],
  };
  const alongside = formerLaw(state, clause.former, members, boundUntilBy(state, source));
  if (present !== undefined) return { target, alongside, end: [] };
  const wall = foundingWall(scenario, state, members);
  return { target, alongside, end: [], walls: fromKeys(members, () => wall) };
}

function keyFaults({ key, among }: ClauseOf<'customsUnion'>, clause: number): Rejection[] {
  const fault = keyFault(key, among);
  if (fault === undefined) return [];
  return fault.type === 'notWhole'
    ? [{ code: 'clause/key-not-whole', clause }]
    : [{ code: 'clause/key-member', economy: fault.economy, clause }];
}

/** Older agreements that a proposal decides twice. */
export function formerRepeated(
  { former }: { readonly former: readonly FormerAgreement[] },
  index: number,
): Rejection[] {
  return duplicate(repeated(former.map(({ agreement }) => agreement)), index);
}

/** Outsiders whose agreement is extended to a union: it needs their signature. */
export function formerPartners(
  law: LawAndLevels,
  former: readonly FormerAgreement[],
  members: readonly EconomyId[],
): EconomyId[] {
  return former.flatMap(({ agreement: id, action }) => {
    const agreement = law.agreements[id];
    return action === 'extend' && agreement !== undefined ? outsidersOf(agreement, members) : [];
  });
}

/** Level 3 founded: every pair ready, one union each, older agreements decided. A union of the same members may change its key. */
function unionFaults(draftCase: DraftCase, clause: ClauseOf<'customsUnion'>, index: number): Rejection[] {
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

/** What a union's proposal must say about its members' older agreements with outsiders. */
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
