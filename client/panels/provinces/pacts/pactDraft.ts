import type { EconomyId } from '#shared/kernel/ids.ts';
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';

export type PactArticle = ClauseOf<'marketPact'>;
export type PayArticle = ClauseOf<'payment'>;

/** Terms of a first version: walls at most 1 on all goods, nobody bound by more than a word, three rounds. */
const FIRST = { goods: 'all', atMost: 1, rounds: 3 } as const;
/** What a binding pact begins with: Delta members gain up to 11.4 points by cheating. */
const FIRST_DEPOSIT = 12;
const FIRST_PAYMENT = 10;

/** A pact that its author goes on from, with one partner or none yet. */
export function newPact(game: ProvinceGame, me: EconomyId, partner?: EconomyId): Draft {
  const parties = partner === undefined || partner === me ? [me] : [me, partner];
  const article: PactArticle = {
    type: 'marketPact',
    among: parties,
    ...FIRST,
    rounds: Math.min(FIRST.rounds, roundsLeft(game)),
    isBinding: false,
    deposit: 0,
    hasOffice: false,
    rules: [],
  };
  return { parties, clauses: [article] };
}

export function roundsLeft({ settings, round }: ProvinceGame): number {
  return Math.max(1, Math.min(4, settings.rounds - round + 1));
}

export function articleOf({ clauses }: Pick<Draft, 'clauses'>): PactArticle | undefined {
  return clauses.find((clause): clause is PactArticle => clause.type === 'marketPact');
}

export function paymentsIn({ clauses }: Pick<Draft, 'clauses'>): readonly PayArticle[] {
  return clauses.filter((clause): clause is PayArticle => clause.type === 'payment');
}

/** The draft with other members: parties and members are the same, and payments of those who are out go with them. */
export function withMembers(draft: Draft, members: readonly EconomyId[]): Draft {
  const stays = (economy: EconomyId): boolean => members.includes(economy);
  const clauses = draft.clauses.flatMap((clause): Clause[] => {
    if (clause.type === 'marketPact') return [{ ...clause, among: members }];
    return clause.type === 'payment' && !(stays(clause.from) && stays(clause.to)) ? [] : [clause];
  });
  return { ...draft, parties: [...members], clauses };
}

export function withTerms(draft: Draft, terms: Partial<Omit<PactArticle, 'type' | 'among'>>): Draft {
  const clauses = draft.clauses.map((clause) =>
    clause.type === 'marketPact' ? lawfulDeposit({ ...clause, ...terms }) : clause,
  );
  return { ...draft, clauses };
}

/** A deposit stands only where the pact binds; one that begins to bind begins with the usual one. */
function lawfulDeposit(article: PactArticle): PactArticle {
  if (!article.isBinding) return { ...article, deposit: 0 };
  return article.deposit > 0 ? article : { ...article, deposit: FIRST_DEPOSIT };
}

export function withPayments(draft: Draft, payments: readonly PayArticle[]): Draft {
  const others = draft.clauses.filter(({ type }) => type !== 'payment');
  return { ...draft, clauses: [...others, ...payments] };
}

/** One more payment among the members, from the author to the first other. */
export function anotherPayment(draft: Draft, me: EconomyId): Draft {
  const to = draft.parties.find((party) => party !== me);
  if (to === undefined) return draft;
  const payment: PayArticle = {
    type: 'payment',
    from: me,
    to,
    amountMn: FIRST_PAYMENT * MILLIONS_A_YUAN100M,
    rounds: articleOf(draft)?.rounds ?? 1,
  };
  return withPayments(draft, [...paymentsIn(draft), payment]);
}

/** Payments are written in millions, and spoken of in 100 million yuan. */
export function yuanOf({ amountMn }: Pick<PayArticle, 'amountMn'>): number {
  return amountMn / MILLIONS_A_YUAN100M;
}
