import type { EconomyId } from '#shared/kernel/ids.ts';

export type Spent = {
  readonly research: number;
  readonly adjustment: number;
  readonly corridor: number;
  readonly returned: number;
};

export type BudgetState = {
  /** Points that each seat may spend in the next envelope. */
  readonly points: Readonly<Record<EconomyId, number>>;
  /** Research that has been paid for and not yet borne fruit, points by economy. */
  readonly research: Readonly<Record<EconomyId, number>>;
  /** Corridors built: id from shared/content/corridors.ts and since when. */
  readonly corridors: readonly { readonly id: string; readonly sinceRound: number }[];
  /** What each seat spent in the last round, and what came back from a corridor that was not built. Secret: each seat sees its own. */
  readonly spent: Readonly<Record<EconomyId, Spent>>;
};

export type BudgetReport = {
  /** Whether each corridor that somebody paid for was built; who pledged how much stays secret. */
  readonly corridors: readonly {
    readonly id: string;
    readonly built: boolean;
    readonly pledgers: number;
  }[];
};
