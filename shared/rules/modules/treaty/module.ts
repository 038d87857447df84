import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../clauses/clauseKind.ts';
import { clauseIsPlayed, kindOf } from '../../clauses/clauseKinds.ts';
import type { LawHooks } from '../hooks/gameModule.ts';
import { shapeTreaties } from './effects.ts';
import { moveCommonWall } from './moveCommonWall.ts';

/** Clauses beyond tariffs: in every game, and without a memory of their own, since what they say stands in the agreements. */
export const treaty = {
  shape: shapeTreaties,
  draftFaults: termFaults,
  intents: { moveCommonWall: { by: 'seat', phases: ['policy'], decide: moveCommonWall } },
} as const satisfies LawHooks;

/** Why a proposal's clauses beyond tariffs, payments and form cannot be law; asked when the rest of it has no fault. */
function termFaults(draftCase: DraftCase): Rejection[] {
  const { scenario, state, draft } = draftCase;
  return draft.clauses.flatMap((clause, index): Rejection[] =>
    clauseIsPlayed(scenario, state, clause.type)
      ? (kindOf(clause.type).termFaults?.(draftCase, clause, index) ?? [])
      : [{ code: 'clause/not-played', clause: index }],
  );
}
