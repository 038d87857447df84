import { MILLIONS_PER_BILLION, PAYMENT_CAP } from '#shared/content/constants.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { LawInForce } from '../schedules/lawInForce.ts';
import { fundsOf } from './terms.ts';

/** A payment of this round, millions; paid falls short of asked where a cap cuts it. */
export type DuePayment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly askedMn: number;
  readonly paidMn: number;
};

/**
 * All payments that treaties oblige to in this round, those of adjustment funds included. A payer gives at most one per cent of its last settled income and a
 * receiver takes at most one per cent of its own, all treaties together; what is over is cut pro rata, first at the payer.
 */
export function paymentsDue(law: Pick<LawInForce, 'agreements' | 'round' | 'settled'>): DuePayment[] {
  const agreed = Object.values(law.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= law.round)
    .map(({ from, to, amountMn }) => ({ from, to, askedMn: amountMn, paidMn: amountMn }));
  const asked = [...agreed, ...fundPayments(law)];
  const cutAtPayer = cutToCap(asked, 'from', law);
  return cutToCap(cutAtPayer, 'to', law);
}

/**
 * What adjustment funds move: each member pays its part of its income, and receives of the pool by the income of its people who
 * had to change their work in the last round. Only the balance is paid, from those who pay more to those who receive more.
 */
function fundPayments(law: Pick<LawInForce, 'agreements' | 'settled'>): DuePayment[] {
  const moved = law.settled.workersMoved;
  if (moved === undefined) return [];
  return fundsOf(law).flatMap(({ parties, terms }) => {
    const paidMn = parties.map((member) => contributionMn(law, member, terms.adjustmentFundBp));
    const needs = parties.map((member) => (moved[member] ?? 0) * (law.settled.incomeBn[member] ?? 0));
    const poolMn = sumOf(paidMn);
    const need = sumOf(needs);
    if (need <= 0) return [];
    const balances = parties.map((member, index) => ({
      member,
      balanceMn: (poolMn * (needs[index] ?? 0)) / need - (paidMn[index] ?? 0),
    }));
    const receivers = balances.filter(({ balanceMn }) => balanceMn > 0);
    const receivedMn = sumOf(receivers.map(({ balanceMn }) => balanceMn));
    return balances
      .filter(({ balanceMn }) => balanceMn < 0)
      .flatMap((payer) =>
        receivers.map((receiver): DuePayment => {
          const amountMn = Math.floor((-payer.balanceMn * receiver.balanceMn) / receivedMn);
          return { from: payer.member, to: receiver.member, askedMn: amountMn, paidMn: amountMn };
        }),
      )
      .filter(({ askedMn }) => askedMn > 0);
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
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
export function paymentCapMn(
  law: { readonly settled: Pick<SettledEconomy, 'incomeBn'> },
  economy: EconomyId,
): number {
  return Math.floor(PAYMENT_CAP * (law.settled.incomeBn[economy] ?? 0) * MILLIONS_PER_BILLION);
}

/** A part of an economy's last settled income, in basis points: millions of the scenario's money. */
export function contributionMn(
  law: { readonly settled: Pick<SettledEconomy, 'incomeBn'> },
  economy: EconomyId,
  contributionBp: number,
): number {
  return Math.floor(toFraction(contributionBp) * (law.settled.incomeBn[economy] ?? 0) * MILLIONS_PER_BILLION);
}
