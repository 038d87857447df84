import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../../state.ts';
import { applyLaw } from '../../../agreements/applyLaw.ts';
import { provincesOf } from '../../provincesOf.ts';
import { moneyLeft } from '../moneyLeft.ts';
import { replacedBy } from '../pactLaw.ts';

type Article = ClauseOf<'marketPact'>;
type Money = ClauseOf<'payment'>;

/** What is wrong with the payments tied to a pact. `reserved` is what its author must keep for drafting, in 100 million yuan. */
export function pactPaymentFaults(
  state: GameState,
  { clauses }: Draft,
  article: Article,
  reserved: { readonly economy: EconomyId; readonly yuan100m: number },
): Rejection[] {
  const placed = clauses.flatMap((clause, place) => (isPayment(clause) ? [{ clause, place }] : []));
  const wrong = placed.flatMap(({ clause, place }) => paymentFault(article, clause, place));
  if (wrong.length > 0) return wrong;
  const free = freeWhenReplaced(state, article);
  const payers = [...new Set(placed.map(({ clause }) => clause.from))];
  return payers.flatMap((economy): Rejection[] => {
    const own = placed.filter(({ clause }) => clause.from === economy);
    const costYuan = own.reduce((sum, { clause }) => sum + clause.amountMn, 0) / MILLIONS_A_YUAN100M;
    const freeYuan = Math.max(0, free(economy) - (economy === reserved.economy ? reserved.yuan100m : 0));
    const clause = own.at(-1)?.place ?? 0;
    return costYuan > freeYuan ? [{ code: 'pact/payer-short', clause, economy, costYuan, freeYuan }] : [];
  });
}

function isPayment(clause: Clause): clause is Money {
  return clause.type === 'payment';
}

function paymentFault(
  { among, rounds }: Article,
  { from, to, rounds: lasts }: Money,
  clause: number,
): Rejection[] {
  if (from === to) return [{ code: 'clause/self-dealing', economy: from, clause }];
  if (!among.includes(from) || !among.includes(to)) return [{ code: 'pact/payment-outside', clause }];
  return lasts > rounds ? [{ code: 'pact/payment-past-term', clause }] : [];
}

/** What provinces have left once the pacts that the new one replaces, and their payments, have ended. */
function freeWhenReplaced(state: GameState, article: Article): (economy: EconomyId) => number {
  const end = replacedBy(provincesOf(state), article).map(({ id }) => id);
  const after = applyLaw(state, { upsert: [], end });
  return (economy) => moneyLeft(after, economy);
}
