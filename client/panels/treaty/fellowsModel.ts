import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { admissionOf, isAdmission } from '#shared/rules/agreements/admission.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Members of the parties' blocs who do not sign: no outsiders, though nobody asks them. */
export type Fellows = {
  /** Of a bloc whose door the paper opens: bound with the signers, unless they refuse before the bell. */
  readonly bound: readonly EconomyId[];
  /** Of a union with a party: not bound, and affected all the same. */
  readonly beside: readonly EconomyId[];
};

export function fellowsOf(
  game: Pick<GameState, 'agreements' | 'pairLevels'>,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): Fellows {
  const admitted = clauses.filter(isAdmission).flatMap((clause) => admissionOf(game, clause)?.together ?? []);
  const bound = [...new Set(admitted)].filter((economy) => !parties.includes(economy));
  const units = new Set(parties.flatMap((party) => unitOf(game, party)));
  const beside = [...units].filter((economy) => !parties.includes(economy) && !bound.includes(economy));
  return { bound, beside };
}

export function allFellows({ bound, beside }: Fellows): readonly EconomyId[] {
  return [...bound, ...beside];
}
