import {
  ADMISSION_COST_SHARE,
  AFFINITY_SWING,
  NEUTRAL_SUPPORT,
  RATIFICATION,
  RATIFICATION_NOISE,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type IntegrationLevel, SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { normalCdf } from '#shared/kernel/random.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { PoliticsOfSeat, PoliticsState, RatificationOdds } from '#shared/protocol/modules/politics.ts';
import { lawOf } from '../clauses/proposalLaw.ts';
import { unionOf } from '../law/blocs.ts';
import { moduleIsOpen } from '../law/moduleIsOn.ts';
import { type Register, applyLaw, pairLevel } from '../law/register.ts';
import { affinityOf } from '../modules/politics/society.ts';
import type { CountryGame } from '../state.ts';

/** What a lawful draft asks of whom at home, and the state in which it is law; none where politics is not at work. */
export function ballotsFor(
  scenario: Scenario,
  state: CountryGame,
  draft: Draft,
): { readonly ballots: readonly Ballot[]; readonly changed: CountryGame } {
  if (state.politics === undefined || !moduleIsOpen(state, 'politics')) {
    return { ballots: [], changed: state };
  }
  const changed = applyLaw(state, lawOf(scenario, state, draft));
  return { ballots: ballotsOf(Object.keys(state.seats), state.agreements, changed.agreements), changed };
}

/** Levels that take institutions with votes of others: no government enters them without its legislature. */
type RatifiedLevel = keyof typeof RATIFICATION;

/** What a change of law asks of one economy: a vote of its legislature, or only some support for taking in another. */
type Ballot = {
  readonly economy: EconomyId;
  readonly level: RatifiedLevel;
  readonly votes: boolean;
  /** Points of support, if the law comes about. */
  readonly cost: number;
  /** Those with whom it comes to stand deeper than before. */
  readonly partners: readonly EconomyId[];
};

/**
 * Who must ask at home. A legislature votes where its economy comes to stand deeper than it stood with anybody, at level 3 or
 * above, or moves into another union. Members who only see their union widened pay part of the cost.
 */
export function ballotsOf(seats: readonly EconomyId[], before: Register, after: Register): Ballot[] {
  return seats.flatMap((economy): Ballot[] => {
    const union = unionOf({ agreements: after }, economy);
    if (union === undefined) return [];
    const partners = union.parties.filter((other) => other !== economy);
    const deeper = partners.filter(
      (other) => ratified(pairLevel(after, economy, other)) > ratified(pairLevel(before, economy, other)),
    );
    if (deeper.length === 0) return [];
    const stood = deepest(before, economy);
    const stands = deepest(after, economy);
    if (stands === 0) return [];
    const votes = stands > stood || unionOf({ agreements: before }, economy)?.id !== union.id;
    const { cost } = RATIFICATION[stands];
    return [
      { economy, level: stands, votes, cost: votes ? cost : cost * ADMISSION_COST_SHARE, partners: deeper },
    ];
  });
}

function ratified(level: 0 | IntegrationLevel): 0 | RatifiedLevel {
  return level === 0 || level === 1 || level === 2 ? 0 : level;
}

/** The deepest level, from 3 up, at which an economy stands with anybody in its union. */
function deepest(register: Register, economy: EconomyId): 0 | RatifiedLevel {
  let level: 0 | RatifiedLevel = 0;
  for (const other of unionOf({ agreements: register }, economy)?.parties ?? []) {
    if (other === economy) continue;
    const stands = ratified(pairLevel(register, economy, other));
    if (stands > level) level = stands;
  }
  return level;
}

/** What is known of a legislature's vote before it is held: support, lobbies and nearness against the threshold of the level. */
export function oddsOf(
  politics: PoliticsState,
  { economy, level, cost, partners }: Ballot,
  swing: number,
): RatificationOdds {
  const seat = politics.seats[economy];
  const support = seat === undefined ? NEUTRAL_SUPPORT : standingSupport(seat);
  const { threshold } = RATIFICATION[level];
  const affinity = affinitySwing(politics, economy, partners);
  const probability = normalCdf((support + swing + affinity - threshold) / RATIFICATION_NOISE);
  return { economy, level, support, swing, affinity, threshold, cost, probability };
}

/** From −AFFINITY_SWING with strangers to +AFFINITY_SWING among the nearest. */
function affinitySwing(
  { affinity }: PoliticsState,
  economy: EconomyId,
  partners: readonly EconomyId[],
): number {
  const nearness = partners.reduce((sum, partner) => sum + affinityOf(affinity, economy, partner), 0);
  return AFFINITY_SWING * ((2 * nearness) / partners.length - 1);
}

/** Support as it stands between settlements: what the last one left, and what acts of this round have cost since. */
function standingSupport({ support, pending }: Pick<PoliticsOfSeat, 'support' | 'pending'>): number {
  return SUPPORT_PARTS.reduce((sum, part) => sum + (pending[part] ?? 0), support);
}

/** Whether a proposal must be asked about at home before it is law. */
export function needsRatification(scenario: Scenario, state: CountryGame, proposal: Draft): boolean {
  return ballotsFor(scenario, state, proposal).ballots.length > 0;
}
