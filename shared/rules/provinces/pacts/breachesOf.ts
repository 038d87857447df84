import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawUniform, type RandomState } from '#shared/kernel/random.ts';
import {
  SEEN_BY_OFFICE,
  SEEN_BY_TRANSPARENCY,
  SEEN_CHANCE,
} from '#shared/content/provinces/provinceConstants.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '../../state.ts';
import { petitionsOf } from '../petitions/petitionsOf.ts';
import { provincesOf } from '../provincesOf.ts';
import { brokenPairs } from './brokenPairs.ts';

/** Chance that a member which breaks its word is seen. A binding body looks into its members' books. */
export function seenChance(
  { isBinding, rules }: Pick<Pact, 'isBinding' | 'rules'>,
  hasOfficeAtWork: boolean,
): number {
  if (isBinding) return 1;
  return (
    SEEN_CHANCE +
    (rules.includes('transparency') ? SEEN_BY_TRANSPARENCY : 0) +
    (hasOfficeAtWork ? SEEN_BY_OFFICE : 0)
  );
}

/** Members that keep dials against each other above what a pact of theirs leaves, in the order of pacts and members. */
export function breachesOf(
  state: GameState,
  offices: readonly Pact['id'][],
): { readonly breaches: readonly Breach[]; readonly random: RandomState } {
  const petitions = petitionsOf(state);
  const breaches: Breach[] = [];
  let { random } = state;
  for (const pact of Object.values(provincesOf(state).pacts)) {
    for (const by of pact.members) {
      if (!breaks(state, pact, by)) continue;
      const drawn = drawUniform(random);
      random = drawn.next;
      const isNamed = petitions.some(({ against }) => against === by);
      const isSeen = isNamed || drawn.value < seenChance(pact, offices.includes(pact.id));
      breaches.push({
        pact: pact.id,
        by,
        round: state.round,
        isSeen,
        deposit: isSeen && pact.isBinding ? pact.deposit : 0,
        isExcluded: isSeen && pact.isBinding,
      });
    }
  }
  return { breaches, random };
}

function breaks(state: GameState, pact: Pact, by: EconomyId): boolean {
  return brokenPairs(state, by).some(({ broken }) => broken.includes(pact.id));
}
