import type { EconomyId } from '#shared/kernel/ids.ts';
import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { pactArticleFaults } from './faults/pactArticleFaults.ts';
import { pactPartyFaults } from './faults/pactPartyFaults.ts';
import { pactPaymentFaults } from './faults/pactPaymentFaults.ts';
import { moneyLeft } from './moneyLeft.ts';
import { isMarketPact } from './pactLaw.ts';

type Seats = Pick<ProvincesScenario, 'dealOrder'>;

/** Everything that keeps a draft among provinces from being law now; the first is the one that a refusal names. */
export function pactFaults(scenario: Seats, state: GameState, draft: Draft, author: EconomyId): Rejection[] {
  return faultsOf(scenario, state, draft, { economy: author, yuan100m: 0 });
}

/** The same of a paper that is not yet on the table: to lay it there costs its author money. */
export function newPactFaults(
  scenario: Seats,
  state: GameState,
  draft: Draft,
  author: EconomyId,
): Rejection[] {
  const freeYuan = moneyLeft(state, author);
  const isShort = freeYuan < DRAFTING_COST;
  return [
    ...faultsOf(scenario, state, draft, { economy: author, yuan100m: DRAFTING_COST }),
    ...(isShort ? [{ code: 'province/no-money', costYuan: DRAFTING_COST, freeYuan } as const] : []),
  ];
}

function faultsOf(
  { dealOrder }: Seats,
  state: GameState,
  draft: Draft,
  reserved: { readonly economy: EconomyId; readonly yuan100m: number },
): Rejection[] {
  const whole = pactPartyFaults(dealOrder, draft, reserved.economy);
  const place = draft.clauses.findIndex(isMarketPact);
  const article = draft.clauses.find(isMarketPact);
  if (article === undefined) return whole;
  return [
    ...whole,
    ...pactArticleFaults(state, draft, article, place),
    ...pactPaymentFaults(state, draft, article, reserved),
  ];
}
