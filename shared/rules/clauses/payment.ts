import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { lastRoundOf } from '../law/register.ts';
import { paymentCapMn } from '../law/transfers.ts';
import { type ClauseKind, type DraftCase, selfDealing } from './clauseKind.ts';

export const payment: ClauseKind<'payment'> = {
  polarity: 'neutral',
  obliges: ({ from }) => [from],
  named: ({ from, to }) => [from, to],
  without: (clause, stays) => (stays(clause.from) && stays(clause.to) ? clause : undefined),
  offer: () => undefined,
  needsOwnSignature: ({ from }, party) => from === party,
  shapeFaults: (_scenario, { from, to }, index) => (from === to ? [selfDealing(from, index)] : []),
  repeats: (earlier, { from, to, rounds }) =>
    earlier.from === from && earlier.to === to && earlier.rounds === rounds,
  faults: paymentFaults,
  lines: ({ from, to, amountMn, rounds }, round) => ({
    payments: [{ from, to, amountMn, untilRound: round + rounds - 1 }],
  }),
};

/** Payments stand only beside a duty of the receiver, within both caps, and not past the end. */
function paymentFaults(draftCase: DraftCase, clause: ClauseOf<'payment'>, index: number): Rejection[] {
  return [
    ...returnFaults(draftCase, clause, index),
    ...capFaults(draftCase, clause, index),
    ...endFaults(draftCase, clause, index),
  ];
}

function returnFaults({ obliges }: DraftCase, { to }: ClauseOf<'payment'>, clause: number): Rejection[] {
  return obliges(to) ? [] : [{ code: 'payment/receiver-owes-nothing', economy: to, clause }];
}

/**
 * At most one per cent of the payer's, and of the receiver's, last settled income a round, with everything that runs. All of
 * it runs now, whatever its end, so this round is the fullest.
 */
function capFaults({ state, draft }: DraftCase, clause: ClauseOf<'payment'>, index: number): Rejection[] {
  const running = Object.values(state.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= state.round);
  const earlier = draft.clauses.slice(0, index).flatMap((other) => (other.type === 'payment' ? [other] : []));
  const roomMn = (side: 'from' | 'to'): number => {
    const economy = clause[side];
    const sum = [...running, ...earlier].reduce(
      (total, payment) => total + (payment[side] === economy ? payment.amountMn : 0),
      0,
    );
    return Math.max(0, paymentCapMn(state, economy) - sum);
  };
  const faults: Rejection[] = [];
  const [payerMn, receiverMn] = [roomMn('from'), roomMn('to')];
  if (clause.amountMn > payerMn) {
    faults.push({ code: 'payment/above-payer-cap', economy: clause.from, limitMn: payerMn, clause: index });
  }
  if (clause.amountMn > receiverMn) {
    faults.push({
      code: 'payment/above-receiver-cap',
      economy: clause.to,
      limitMn: receiverMn,
      clause: index,
    });
  }
  return faults;
}

/** The epilogue, one round after the last, still pays; nothing is paid under an agreement that has lapsed. */
function endFaults({ state }: DraftCase, { rounds }: ClauseOf<'payment'>, clause: number): Rejection[] {
  const end = state.round + rounds - 1;
  const last = state.settings.rounds;
  if (end > last + 1) return [{ code: 'payment/past-the-end', round: last, clause }];
  const lapses = lastRoundOf(state, { sinceRound: state.round }) ?? end;
  return end > lapses ? [{ code: 'payment/past-its-agreement', round: lapses, clause }] : [];
}
