import { paymentCapMn } from '../../../../shared/rules/law/transfers.ts';
import { aCut, aDraft, aNegotiation, aPayment } from '../../../support/aNegotiation.ts';
import type { DraftRow } from './row.ts';
import { quartet, later } from './tables.ts';

/** Payments. */
export const PAYMENT_ROWS: readonly DraftRow[] = [
  {
    rule: 'more than the payer’s hundredth',
    code: 'payment/above-payer-cap',
    on: quartet,
    draft: () => aDraft(['ALB', 'CAT'], aCut('CAT', 'ALB', 500), aPayment('ALB', 'CAT', 250)),
    says: (table) => ({ economy: 'ALB', limitMn: paymentCapMn(table.state, 'ALB') }),
  },
  {
    rule: 'more than the receiver’s hundredth, running payments included',
    code: 'payment/above-receiver-cap',
    on: quartet,
    draft: (table) => {
      table.conclude(aDraft(['CAT', 'ALB'], aCut('ALB', 'CAT', 500), aPayment('CAT', 'ALB', 100, 2)));
      return aDraft(['DUN', 'ALB'], aCut('ALB', 'DUN', 500), aPayment('DUN', 'ALB', 100));
    },
    says: (table) => ({ economy: 'ALB', limitMn: paymentCapMn(table.state, 'ALB') - 100 }),
  },
  {
    rule: 'a gift',
    code: 'payment/receiver-owes-nothing',
    on: quartet,
    draft: () => aDraft(['ALB', 'DUN'], aPayment('ALB', 'DUN', 10)),
    says: () => ({ economy: 'DUN' }),
  },
  {
    rule: 'payments after the end',
    code: 'payment/past-the-end',
    on: later,
    draft: () => aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500), aPayment('ALB', 'DUN', 10, 4)),
    says: () => ({ round: 4 }),
  },
  {
    rule: 'payments after the agreement has lapsed',
    code: 'payment/past-its-agreement',
    on: () => aNegotiation({ isLimited: true }),
    draft: () => aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500), aPayment('ALB', 'DUN', 10, 2)),
    says: () => ({ round: 1 }),
  },
];
