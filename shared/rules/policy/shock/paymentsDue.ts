import { PAYMENT_CAP } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LawInForce } from './lawInForce.ts';

/** A payment of this round, millions; paid falls short of asked where a cap cuts it. */
export type DuePayment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly askedMn: number;
  readonly paidMn: number;
};

/**
 * All payments that treaties oblige to in this round. A payer gives at most one per cent of its last settled income and a
 * receiver takes at most one per cent of its own, all treaties together; what is over is cut pro rata, first at the payer.
 */
export function paymentsDue(law: Pick<LawInForce, 'agreements' | 'round' | 'settled'>): DuePayment[] {
  const asked = Object.values(law.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= law.round)
    .map(({ from, to, amountMn }) => ({ from, to, askedMn: amountMn, paidMn: amountMn }));
  const cutAtPayer = cutToCap(asked, 'from', law);
  return cutToCap(cutAtPayer, 'to', law);
}

function cutToCap(
  payments: readonly DuePayment[],
  side: 'from' | 'to',
  law: Pick<LawInForce, 'settled'>,
): DuePayment[] {
  const sums = new Map<EconomyId, number>();
  for (const payment of payments) {
    sums.set(payment[side], (sums.get(payment[side]) ?? 0) + payment.paidMn);
  }
  return payments.map((payment) => {
    const sumMn = sums.get(payment[side]) ?? 0;
    const capMn = paymentCapMn(law, payment[side]);
    if (sumMn <= capMn) return payment;
    return { ...payment, paidMn: Math.floor((payment.paidMn * capMn) / sumMn) };
  });
}

/** The most that a seat may pay, or receive, in a round: millions of the scenario's money. */
export function paymentCapMn(law: Pick<LawInForce, 'settled'>, economy: EconomyId): number {
  return Math.floor(PAYMENT_CAP * (law.settled.incomeBn[economy] ?? 0) * 1000);
}
