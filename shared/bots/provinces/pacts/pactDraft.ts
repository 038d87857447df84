import { DEPOSIT_LEAST, MILLIONS_A_YUAN100M } from '#shared/content/provinces/pactRules.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { roundsLeft } from '../sight/thinking.ts';

/** The longest that a pact may be agreed for. */
const ROUNDS_MOST = 4;

/** In whole 100 million yuan a round. */
export type PactPaymentPlan = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly yuan100m: number;
};

export type PactPlan = {
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
  readonly deposit?: number;
  readonly payments?: readonly PactPaymentPlan[];
};

/** One open market among the members, for as long as may be. */
export function pactDraft(
  view: Pick<GameState, 'settings' | 'round'>,
  { members, isBinding, deposit = DEPOSIT_LEAST, payments = [] }: PactPlan,
): Draft {
  const rounds = Math.min(ROUNDS_MOST, roundsLeft(view));
  return {
    parties: members,
    clauses: [
      {
        type: 'marketPact',
        among: members,
        goods: 'all',
        atMost: 0,
        isBinding,
        deposit: isBinding ? deposit : 0,
        rounds,
        hasOffice: false,
        rules: [],
      },
      ...payments.map(({ from, to, yuan100m }) => ({
        type: 'payment' as const,
        from,
        to,
        amountMn: yuan100m * MILLIONS_A_YUAN100M,
        rounds,
      })),
    ],
  };
}
