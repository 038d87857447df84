import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';

/** A draft before the law: what each rule looks at. */
export type DraftCase = {
  readonly scenario: Scenario;
  /** The law as it would stand without the draft, papers that await the bell included. */
  readonly state: GameState;
  /** The law with the draft's form of integration in force: what its concessions and payments are read against. */
  readonly after: GameState;
  readonly draft: Draft;
  readonly author: EconomyId;
};

/** One rule's findings about one clause; `index` is its place in the draft. */
export type ClauseRule<Clause> = (draftCase: DraftCase, clause: Clause, index: number) => Rejection[];

export function isSeat(state: Pick<GameState, 'seats'>, economy: EconomyId): boolean {
  return state.seats[economy] !== undefined;
}

/** Values that stand in a list more than once. */
export function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
