import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { regionIndex } from '#shared/content/provinces/regionIndex.ts';
import type { PactOutcome } from '../settlement/hooks.ts';

/** What pacts in force, and payments at once, mean for the round. */
export function settlePacts({ provinces }: ProvincesScenario, state: GameState): PactOutcome {
  const { pacts, payments } = provincesOf(state);
  return {
    caps: [],
    pairs: [],
    payments: payments.map(({ from, to, yuan100m }) => ({
      from: regionIndex(provinces, from),
      to: regionIndex(provinces, to),
      amount: yuan100m,
    })),
    officeCosts: {},
    deposits: {},
    reputation: {},
    breaches: [],
    pacts,
    endedPacts: [],
    random: state.random,
  };
}
