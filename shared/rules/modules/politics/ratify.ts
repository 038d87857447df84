import { drawNormal } from '#shared/kernel/drawNormal.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import { RATIFICATION_NOISE } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Ratification, RatificationVote } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../state.ts';
import { ballotsFor } from './ratification/ballotsFor.ts';
import { lobbySwings } from './ratification/lobbySwings.ts';
import { oddsOf } from './ratification/oddsOf.ts';

export type Vote = { readonly ratification: Ratification; readonly random: RandomState };

/** Whether a paper must be asked about at home before it is law. */
export function needsRatification(scenario: Scenario, state: GameState, paper: Draft): boolean {
  return ballotsFor(scenario, state, paper).ballots.length > 0;
}

/**
 * The votes of all legislatures that must say yes, chance from the seed. Where the model cannot solve the law no lobby speaks: the
 * settlement of the round will be held for it anyway.
 */
export function ratify(scenario: Scenario, state: GameState, paper: Paper): Vote {
  const { ballots, changed } = ballotsFor(scenario, state, paper);
  const voting = ballots.filter(({ votes }) => votes);
  const economies = voting.map(({ economy }) => economy);
  const swings = lobbySwings(scenario, state, changed, economies);
  const politics = must(state.politics, 'module politics');
  let { random } = state;
  const votes: RatificationVote[] = [];
  for (const ballot of voting) {
    const swing = swings.ok ? (swings.value.get(ballot.economy) ?? 0) : 0;
    const { probability: _odds, cost: _cost, ...known } = oddsOf(politics, ballot, swing);
    const drawn = drawNormal(random);
    random = drawn.next;
    const noise = RATIFICATION_NOISE * drawn.value;
    const passed = known.support + known.swing + known.affinity + noise >= known.threshold;
    votes.push({ ...known, noise, passed });
  }
  const costs = Object.fromEntries(ballots.map(({ economy, cost }) => [economy, cost]));
  return { ratification: { paper: paper.id, round: state.round, votes, costs }, random };
}
