import { withoutKey } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { GameState } from '../state.ts';

type PolicyEvent = GameEventOf<'policyDrafted' | 'policySealed' | 'policyReopened' | 'predictionMade'>;

/** Folds what seats put into their envelopes and what they predict. */
export function evolvePolicy(state: GameState, event: PolicyEvent): GameState {
  const { economy } = event;
  switch (event.type) {
    case 'policyDrafted':
      return { ...state, policyDrafts: { ...state.policyDrafts, [economy]: event.policy } };
    case 'policySealed':
      return {
        ...state,
        sealedPolicies: { ...state.sealedPolicies, [economy]: event.policy },
        sealedBy: [...state.sealedBy, economy],
      };
    case 'policyReopened': {
      const sealed = state.sealedPolicies[economy];
      return {
        ...state,
        policyDrafts:
          sealed === undefined ? state.policyDrafts : { ...state.policyDrafts, [economy]: sealed },
        sealedPolicies: withoutKey(state.sealedPolicies, economy),
        sealedBy: state.sealedBy.filter((other) => other !== economy),
      };
    }
    case 'predictionMade':
      return { ...state, predictions: { ...state.predictions, [economy]: event.prediction } };
  }
}
