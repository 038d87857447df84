import type { EconomyId } from '#shared/kernel/ids.ts';
import { withoutKey } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext, GameState } from '../state.ts';
import { declareReady } from '../table/seats.ts';
import { validatePolicy } from './policyFault.ts';

/** The seat closes its envelope, and is ready: a prediction is welcome, and waited for by nobody. */
export function sealPolicy(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'policy/already-sealed' });
  const fault = validatePolicy(scenario, state, economy, policy);
  if (fault !== undefined) return err(fault);
  return ok([{ type: 'policySealed', economy, policy }, ...declareReady(state, economy, true)]);
}

/** Keeps the envelope as it is on the screen: at the end of the phase the last lawful draft is sealed for the seat. */
export function savePolicyDraft(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'policy/already-sealed' });
  const fault = validatePolicy(scenario, state, economy, policy);
  if (fault !== undefined) return err(fault);
  const isSaved = JSON.stringify(state.policyDrafts[economy]) === JSON.stringify(policy);
  return ok(isSaved ? [] : [{ type: 'policyDrafted', economy, policy }]);
}

/** The seat opens its envelope again while the clock runs; what was sealed becomes the draft. */
export function reopenPolicy(state: GameState, economy: EconomyId): Result<GameEvent[], Rejection> {
  if (!state.sealedBy.includes(economy)) return err({ code: 'policy/not-sealed' });
  return ok([{ type: 'policyReopened', economy }, ...declareReady(state, economy, false)]);
}

/** Own income up or down, and who loses most, or that nobody does. It costs nothing, and holds nothing up. */
export function predict(
  { scenario }: DecideContext,
  economy: EconomyId,
  { ownIncome, losesMost }: IntentOf<'predict'>,
): Result<GameEvent[], Rejection> {
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
