import { DEPOSIT_LEAST, MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/pacts/forecast/forecastPact.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import { roundsLeft } from '../sight/thinking.ts';

/** The longest that a pact may be agreed for. */
const ROUNDS_MOST = 4;
/** Walls may rise after the signing, and with them what a breach would gain. */
const DEPOSIT_FACTOR = 2.2;
const DEPOSIT_MOST = 40;

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

/** The draft with the deposit that deters every member, and some more; a promise without one. Undefined where the model finds nothing. */
export function withDeterringDeposit(
  scenario: ProvincesScenario,
  view: GameState,
  plan: PactPlan,
): Draft | undefined {
  const draft = pactDraft(view, plan);
  if (!plan.isBinding) return draft;
  const forecast = forecastPact(scenario, view, draft);
  if (!forecast.ok) return undefined;
  const deposit = Math.ceil(DEPOSIT_FACTOR * forecast.value.deterringDeposit);
  return pactDraft(view, { ...plan, deposit: Math.max(DEPOSIT_LEAST, Math.min(DEPOSIT_MOST, deposit)) });
}
