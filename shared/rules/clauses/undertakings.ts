import { INFRASTRUCTURE_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf, FieldsByKind } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { lastRoundOf, pairKey, pairsOf } from '../law/register.ts';
import { contributionMn, fundsOf, paymentCapMn } from '../law/transfers.ts';
import {
  type ClauseKind,
  type DraftCase,
  GROUP,
  groupFaults,
  inCommon,
  lastPlayedRound,
  selfDealing,
} from './clauseKind.ts';

/** Undertakings that members pay for together: infrastructure, and a fund for those who must change their work; and payments of one to another. */
export const UNDERTAKING_FIELDS = {
  /** Roads, ports and grids built together: each member pays this part of its income for two rounds, borders among them cost less. */
  jointInfrastructure: { among: 'group', contributionBp: { least: 10, most: 50 } },
  /** Adjustment fund: members pay this part of their income, and receive by how many of their people must change their work. */
  adjustmentFund: { among: 'group', contributionBp: { least: 5, most: 50 } },
  /** `from` pays `to` this much in each of the next `rounds` rounds, this one included; millions of the scenario's money. */
  payment: {
    from: 'economy',
    to: 'economy',
    amountMn: { least: 1, most: 1_000_000_000 },
    rounds: { least: 1, most: 12 },
  },
} as const satisfies FieldsByKind;

declare module '#shared/protocol/clauses.ts' {
  interface ClauseFields extends Readonly<typeof UNDERTAKING_FIELDS> {}
}

/** What these have in common: money of their own, which no majority can lay on a member. */
const PAID_TOGETHER = {
  ...GROUP,
  polarity: 'positive',
  obliges: 'concerned',
  needsOwnSignature: ({ among }, party) => among.includes(party),
  shapeFaults: groupFaults,
} as const satisfies Partial<ClauseKind<'jointInfrastructure' | 'adjustmentFund'>>;

const jointInfrastructure: ClauseKind<'jointInfrastructure'> = {
  ...PAID_TOGETHER,
  beyond: { needs: 'borderCosts' },
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 2,
  termFaults: infrastructureFaults,
  standing: ({ among, contributionBp }, sinceRound) => ({
    among,
    terms: { infrastructure: [{ among, contributionBp, sinceRound }] },
    isOwn: true,
  }),
};

const adjustmentFund: ClauseKind<'adjustmentFund'> = {
  ...PAID_TOGETHER,
  beyond: {},
  repeats: (earlier, clause) => inCommon(earlier, clause) >= 1,
  termFaults: fundFaults,
  standing: ({ among, contributionBp }) => ({
    among,
    terms: { adjustmentFundBp: contributionBp },
    isOwn: true,
  }),
};

export const UNDERTAKINGS = { jointInfrastructure, adjustmentFund };

/** Roads are built once between two economies, and early enough to be used. */
function infrastructureFaults(
  { state }: DraftCase,
  { among }: ClauseOf<'jointInfrastructure'>,
  clause: number,
): Rejection[] {
  const last = lastPlayedRound(state);
  const built = new Set(
    Object.values(state.agreements).flatMap(({ terms }) =>
      (terms?.infrastructure ?? []).flatMap((work) => pairsOf(work.among).map(([a, b]) => pairKey(a, b))),
    ),
  );
  if (pairsOf(among).some(([a, b]) => built.has(pairKey(a, b)))) {
    return [{ code: 'clause/nothing-new', clause }];
  }
  return state.round + INFRASTRUCTURE_ROUNDS > last
    ? [{ code: 'clause/past-the-end', round: last, clause }]
    : [];
}

/** One adjustment fund each; what it costs counts among the payments. */
function fundFaults(
  { state, draft }: DraftCase,
  { among, contributionBp }: ClauseOf<'adjustmentFund'>,
  clause: number,
): Rejection[] {
  const insured = new Set(fundsOf(state).flatMap(({ parties }) => parties));
  const twice = among.filter((economy) => insured.has(economy));
  if (twice.length > 0) return twice.map((economy) => ({ code: 'terms/one-fund-each', economy, clause }));
  const asked = draft.clauses.flatMap((other) => (other.type === 'payment' ? [other] : []));
  const running = Object.values(state.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= state.round);
  const roomMn = (economy: EconomyId): number =>
    [...asked, ...running].reduce(
      (room, { from, amountMn }) => (from === economy ? room - amountMn : room),
      paymentCapMn(state, economy),
    );
  return among
    .filter((economy) => contributionMn(state, economy, contributionBp) > roomMn(economy))
    .map((economy) => ({
      code: 'payment/above-payer-cap',
      economy,
      limitMn: Math.max(0, roomMn(economy)),
      clause,
    }));
}

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
 * At most the cap's part of the payer's, and of the receiver's, last settled income a round, with everything that runs. All of
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
