/** What a country's envelope holds, what makes it unlawful, how it is folded, and the prediction beside it. */
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { withoutKey } from '#shared/kernel/records.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Policy, PolicyOf, Surcharge } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf } from '../law/blocs.ts';
import { rateBounds, tradableSectors, wallOf } from '../law/lawInForce.ts';
import { hasPreferenceOf } from '../law/rates.ts';
import { modulePolicyFault } from '../modules.ts';
import type { Decision } from '../rulebook.ts';
import type { CountryGame } from '../state.ts';
import type { EnvelopeRules } from '../table/envelope.ts';

/** What governments of countries seal. */
export function policyEnvelope(scenario: Scenario): EnvelopeRules<Policy, CountryGame> {
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

/** Who loses most, or that nobody does; in the First lesson how many of the others cut their tariffs. It costs nothing, and holds nothing up. */
export function predict(
  scenario: Scenario,
  economy: EconomyId,
  { ownIncome, losesMost, cutting }: IntentOf<'predict'>,
): Decision {
  if (losesMost !== undefined && !scenario.economies.some(({ id }) => id === losesMost)) {
    return err({ code: 'prediction/unknown-economy', economy: losesMost });
  }
  const prediction = {
    ...(ownIncome === undefined ? {} : { ownIncome }),
    ...(losesMost === undefined ? {} : { losesMost }),
    ...(cutting === undefined ? {} : { cutting }),
  };
  return ok([{ type: 'predictionMade', economy, prediction }]);
}

type PolicyEvent = GameEventOf<'policyDrafted' | 'policySealed' | 'policyReopened' | 'predictionMade'>;

/** Folds what seats put into their envelopes and what they predict. */
export function evolvePolicy(state: CountryGame, event: PolicyEvent): CountryGame {
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

/** Why an envelope is unlawful, or nothing. Proposals in force are law; everything else is within the scenario's step. */
export function validatePolicy(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  policy: Policy,
): Rejection | undefined {
  const rateFault =
    policy.type === 'wall'
      ? wallFault(scenario, state, economy, policy)
      : wallVoteFault(scenario, state, economy, policy);
  if (rateFault !== undefined) return rateFault;
  const fault =
    policy.surcharge === undefined ? undefined : surchargeFault(scenario, state, economy, policy.surcharge);
  return fault ?? modulePolicyFault(scenario, state, economy, policy);
}

function wallFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  policy: PolicyOf<'wall'>,
): Rejection | undefined {
  const union = unionOf(state, economy);
  if (union !== undefined) return { code: 'policy/vote-in-union', agreement: union.id };
  if (Math.abs(policy.shiftBp) > scenario.stepBp || policy.shiftBp % POINT_BP !== 0) {
    return { code: 'policy/shift-step', stepBp: scenario.stepBp };
  }
  const sectors = policy.apart.map(({ sector }) => sector);
  const repeated = sectors.find((sector, index) => sectors.indexOf(sector) !== index);
  if (repeated !== undefined) return { code: 'policy/duplicate-sector', sector: repeated };
  return firstFault(policy.apart, ({ sector, rateBp }) =>
    rateFault(scenario, state, economy, { sector, rateBp }),
  );
}

function wallVoteFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  policy: PolicyOf<'wallVote'>,
): Rejection | undefined {
  if (unionOf(state, economy) === undefined) return { code: 'policy/not-in-union' };
  const missing = tradableSectors(scenario).find((sector) => policy.rates[sector] === undefined);
  if (missing !== undefined) return { code: 'policy/all-sectors', sector: missing };
  return firstFault(Object.entries(policy.rates), ([sector, rateBp]) =>
    rateFault(scenario, state, economy, { sector, rateBp }),
  );
}

function rateFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  { sector, rateBp }: { readonly sector: SectorId; readonly rateBp: number },
): Rejection | undefined {
  const currentBp = wallOf(state, economy)[sector];
  if (currentBp === undefined || !tradableSectors(scenario).includes(sector)) {
    return { code: 'policy/unknown-sector', sector };
  }
  const { minBp, maxBp } = rateBounds(scenario, currentBp);
  if (rateBp < minBp || rateBp > maxBp) return { code: 'policy/step', sector, minBp, maxBp };
  if (rateBp !== currentBp && rateBp % POINT_BP !== 0) return { code: 'policy/whole-points', sector };
  return undefined;
}

function firstFault<T>(
  items: readonly T[],
  faultOf: (item: T) => Rejection | undefined,
): Rejection | undefined {
  for (const item of items) {
    const fault = faultOf(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Why a surcharge is unlawful, or nothing. A member of a customs union votes on one; it may not hit an economy to which any
 * member gives a preference, and one runs at a time.
 */
export function surchargeFault(
  scenario: Scenario,
  state: CountryGame,
  economy: EconomyId,
  surcharge: Surcharge,
): Rejection | undefined {
  const { against } = surcharge;
  if (against === economy) return { code: 'policy/surcharge-self' };
  if (!scenario.economies.some(({ id }) => id === against)) {
    return { code: 'policy/surcharge-unknown', economy: against };
  }
  const levying = unionOf(state, economy)?.parties ?? [economy];
  if (levying.includes(against) || levying.some((member) => hasPreferenceOf(state, against, member))) {
    return { code: 'policy/surcharge-partner', economy: against };
  }
  const running = state.walls[economy]?.surcharge;
  if (running !== undefined && running.untilRound >= state.round) {
    return { code: 'policy/surcharge-running', economy: running.against, round: running.untilRound };
  }
  return undefined;
}
