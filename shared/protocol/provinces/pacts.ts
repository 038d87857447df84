import { z } from 'zod';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { MARKET_RULES, PACT_GOODS, PACT_ROUNDS_MOST } from '#shared/content/provinces/provinceConstants.ts';
import type { Payment } from '../payments.ts';
import { economyIdSchema } from '../ids.ts';
import { dialLevelSchema } from './measures.ts';

/**
 * Articles of a pact among provinces. Its other articles are `payment` and `bindingPeriod` of the countries' proposals; money there is in
 * millions of yuan.
 */
export const marketPactSchema = z.strictObject({
  type: z.literal('marketPact'),
  among: z.array(economyIdSchema).min(2).max(10).readonly(),
  goods: z.enum(PACT_GOODS),
  /** Highest level of walls and blocks on those goods among the members. */
  atMost: dialLevelSchema,
  /** Binding: levels among members are fixed there, and a breach costs the deposit and membership. */
  isBinding: z.boolean(),
  /** Points of the career score that a breach costs; 0 in a voluntary pact. */
  deposit: z.number().int().min(0).max(40),
  /** Rounds that it lasts, this one included. */
  rounds: z.number().int().min(1).max(PACT_ROUNDS_MOST),
  /** A coordinating office: 10 a round, shared by the members. */
  hasOffice: z.boolean(),
  /** Rules of one market that it adopts. */
  rules: z.array(z.enum(MARKET_RULES)).max(MARKET_RULES.length).readonly(),
});
type MarketPactClause = z.infer<typeof marketPactSchema>;

/** A pact in force; the public register is the list of these. */
export type Pact = Omit<MarketPactClause, 'type' | 'rounds' | 'among'> & {
  readonly id: AgreementId;
  readonly members: readonly EconomyId[];
  readonly payments: readonly Payment[];
  readonly sinceRound: number;
  /** Last round that it governs. */
  readonly untilRound: number;
  readonly proposal?: ProposalId;
  /** Granted by the centre: the office costs the members nothing. */
  readonly isOfficeFree?: true;
  readonly title?: string;
};

/** A member that kept its dials above what a pact allows, and whether that was seen. Unseen ones are secret until the debrief. */
export type Breach = {
  readonly pact: AgreementId;
  readonly by: EconomyId;
  readonly round: number;
  readonly isSeen: boolean;
  readonly deposit: number;
  readonly isExcluded: boolean;
};

/** A member that left a pact on its members' word: who was left, and the points of reputation that it cost. */
export type Departure = {
  readonly pact: AgreementId;
  readonly by: EconomyId;
  readonly from: readonly EconomyId[];
  readonly round: number;
  readonly points: number;
};
