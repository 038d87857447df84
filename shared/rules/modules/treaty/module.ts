import type { LawHooks } from '../hooks/gameModule.ts';
import { treatyTermFaults } from './clauseFaults.ts';
import { shapeTreaties } from './effects.ts';
import { moveCommonWall } from './moveCommonWall.ts';

/** Clauses beyond tariffs: in every game, and without a memory of their own, since what they say stands in the agreements. */
export const treaty = {
  shape: shapeTreaties,
  draftFaults: treatyTermFaults,
  intents: { moveCommonWall: { by: 'seat', phases: ['policy'], decide: moveCommonWall } },
} as const satisfies LawHooks;
