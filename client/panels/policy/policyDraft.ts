import type { Policy } from '#shared/protocol/policy.ts';
import { validatePolicy } from '#shared/rules/countries/policy.ts';
import { countryGame } from '#shared/rules/state.ts';
import { scenario } from '../../state/store.ts';
import { known } from '../../state/useTable.ts';
import { envelopeDesk } from '../table/envelopeDraft.ts';
import { startingPolicy } from './wallModel.ts';

/** Envelopes of economies on this device. */
export const policyDesk = envelopeDesk<Policy>({
  starting: (game, me) => startingPolicy(known(scenario.value), countryGame(game), me),
  untouched: (game, me) =>
    startingPolicy(known(scenario.value), { ...countryGame(game), policyDrafts: {}, sealedPolicies: {} }, me),
  fault: (game, me, policy) => validatePolicy(known(scenario.value), countryGame(game), me, policy),
  save: (policy) => ({ type: 'savePolicyDraft', policy }),
  seal: (policy) => ({ type: 'sealPolicy', policy }),
  reopen: { type: 'reopenPolicy' },
});

/** The properties of each part of an economy's envelope. */
export type EnvelopeProps = {
  readonly policy: Policy;
  /** Sealed: shown, not to be changed. */
  readonly isOff: boolean;
  readonly onChange: (policy: Policy) => void;
};
