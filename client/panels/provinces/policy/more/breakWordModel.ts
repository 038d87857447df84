import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { seenChance } from '#shared/rules/provinces/pacts/breachesOf.ts';
import { DIALS, dialCap } from '#shared/rules/provinces/pacts/dialCap.ts';
import { pactDues } from '#shared/rules/provinces/pacts/pactDues.ts';
import { provincesOf } from '#shared/rules/provinces/provincesOf.ts';
import type { GameState } from '#shared/rules/state.ts';

export type BreakablePact = Pick<Pact, 'id' | 'isBinding' | 'deposit'> & {
  /** A dial of this envelope is above what the pact leaves. */
  readonly isAbove: boolean;
  /** Chance, 0–1, that the others see it. */
  readonly seen: number;
};

/** A seat's pacts, and what breaking each would mean under the dials in hand. */
export function breakablePacts(game: GameState, me: EconomyId, measures: Measures): BreakablePact[] {
  const { offices } = pactDues(game);
  return Object.values(provincesOf(game).pacts)
    .filter(({ members }) => members.includes(me))
    .map((pact) => ({
      id: pact.id,
      isBinding: pact.isBinding,
      deposit: pact.deposit,
      isAbove: DIALS.some((dial) => measures[dial] > dialCap(pact, dial)),
      seen: seenChance(pact, offices.includes(pact.id)),
    }));
}
