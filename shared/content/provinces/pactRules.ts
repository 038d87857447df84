/** Numbers of pacts among provinces (docs/provinces.md says which are given and which were chosen). */
import type { MarketRule } from './marketRules.ts';

/** Chance that a broken word is seen in a voluntary pact; a binding body finds every breach. */
export const SEEN_CHANCE = 0.6;
/** What a rule of transparency, and an office at work, add to it. */
export const SEEN_BY_TRANSPARENCY = 0.2;
export const SEEN_BY_OFFICE = 0.2;
/** Points of reputation that a breach seen in a voluntary pact costs. */
export const BREACH_REPUTATION = 2;
/** Points that a binding pact's deposit comes to at least: no smaller one deters anybody at the rules of 1997 (4.9 for LN and SD). */
export const DEPOSIT_LEAST = 5;

/** Tools of the dials: 1 labels and licences, 2 special inspections, 3 orders to buy local, 4 roadblocks and fees. */
const LABELS = 1;
const INSPECTIONS = 2;

/** Highest levels that a rule of one market leaves among the members, whatever goods their pact names. Chosen. */
export const LEVEL_UNDER_RULE: Readonly<
  Record<MarketRule, Readonly<Partial<Record<'wall' | 'block', number>>>>
> = {
  /** Members' finished goods meet what one's own meet: labels and licences. */
  nonDiscrimination: { wall: LABELS },
  /** Members may buy one's raw goods: licences, and nothing that stops them. */
  access: { block: LABELS },
  transparency: {},
  /** No orders to buy local, no roadblocks. */
  fairTrade: { wall: INSPECTIONS, block: INSPECTIONS },
};

/** Millions of yuan, the unit of papers, in 100 million yuan, that of the provinces. */
export const MILLIONS_A_YUAN100M = 100;
