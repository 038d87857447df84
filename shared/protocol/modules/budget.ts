import type { EconomyId } from '#shared/kernel/ids.ts';

export type Spent = {
  readonly research: number;
  readonly adjustment: number;
  readonly corridor: number;
  readonly returned: number;
};

export type BudgetState = {
  /** Points that each seat may spend in the next envelope. Secret: they tell what came back from a corridor. */
  readonly points: Readonly<Record<EconomyId, number>>;
  /** Research that has been paid for and not yet borne fruit, points by economy. */
  readonly research: Readonly<Record<EconomyId, number>>;
  /** Corridors built: id from shared/content/corridors.ts and since when. */
  readonly corridors: readonly { readonly id: string; readonly sinceRound: number }[];
  /** What each seat spent in the last round, and what came back from a corridor that was not built. Secret: each seat sees its own. */
  readonly spent: Readonly<Record<EconomyId, Spent>>;
  /** The round of `spent`: help for displaced workers works in that round alone. */
  readonly spentInRound: number;
  /** Research that has borne fruit so far, as a sum of shares of income; public, as productivity is. */
  readonly researched: Readonly<Record<EconomyId, number>>;
};

export type BudgetReport = {
  /** Whether each corridor that somebody paid for was built; who pledged how much stays secret. */
  readonly corridors: readonly {
    readonly id: string;
    readonly built: boolean;
    readonly pledgers: number;
  }[];
};
