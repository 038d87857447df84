import type { ClauseType } from '#shared/protocol/clauses.ts';

/**
 * Negative integration removes barriers and costs lobbies; positive integration builds institutions and costs sovereignty and a vote at
 * home (Tinbergen 1954, Pinder 1968). Neutral clauses say how, when or for what the others hold.
 */
export type Polarity = 'negative' | 'positive' | 'neutral';

const POLARITY = {
  tariffConcession: 'negative',
  freeTradeArea: 'negative',
  // One wall, a pool and a vote: the first form with an authority of its own.
  customsUnion: 'positive',
  commonMarket: 'positive',
  economicUnion: 'positive',
  fullIntegration: 'positive',
  accession: 'negative',
  merger: 'negative',
  payment: 'neutral',
  bindingPeriod: 'neutral',
  phaseIn: 'neutral',
  specialTreatment: 'neutral',
  agreedSpecialization: 'positive',
  jointInfrastructure: 'positive',
  adjustmentFund: 'positive',
  deepProvision: 'positive',
  // The other's rules are let in; no common rule is made.
  mutualRecognition: 'negative',
  disputeSettlement: 'positive',
  conditionality: 'neutral',
  marketPact: 'negative',
} as const satisfies Record<ClauseType, Polarity>;

export function clausePolarity({ type }: { readonly type: ClauseType }): Polarity {
  return POLARITY[type];
}
