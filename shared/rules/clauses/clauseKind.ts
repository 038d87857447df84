/**
 * A kind of clause is one object with all that the rules know of it. `clauseKinds.ts` lists the kinds; what asks a clause for
 * something looks it up there. How to add one: docs/architecture.md.
 */
import type { IntegrationLevel, ModuleId } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf, ClauseType } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { LawChange, StandingTerms } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Contents, IntegrationLaw, LawSource } from '../law/agreement.ts';
import { unionOf } from '../law/blocs.ts';
import { pairKey, pairLevel, levelOpensIn } from '../law/register.ts';
import type { CountryGame } from '../state.ts';

/** A draft before the law: what each rule looks at. */
export type DraftCase = {
  readonly scenario: Scenario;
  /** The law as it would stand without the draft, proposals that await the bell included. */
  readonly state: CountryGame;
  /** The law with the draft's form of integration in force: what its concessions and payments are read against. */
  readonly after: CountryGame;
  readonly draft: Draft;
  readonly author: EconomyId;
  /** The law that the draft would make as a whole. */
  readonly law: () => LawChange;
  /** Whether a clause of the draft lays a duty on an economy. */
  readonly obliges: (economy: EconomyId) => boolean;
};

/** What decides whom a clause concerns: the register, and how far pairs had climbed when the round began. */
export type LawAndLevels = Pick<CountryGame, 'agreements' | 'pairLevels'>;

type Pair = readonly [EconomyId, EconomyId];

/**
 * Negative integration removes barriers and costs lobbies; positive integration builds institutions and costs sovereignty and a vote at
 * home (Tinbergen 1954, Pinder 1968). Neutral clauses say how, when or for what the others hold.
 */
export type Polarity = 'negative' | 'positive' | 'neutral';

/** What an economy itself opens by a clause. */
type Opening = {
  /** Sellers to whom it opens. */
  readonly to: readonly EconomyId[];
  /** Sectors that it opens, all but those kept where absent. */
  readonly only?: readonly SectorId[];
  readonly kept: readonly SectorId[];
};

/** Terms that bind by themselves, which a clause adds to the agreement of just these parties. */
export type Standing = {
  readonly among: readonly EconomyId[];
  readonly terms: StandingTerms;
  /** Money that members put in: it stays among those who signed for it, also when their bloc takes newcomers. */
  readonly isOwn: boolean;
};

/** The hooks that are not optional are asked of every clause; the others say what a kind does that not every kind does. */
export type ClauseKind<T extends ClauseType = ClauseType> = {
  readonly polarity: Polarity;
  /** On whom it lays a duty: on all whom it concerns, on some, or on nobody, since it says only how or when others work. */
  readonly obliges: 'concerned' | 'nobody' | ((clause: ClauseOf<T>) => readonly EconomyId[]);
  /** Economies that it names: each of them must sign. */
  readonly named: (clause: ClauseOf<T>) => readonly EconomyId[];
  /** The clause without some economies; undefined where it falls with them. */
  readonly without: (
    clause: ClauseOf<T>,
    stays: (economy: EconomyId) => boolean,
    law: LawAndLevels,
  ) => Clause | undefined;
  /** What a bot takes it to be about, whatever it pays and however fast; undefined where it only says how or at what price. */
  readonly offer: (clause: ClauseOf<T>) => string | undefined;

  /** All whom it concerns, so that they may be parties; absent: those whom it names. */
  readonly concerned?: (law: LawAndLevels, clause: ClauseOf<T>) => readonly EconomyId[];
  /** What no majority of a union can lay on a member: whose own signature it needs. */
  readonly needsOwnSignature?: (clause: ClauseOf<T>, party: EconomyId) => boolean;

  /** Beyond tariffs, forms and payments: played in games that go on above the customs union, and only with what it needs. */
  readonly beyond?: {
    readonly needs?: 'borderCosts' | ModuleId;
    /** Round from which it may be agreed in a game; undefined: from the first. */
    readonly opensIn?: (settings: CountryGame['settings']) => number | undefined;
  };
  /** What makes it unreadable by itself: sectors, repetitions, dealings with oneself. */
  readonly shapeFaults?: (scenario: Scenario, clause: ClauseOf<T>, index: number) => Rejection[];
  /** Whether it speaks of the same thing as an earlier clause of its kind, so that it would be unclear which holds. */
  readonly repeats?: (earlier: ClauseOf<T>, clause: ClauseOf<T>) => boolean;
  /** What keeps it from being law. */
  readonly faults?: (draftCase: DraftCase, clause: ClauseOf<T>, index: number) => Rejection[];
  /** The same, asked where nothing else is wrong with the whole draft. */
  readonly termFaults?: (draftCase: DraftCase, clause: ClauseOf<T>, index: number) => Rejection[];
  /** Pairs between which it founds something. */
  readonly pairs?: (law: LawAndLevels, clause: ClauseOf<T>) => readonly Pair[];

  /** The level of integration that it sets; of entries and mergers, the least. */
  readonly level?: IntegrationLevel;
  /** A form of integration as law; a proposal has one such clause at most. */
  readonly form?: (
    scenario: Scenario,
    state: CountryGame,
    source: LawSource,
    clause: ClauseOf<T>,
  ) => IntegrationLaw | undefined;
  /** Economies that it brings together in a bloc. */
  readonly brings?: (law: LawAndLevels, clause: ClauseOf<T>) => readonly EconomyId[];
  /** Tariff cuts that it contains. */
  readonly cuts?: (clause: ClauseOf<T>) => ClauseOf<'tariffConcession'>[];
  /** What it agrees line by line beside cuts, in a proposal of this round. */
  readonly lines?: (clause: ClauseOf<T>, round: number) => Partial<Omit<Contents, 'concessions'>>;
  /** Terms that it leaves in force, in a proposal of this round. */
  readonly standing?: (clause: ClauseOf<T>, round: number) => Standing;
  /** What an economy opens by it: lobbies ask. */
  readonly opens?: (law: LawAndLevels, clause: ClauseOf<T>, economy: EconomyId) => Opening;
};

type Among = { readonly among: readonly EconomyId[] };

/** What kinds have in common that speak of some economies as a group. */
export const GROUP = {
  named: ({ among }: Among): readonly EconomyId[] => among,
  without: withoutSome,
  offer: ({ type, among }: Among & { readonly type: string }): string => offerAmong(type, among),
} as const;

/** The clause among those who stay; undefined where fewer than two do. */
function withoutSome<C extends Among>(clause: C, stays: (economy: EconomyId) => boolean): C | undefined {
  const among = clause.among.filter(stays);
  return among.length < 2 ? undefined : { ...clause, among };
}

/** How bots name an offer to some economies, in whatever order a proposal names them. */
export function offerAmong(name: string, names: readonly string[]): string {
  return `${name} ${names.toSorted((a, b) => (a < b ? -1 : 1)).join()}`;
}

/** What a member of a group opens to the others. */
export function opensAmong(members: readonly EconomyId[], economy: EconomyId): Opening {
  return {
    to: members.includes(economy) ? members.filter((member) => member !== economy) : [],
    kept: [],
  };
}

/** How many economies two clauses have in common. */
export function inCommon(one: Among, other: Among): number {
  return one.among.filter((economy) => other.among.includes(economy)).length;
}

export function isSeat(state: Pick<CountryGame, 'seats'>, economy: EconomyId): boolean {
  return state.seats[economy] !== undefined;
}

/** Values that stand in a list more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

export function duplicate(twice: readonly string[], clause: number): Rejection[] {
  return twice.length === 0 ? [] : [{ code: 'clause/duplicate', clause }];
}

export function selfDealing(economy: EconomyId, clause: number): Rejection {
  return { code: 'clause/self-dealing', economy, clause };
}

/** Sectors that the scenario does not have, or that do not cross borders. */
export function sectorFaults(scenario: Scenario, sector: SectorId, clause: number): Rejection[] {
  const known = scenario.sectors.find(({ id }) => id === sector);
  if (known === undefined) return [{ code: 'clause/unknown-sector', sector, clause }];
  return known.tradable ? [] : [{ code: 'clause/not-tradable', sector, clause }];
}

/** Members who are named twice. */
export function groupFaults(_scenario: Scenario, { among }: Among, clause: number): Rejection[] {
  return duplicate(repeated(among), clause);
}

/** Whether the preset plays a level, and from which round. */
export function levelFaults(
  { settings, round }: Pick<CountryGame, 'settings' | 'round'>,
  level: IntegrationLevel,
  clause: number,
): Rejection[] {
  const opensIn = levelOpensIn(settings, level);
  if (opensIn === undefined) return [{ code: 'clause/level-not-played', level, clause }];
  return opensIn > round ? [{ code: 'clause/level-not-open', level, round: opensIn, clause }] : [];
}

/**
 * Why pairs may not climb to a level now. A pair enters at 1 or 2, then climbs one a round, never in the round in which it
 * was founded or climbed before; it must have stood one step below when the round began.
 */
export function climbFaults(
  state: Pick<CountryGame, 'agreements' | 'pairLevels'>,
  pairs: readonly Pair[],
  level: IntegrationLevel,
  clause: number,
): Rejection[] {
  return pairs.flatMap(([economy, other]): Rejection[] => {
    const began = state.pairLevels[pairKey(economy, other)] ?? 0;
    const now = pairLevel(state.agreements, economy, other);
    if (now >= level) return [];
    if (now > began) return [{ code: 'pace/signed-this-round', economy, other, clause }];
    const isReady = level <= 2 || Math.min(began, now) >= level - 1;
    return isReady ? [] : [{ code: 'pace/pair-not-ready', economy, other, level, clause }];
  });
}

/** Unions of `economies` of which not all members are `present`: a union deals as one. */
export function splitUnionFaults(
  law: Pick<CountryGame, 'agreements'>,
  economies: readonly EconomyId[],
  clause: number,
  present = economies,
): Rejection[] {
  const unions = new Set(economies.map((economy) => unionOf(law, economy)));
  return [...unions].flatMap((union): Rejection[] => {
    const missing = union?.parties.filter((member) => !present.includes(member)) ?? [];
    if (union === undefined || missing.length === 0) return [];
    return [
      {
        code: 'union/all-must-sign',
        agreement: union.id,
        members: union.parties,
        economies: missing,
        clause,
      },
    ];
  });
}

/** Members of other unions than `own`: nobody is in two. */
export function otherUnionFaults(
  state: Pick<CountryGame, 'agreements'>,
  members: readonly EconomyId[],
  own: readonly string[],
  clause: number,
): Rejection[] {
  return members.flatMap((economy): Rejection[] => {
    const union = unionOf(state, economy);
    if (union === undefined || own.includes(union.id)) return [];
    return [{ code: 'union/one-each', economy, agreement: union.id, members: union.parties, clause }];
  });
}

/** The last round that is settled: the epilogue, one after the last. */
export function lastPlayedRound({ settings }: Pick<CountryGame, 'settings'>): number {
  return settings.rounds + 1;
}
