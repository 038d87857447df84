import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Papers of others that a government has signed before it is taken for one that signs everything. */
const SIGNED_AT_LEAST = 2;

/**
 * Whether a government seems to sign whatever reaches it: papers of others alone became law with it, and of its own it has put
 * nothing on the table, nor refused anything, as far as that is in sight.
 */
export function isYielding({ papers }: Pick<GameState, 'papers'>, economy: EconomyId): boolean {
  const seen = Object.values(papers).filter(({ parties }) => parties.includes(economy));
  if (seen.some(({ author, refusedBy }) => author === economy || refusedBy.includes(economy))) return false;
  return seen.filter(({ status }) => status === 'concluded').length >= SIGNED_AT_LEAST;
}
