/** The envelope of an economy while it is being filled in on this device. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { sendIntent } from '../../net/requests.ts';
import { game as gameSignal, isLive } from '../../state/store.ts';
import { startingPolicy } from './wallModel.ts';

/** The envelope on this desk: which round it is for, and what it says. */
type PolicyDraft = { readonly key: string; readonly policy: Policy };
export const policyDraft = signal<PolicyDraft | undefined>(undefined);
export type SavingState = 'none' | 'waiting' | 'saved';
export const saving = signal<SavingState>('none');

/** A draft is saved this long after its last change. */
const REST_MS = 1_000;

/** The envelope that is being filled, begun afresh with every round. */
export function usePolicyDraft(scenario: Scenario, game: CountryGame, me: EconomyId): Policy {
  const key = `${me} ${game.round}`;
  const kept = policyDraft.value;
  const policy = kept?.key === key ? kept.policy : startingPolicy(scenario, game, me);
  useEffect(() => {
    if (policyDraft.peek()?.key !== key) {
      policyDraft.value = { key, policy };
      saving.value = 'none';
    }
  }, [key]);
  useAutosave(scenario, game, me, policy);
  return policy;
}

export function changePolicy(game: CountryGame, me: EconomyId, policy: Policy): void {
  policyDraft.value = { key: `${me} ${game.round}`, policy };
}

/** Save as an intent once the hand rests; what is sealed needs no saving. At the bell the last saved draft is sealed. */
function useAutosave(scenario: Scenario, game: CountryGame, me: EconomyId, policy: Policy): void {
  const text = canonicalJson(policy);
  const savedText = canonicalJson(game.policyDrafts[me] ?? game.sealedPolicies[me] ?? {});
  const isDirty =
    text !== savedText && policyDraft.value !== undefined && isTouched(scenario, game, me, text);
  const mustSave = isDirty && game.phase === 'policy' && !game.sealedBy.includes(me) && isLive.value;
  useEffect(() => {
    if (!mustSave) return undefined;
    saving.value = 'waiting';
    const timer = setTimeout(() => void save(policy), REST_MS);
    return () => clearTimeout(timer);
  }, [text, mustSave]);
}

/** Nothing is saved before the seat has changed anything. */
function isTouched(scenario: Scenario, game: CountryGame, me: EconomyId, text: string): boolean {
  const fresh = startingPolicy(scenario, { ...game, policyDrafts: {}, sealedPolicies: {} }, me);
  return game.policyDrafts[me] !== undefined || text !== canonicalJson(fresh);
}

async function save(policy: Policy): Promise<void> {
  if (gameSignal.peek()?.phase !== 'policy') return;
  const answer = await sendIntent({ type: 'savePolicyDraft', policy });
  saving.value = answer.ok ? 'saved' : 'none';
}

/** The properties of each part of an economy's envelope. */
export type EnvelopeProps = {
  readonly policy: Policy;
  /** Sealed: shown, not to be changed. */
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};
