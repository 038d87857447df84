/** What a country's envelope holds, how it is folded, and the prediction beside it. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { withoutKey } from '#shared/kernel/records.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Decision } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import type { EnvelopeRules } from '../table/envelope.ts';
import { validatePolicy } from './policyFault.ts';

/** What governments of countries seal. */
export function policyEnvelope(scenario: Scenario): EnvelopeRules<Policy> {
  return {
    alreadySealed: { code: 'policy/already-sealed' },
    notSealed: { code: 'policy/not-sealed' },
    fault: (state, economy, policy) => validatePolicy(scenario, state, economy, policy),
    drafts: ({ policyDrafts }) => policyDrafts,
    drafted: (economy, policy) => ({ type: 'policyDrafted', economy, policy }),
    sealed: (economy, policy) => ({ type: 'policySealed', economy, policy }),
    reopened: (economy) => ({ type: 'policyReopened', economy }),
  };
}

/** Own income up or down, and who loses most, or that nobody does. It costs nothing, and holds nothing up. */
export function predict(
  scenario: Scenario,
  economy: EconomyId,
  { ownIncome, losesMost }: IntentOf<'predict'>,
): Decision {
  if (losesMost !== undefined && !scenario.economies.some(({ id }) => id === losesMost)) {
    return err({ code: 'prediction/unknown-economy', economy: losesMost });
  }
  const prediction = { ownIncome, ...(losesMost === undefined ? {} : { losesMost }) };
  return ok([{ type: 'predictionMade', economy, prediction }]);
}

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
