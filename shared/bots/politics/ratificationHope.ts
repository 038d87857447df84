import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { ballotsFor, oddsOf } from '#shared/rules/modules/politics/ballots.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Chance that every legislature says yes to a lawful draft, lobbies left out; 1 where none votes. */
export function ratificationHope(scenario: Scenario, law: GameState, draft: Draft): number {
  const { politics } = law;
  if (politics === undefined) return 1;
  return ballotsFor(scenario, law, draft)
    .ballots.filter(({ votes }) => votes)
    .reduce((chance, ballot) => chance * oddsOf(politics, ballot, 0).probability, 1);
}
