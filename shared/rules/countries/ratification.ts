import { RATIFICATION_NOISE } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { pointsOf } from '#shared/economics/politics.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type RandomState, drawNormal } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Ratification, RatificationOdds, RatificationVote } from '#shared/protocol/modules/politics.ts';
import { withPendingLaw } from '../clauses/proposalLaw.ts';
import { lobbyReactions, situationOf, supportRule } from '../modules/politics/reactions.ts';
import { solveLaw, solveStandingLaw } from '../shock/solveLaw.ts';
import type { CountryGame } from '../state.ts';
import { ballotsFor, oddsOf } from './legislatureOdds.ts';

type Vote = { readonly ratification: Ratification; readonly random: RandomState };

/**
 * The votes of all legislatures that must say yes, chance from the seed. Where the model cannot solve the law no lobby speaks: the
 * settlement of the round will be held for it anyway.
 */
export function ratify(scenario: Scenario, state: CountryGame, proposal: Proposal): Vote {
  const { ballots, changed } = ballotsFor(scenario, state, proposal);
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
  return { ratification: { proposal: proposal.id, round: state.round, votes, costs }, random };
}

/**
 * How likely each legislature is to say yes to a draft in which no faults are found, proposals that await the bell taken as law; none
 * where none votes.
 */
export function ratificationOdds(
  scenario: Scenario,
  view: CountryGame,
  draft: Draft,
): Result<readonly RatificationOdds[], ConvergenceFailure> {
  const { politics } = view;
  if (politics === undefined) return ok([]);
  const state = withPendingLaw(scenario, view);
  const { ballots, changed } = ballotsFor(scenario, state, draft);
  const voting = ballots.filter(({ votes }) => votes);
  if (voting.length === 0) return ok([]);
  const economies = voting.map(({ economy }) => economy);
  const swings = lobbySwings(scenario, state, changed, economies);
  if (!swings.ok) return swings;
  return ok(voting.map((ballot) => oddsOf(politics, ballot, swings.value.get(ballot.economy) ?? 0)));
}

/** Points of support that lobbies move for (+) or against (−) a change of law: what it does to their incomes, losses doubled. */
type LobbySwings = ReadonlyMap<EconomyId, number>;

function lobbySwings(
  scenario: Scenario,
  state: CountryGame,
  changed: CountryGame,
  economies: readonly EconomyId[],
): Result<LobbySwings, ConvergenceFailure> {
  const before = solveStandingLaw(scenario, state);
  if (!before.ok) return before;
  const after = solveLaw(scenario, changed, { warmStart: before.value.equilibrium.warmStart });
  if (!after.ok) return after;
  const rule = supportRule(scenario, state.settings);
  const swings = economies.map((economy): [EconomyId, number] => {
    const lobbies = state.politics?.seats[economy]?.lobbies ?? [];
    const used = situationOf(scenario, before.value, economy).returns;
    const now = situationOf(scenario, after.value, economy).returns;
    const percent = lobbyReactions(scenario, economy, lobbies, { now, used }).reduce(
      (sum, reaction) => sum + reaction.percent,
      0,
    );
    return [economy, pointsOf(rule, percent)];
  });
  return ok(new Map(swings));
}
