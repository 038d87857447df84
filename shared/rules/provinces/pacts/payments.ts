/** The money of pacts: payments that were agreed, offices, and what a province has left. */
import {
  DRAFTING_COST,
  MILLIONS_A_YUAN100M,
  OFFICE_COST,
} from '#shared/content/provinces/provinceConstants.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvinceGame } from '../../state.ts';
import { effectsAtWork } from '../events/effects.ts';
import type { ProvincesContext } from '../state/provinceStates.ts';

/** Money in 100 million yuan. */
type PactPayment = {
  readonly pact: AgreementId;
  readonly from: EconomyId;
  readonly to: EconomyId;
  /** What was agreed, and what the payer can pay of it. */
  readonly due: number;
  readonly paid: number;
};

export type PactDues = {
  readonly payments: readonly PactPayment[];
  /** Shares of offices by seat. */
  readonly officeCosts: Readonly<Record<EconomyId, number>>;
  /** Pacts whose office works in this round, paid or free. */
  readonly offices: readonly AgreementId[];
  /** What each province has left after all that, its drafts and what it paid at once. */
  readonly left: Readonly<Record<EconomyId, number>>;
};

/**
 * What pacts cost their members in this round. Payments tied to pacts come first, and shrink in proportion where free money has fallen
 * below them; offices follow in the order of the pacts.
 */
export function pactDues(state: ProvinceGame): PactDues {
  const before = spendable(state);
  const payments = paymentsDue(state, before);
  const afterPayments = mapValues(before, (money, economy) => money - paidBy(payments, economy));
  return payOffices(state, payments, afterPayments);
}

/** What a province's proposals of this round cost it, whatever became of them; in 100 million yuan. */
export function draftingSpent(
  { proposals, round }: Pick<ProvinceGame, 'proposals' | 'round'>,
  economy: EconomyId,
): number {
  return Object.values(proposals)
    .filter((proposal) => proposal.author === economy && proposal.round === round)
    .reduce((sum, { costYuan = DRAFTING_COST }) => sum + costYuan, 0);
}

/** Free money less drafts and payments at once. */
function spendable(state: ProvinceGame): Record<EconomyId, number> {
  const { provinces, payments } = state.provinces;
  return mapValues(provinces, ({ freeMoney }, economy) => {
    const atOnce = payments
      .filter(({ from }) => from === economy)
      .reduce((sum, { yuan100m }) => sum + yuan100m, 0);
    return Math.max(0, freeMoney - draftingSpent(state, economy) - atOnce);
  });
}

function paymentsDue(state: ProvinceGame, money: Readonly<Record<EconomyId, number>>): PactPayment[] {
  const agreed = Object.values(state.provinces.pacts).flatMap(({ id, payments }) =>
    payments
      .filter(({ untilRound }) => state.round <= untilRound)
      .map(({ from, to, amountMn }) => ({ pact: id, from, to, due: amountMn / MILLIONS_A_YUAN100M })),
  );
  const owed = (economy: EconomyId): number =>
    agreed.filter(({ from }) => from === economy).reduce((sum, { due }) => sum + due, 0);
  return agreed.map((payment) => ({
    ...payment,
    paid: payment.due * Math.min(1, (money[payment.from] ?? 0) / owed(payment.from)),
  }));
}

function paidBy(payments: readonly PactPayment[], economy: EconomyId): number {
  return payments.filter(({ from }) => from === economy).reduce((sum, { paid }) => sum + paid, 0);
}

function payOffices(
  state: ProvinceGame,
  payments: readonly PactPayment[],
  money: Readonly<Record<EconomyId, number>>,
): PactDues {
  const free = freeOffices(state);
  const left = { ...money };
  const officeCosts: Record<EconomyId, number> = {};
  const offices: AgreementId[] = [];
  for (const pact of Object.values(state.provinces.pacts)) {
    if (free.includes(pact.id)) offices.push(pact.id);
    else if (pact.hasOffice) {
      const payers = officePayers(pact, left);
      if (payers.length > 0) offices.push(pact.id);
      for (const payer of payers) {
        const share = OFFICE_COST / payers.length;
        left[payer] = (left[payer] ?? 0) - share;
        officeCosts[payer] = (officeCosts[payer] ?? 0) + share;
      }
    }
  }
  return { payments, officeCosts, offices, left };
}

/** Members that can pay an equal share; whoever cannot falls out, and the others bear more. Nobody: the office is closed. */
function officePayers({ members }: Pact, money: Readonly<Record<EconomyId, number>>): EconomyId[] {
  let payers = [...members];
  for (;;) {
    const share = OFFICE_COST / payers.length;
    const able = payers.filter((economy) => (money[economy] ?? 0) >= share);
    if (able.length === payers.length) return payers;
    payers = able;
  }
}

/**
 * Pacts whose office costs their members nothing in this round: the centre pays, by an act of this round or an earlier one, or a card does
 * for a binding pact among those whom it names.
 */
export function freeOffices(state: ProvinceGame): AgreementId[] {
  const { pacts, centre } = state.provinces;
  const named = centre.acts.flatMap((act) => (act.type === 'freeOffice' ? [act.member] : []));
  const regions = effectsAtWork(state, 'freeOffice').map(({ effect }) => effect.members);
  return Object.values(pacts)
    .filter(
      ({ isOfficeFree, isBinding, members }) =>
        isOfficeFree === true ||
        named.some((member) => members.includes(member)) ||
        (isBinding && regions.some((region) => members.every((member) => region.includes(member)))),
    )
    .map(({ id }) => id);
}

/** Payments that shrink to what there is leave a rest of rounding, on either side of nothing; far below any sum that is spent. */
const ROUNDING = 1e-6;

/** Whole 100 million yuan that a province may still spend in this round, before its envelope. */
export function moneyLeft(state: ProvinceGame, economy: EconomyId): number {
  return Math.max(0, Math.floor((pactDues(state).left[economy] ?? 0) + ROUNDING));
}

/** Money at once, up to what is free. */
export function payProvince(
  _context: ProvincesContext,
  state: ProvinceGame,
  economy: string,
  { to, yuan100m }: SeatIntentOf<'payProvince'>,
): Result<GameEvent[], Rejection> {
  if (to === economy) return err({ code: 'province/not-to-self' });
  if (state.provinces.provinces[to] === undefined) {
    return err({ code: 'province/not-a-province', economy: to });
  }
  const freeYuan = moneyLeft(state, economy);
  if (yuan100m > freeYuan) return err({ code: 'province/no-money', costYuan: yuan100m, freeYuan });
  return ok([{ type: 'provincePaid', payment: { from: economy, to, yuan100m } }]);
}

/** Of payments those of one province, or all others. */
export function paymentsOf(me: EconomyId, payments: Pact['payments'], isOwn = true): Pact['payments'] {
  return payments.filter(({ from, to }) => [from, to].includes(me) === isOwn);
}

/** A pact with other payments of one province than it has. */
export function withPaymentsOf(me: EconomyId, pact: Pact, own: Pact['payments']): Pact {
  return { ...pact, payments: [...paymentsOf(me, pact.payments, false), ...paymentsOf(me, own)] };
}

/** Between whom and one province less is paid under other pacts than under some. */
export function paidNoMore(
  me: EconomyId,
  pacts: Readonly<Record<AgreementId, Pact>>,
  others: Readonly<Record<AgreementId, Pact>>,
): readonly EconomyId[] {
  const sides = Object.values(pacts).flatMap(({ id, payments }) => {
    const was = paymentsOf(me, payments);
    const isLess = was.length > paymentsOf(me, others[id]?.payments ?? []).length;
    return isLess ? was.flatMap(({ from, to }) => [from, to]) : [];
  });
  return [...new Set(sides)].filter((seat) => seat !== me);
}
