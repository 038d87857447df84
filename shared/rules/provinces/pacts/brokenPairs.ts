import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { GameState } from '../../state.ts';
import { provinceOf, provincesOf } from '../provincesOf.ts';
import { DIALS, dialCap, type Dial } from './dialCap.ts';

/** A dial of a member against one other, above what the pacts between them allow. */
export type BrokenPair = {
  readonly dial: Dial;
  readonly against: EconomyId;
  /** At which it stands: the province's own, or what pacts that it keeps leave. */
  readonly level: number;
  /** Pacts that it goes against. */
  readonly broken: readonly AgreementId[];
};

/**
 * What a province's envelope breaks: against each member of a pact that it says it breaks, its own dial stands, as far as no other pact
 * with that member caps it. To name a pact that the dials respect breaks nothing.
 */
export function brokenPairs(state: GameState, by: EconomyId): BrokenPair[] {
  const { pacts, sealed, provinces } = provincesOf(state);
  const named = sealed[by]?.breaks ?? [];
  if (named.length === 0) return [];
  const own = Object.values(pacts).filter(({ members }) => members.includes(by));
  const dials = provinceOf(state, by);
  return Object.keys(provinces)
    .filter((other) => other !== by)
    .flatMap((against) => {
      const between = own.filter(({ members }) => members.includes(against));
      return DIALS.map((dial) => brokenPair({ dial, against, between, named, level: dials[dial] }));
    })
    .filter(({ broken }) => broken.length > 0);
}

type Case = {
  readonly dial: Dial;
  readonly against: EconomyId;
  readonly between: readonly Pact[];
  readonly named: readonly AgreementId[];
  readonly level: number;
};

function brokenPair({ dial, against, between, named, level: own }: Case): BrokenPair {
  const kept = between.filter(({ id }) => !named.includes(id));
  const level = Math.min(own, ...kept.map((pact) => dialCap(pact, dial)));
  const broken = between
    .filter((pact) => named.includes(pact.id) && dialCap(pact, dial) < level)
    .map(({ id }) => id);
  return { dial, against, level, broken };
}
