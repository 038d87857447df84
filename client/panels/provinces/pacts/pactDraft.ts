import { signal } from '@preact/signals';
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import { DIALS, type Dial, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import {
  membersMost,
  pactsMost,
  freeWhenReplaced,
  offerCost,
  pactFaults,
  longestTerm,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import { whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { paymentsDueStill } from '#shared/rules/law/register.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { formatList, sentences } from '../../../text/format.ts';
import { locale } from '../../../text/language.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { bindingTold } from '../seat.ts';

export type PactArticle = ClauseOf<'marketPact'>;
export type PayArticle = ClauseOf<'payment'>;

/** Terms of a first version: walls at most 1 on all goods, nobody bound by more than a word, three rounds. */
export const FIRST_PACT = { goods: 'all', atMost: 0, rounds: 3 } as const;
/** What a binding pact begins with: Delta members gain up to 11.4 points by cheating. */
const FIRST_DEPOSIT = 12;

/** A pact that its author goes on from, with one partner or none yet. */
export function newPact(
  game: ProvinceGame,
  me: EconomyId,
  partner?: EconomyId,
  atMost: number = FIRST_PACT.atMost,
): Draft {
  const parties = partner === undefined || partner === me ? [me] : [me, partner];
  const article: PactArticle = {
    type: 'marketPact',
    among: parties,
    ...FIRST_PACT,
    atMost,
    rounds: Math.min(FIRST_PACT.rounds, longestTerm(game, false)),
    isBinding: false,
    deposit: 0,
    hasOffice: false,
    rules: [],
  };
  return { parties, clauses: [article] };
}

/**
 * The terms of a pact once more, payments included as far as whoever pays has the money, for as long as they lasted: signed by all its
 * members, it takes the place of the old one. `me` also pays for the offer.
 */
export function renewedPact(game: ProvinceGame, pact: Pact, me: EconomyId | undefined): Draft {
  const { goods, atMost, isBinding, deposit, hasOffice, rules, members, sinceRound, untilRound } = pact;
  const lasting = (until: number): number => Math.min(until - sinceRound + 1, longestTerm(game, isBinding));
  const rounds = lasting(untilRound);
  const terms = { goods, atMost, isBinding, deposit, hasOffice, rules, rounds };
  const article: PactArticle = { type: 'marketPact', among: members, ...terms };
  const free = freeWhenReplaced(game, article);
  const purse = new Map(
    members.map((member) => [member, free(member) - (member === me ? offerCost(game, member) : 0)]),
  );
  const payments = pact.payments.flatMap(({ from, to, amountMn, untilRound: until }): PayArticle[] => {
    const affordable = Math.max(0, purse.get(from) ?? 0);
    const paidMn = Math.min(amountMn, affordable * MILLIONS_A_YUAN100M);
    purse.set(from, affordable - paidMn / MILLIONS_A_YUAN100M);
    if (paidMn === 0) return [];
    return [{ type: 'payment', from, to, amountMn: paidMn, rounds: Math.min(rounds, lasting(until)) }];
  });
  return {
    parties: [...members],
    clauses: [article, ...payments],
    ...(pact.title === undefined ? {} : { title: pact.title }),
  };
}

export function articleOf({ clauses }: Pick<Draft, 'clauses'>): PactArticle | undefined {
  return clauses.find((clause): clause is PactArticle => clause.type === 'marketPact');
}

export function paymentsIn({ clauses }: Pick<Draft, 'clauses'>): readonly PayArticle[] {
  return clauses.filter((clause): clause is PayArticle => clause.type === 'payment');
}

/** The draft with other members, who are its parties: payments of those who are out go with them, and of those that went (`gone`) some come back. */
export function withMembers(
  draft: Draft,
  members: readonly EconomyId[],
  gone: readonly PayArticle[] = [],
): Draft {
  const most = articleOf(draft)?.rounds ?? 1;
  const back = gone
    .filter((paid) => isAmong(members, paid) && !isAmong(draft.parties, paid))
    .map((paid) => ({ ...paid, rounds: Math.min(paid.rounds, most) }));
  const clauses = draft.clauses.flatMap((clause): Clause[] => {
    if (clause.type === 'marketPact') return [{ ...clause, among: members }];
    return clause.type === 'payment' && !isAmong(members, clause) ? [] : [clause];
  });
  return { ...draft, parties: [...members], clauses: [...clauses, ...back] };
}

export function isAmong(
  members: readonly EconomyId[],
  { from, to }: Pick<PayArticle, 'from' | 'to'>,
): boolean {
  return members.includes(from) && members.includes(to);
}

/** The draft on other terms; payments that last as long as the pact go on doing so, and none longer. */
export function withTerms(draft: Draft, terms: Partial<Omit<PactArticle, 'type' | 'among'>>): Draft {
  const before = articleOf(draft)?.rounds ?? 1;
  const { rounds = before } = terms;
  const clauses = draft.clauses.map((clause) => {
    if (clause.type === 'marketPact') return lawfulDeposit({ ...clause, ...terms });
    if (clause.type !== 'payment') return clause;
    return { ...clause, rounds: clause.rounds === before ? rounds : Math.min(clause.rounds, rounds) };
  });
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

/** What payers were said to have free when an offer was refused for their payments: what they spent unseen is known by that alone. */
const saidFree = signal<{ readonly round: number; readonly of: ReadonlyMap<EconomyId, number> } | undefined>(
  undefined,
);

export function keepSaidFree(
  { round }: Pick<ProvinceGame, 'round'>,
  economy: EconomyId,
  yuan100m: number,
): void {
  const { value } = saidFree;
  const of = new Map(value?.round === round ? value.of : []).set(economy, yuan100m);
  saidFree.value = { round, of };
}

/** What a member has free to pay under a draft, in whole 100 million yuan; `me` also pays for its offer. */
export function freeUnder(game: ProvinceGame, article: PactArticle, me: EconomyId | undefined) {
  const free = freeWhenReplaced(game, article);
  const said = saidFree.value?.round === game.round ? saidFree.value.of : undefined;
  return (economy: EconomyId): number => {
    const own = free(economy) - (economy === me ? offerCost(game, economy) : 0);
    return Math.max(0, Math.floor(Math.min(own, said?.get(economy) ?? own)));
  };
}

export function paymentOf(yuan100m: number, way: Pick<PayArticle, 'from' | 'to' | 'rounds'>): PayArticle {
  return { type: 'payment', amountMn: yuan100m * MILLIONS_A_YUAN100M, ...way };
}

/** Payments are written in millions, and spoken of in 100 million yuan. */
export function yuanOf({ amountMn }: Pick<PayArticle, 'amountMn'>): number {
  return amountMn / MILLIONS_A_YUAN100M;
}

/** `mayWithBody`: with all members of the pact that binds it, it could join, as the new pact would take the place of that one. */
type KeptOut = { readonly fault: Rejection; readonly mayWithBody: boolean };

/** What keeps each of the others out of the draft, as the rules would refuse it: a binding pact that binds it already, or too many new ones. */
export function keptOut(
  scenario: Pick<ProvincesScenario, 'dealOrder'>,
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId,
): ReadonlyMap<EconomyId, KeptOut> {
  const withAll = (members: readonly EconomyId[]): readonly Rejection[] =>
    pactFaults(scenario, game, withMembers(draft, [...new Set([...draft.parties, ...members])]), me);
  const outside = scenario.dealOrder.filter((economy) => !draft.parties.includes(economy));
  return new Map(
    outside.flatMap((economy): [EconomyId, KeptOut][] => {
      const fault = withAll([economy]).find((each) => isAbout(each, economy));
      if (fault === undefined) return [];
      const bound = Object.values(game.provinces.pacts).find(
        ({ id }) => fault.code === 'pact/second-binding' && fault.agreement === id,
      );
      const mayWithBody =
        bound !== undefined &&
        !withAll(bound.members).some((each) => isAbout(each, economy) || each.code === 'pact/too-large');
      return [[economy, { fault, mayWithBody }]];
    }),
  );
}

/** Whether a fault is that an economy cannot join. */
function isAbout(fault: Rejection, economy: EconomyId): boolean {
  return (
    (fault.code === 'pact/second-binding' || fault.code === 'pact/too-many') && fault.economy === economy
  );
}

/** Why the draft cannot bind its members: one of them is bound already. */
export function bindingFault(
  scenario: Pick<ProvincesScenario, 'dealOrder'>,
  game: ProvinceGame,
  draft: Draft,
  me: EconomyId,
): Rejection | undefined {
  const bound = withTerms(draft, { isBinding: true });
  return pactFaults(scenario, game, bound, me).find(({ code }) => code === 'pact/second-binding');
}

/** Pacts in words: their terms, and how they were broken. */

export type Draftlike = Pick<Draft, 'parties' | 'clauses'>;

export function marksOf(members: readonly EconomyId[]): string {
  return members.map((member) => tOr(`economyMark.${member}`, member)).join(locale().markJoint);
}

/** What kind of pact it is, and among whom, by their marks. */
export function pactTitle(proposal: Draftlike): string {
  const article = articleOf(proposal);
  const members = marksOf(article?.among ?? proposal.parties);
  return t(article?.isBinding === true ? 'pact.nameBinding' : 'pact.nameVoluntary', { members });
}

/** Whether a draft binds, and for how many rounds. */
export function termText(draft: Pick<Draft, 'clauses'>): string {
  const { isBinding = false, rounds = 1 } = articleOf(draft) ?? {};
  return t(isBinding ? 'pmove.binding' : 'pmove.voluntary', { rounds });
}

/** Terms of a proposal in sentences, the most important first. */
export function termLines(proposal: Draftlike): readonly string[] {
  return [...openedLines(proposal), ...moneyLines(paymentsIn(proposal))];
}

/** The terms without money. */
export function openedLines(proposal: Draftlike): readonly string[] {
  const article = articleOf(proposal);
  return article === undefined
    ? []
    : [...pactLines({ ...article, members: article.among }), ...lastingLines(article)];
}

/** Payments of a draft that another does not have, for the same sum and as long. */
export function paymentsBeside(draft: Draftlike, other: Draftlike): readonly PayArticle[] {
  const keyOf = ({ from, to, amountMn, rounds }: PayArticle): string => `${from} ${to} ${amountMn} ${rounds}`;
  const had = paymentsIn(other).map(keyOf);
  return paymentsIn(draft).filter((payment) => !had.includes(keyOf(payment)));
}

/** The terms in a line: whether it binds, for how long, what the reader is paid or pays, and first what it opens, where that is less than all. */
export function termsLine(draft: Draftlike, me: EconomyId): string {
  const article = articleOf(draft);
  if (article === undefined) return '';
  const sum = paymentsIn(draft).reduce(
    (all, each) => all + (Number(each.to === me) - Number(each.from === me)) * yuanOf(each),
    0,
  );
  const paid = sum > 0 ? 'pboard.paid' : 'pboard.pays';
  const none = paymentsIn(draft).length > 0 ? 'pboard.amongOthers' : 'pboard.unpaid';
  const money = sum === 0 ? t(none) : t(paid, { sum: yuan(Math.abs(sum)) });
  const { isBinding, rounds, goods, atMost } = article;
  const line = t(isBinding ? 'pboard.binding' : 'pboard.voluntary', { rounds, money });
  return goods === 'all' && atMost === 0 ? line : sentences(termLines(draft)[0] ?? '', line);
}

export function lastingLines(article: PactArticle | undefined): readonly string[] {
  return article === undefined ? [] : [t('terms.rounds', { rounds: article.rounds })];
}

/** Who pays whom in a round: all that one pays for as long in one line. */
export function moneyLines(all: readonly PayArticle[]): readonly string[] {
  const isOfSame = (one: PayArticle) => (other: PayArticle) =>
    one.from === other.from && one.rounds === other.rounds;
  const first = all.filter((payment) => all.find(isOfSame(payment)) === payment);
  return first.map((payment) => {
    const [from, { rounds }] = [economyName(payment.from), payment];
    const paid = all
      .filter(isOfSame(payment))
      .map((each) => ({ to: economyName(each.to), sum: yuan(yuanOf(each)) }));
    const [only] = paid;
    if (only !== undefined && paid.length === 1) return t('terms.payment', { from, ...only, rounds });
    const sums = formatList(paid.map(({ to, sum }) => t('pbrief.paySum', { economy: to, sum })));
    return t('terms.payments', { from, sums, rounds });
  });
}

/** Payments under a pact in force that are not yet all paid. */
export function paymentLines(game: ProvinceGame, { payments }: Pick<Pact, 'payments'>): readonly string[] {
  const due = paymentsDueStill(game, payments);
  const isSame = (one: Pact['payments'][number], other: typeof one): boolean =>
    one.from === other.from && one.to === other.to && one.untilRound === other.untilRound;
  // What one pays another in two sums for as long is one.
  const whole = due.filter((payment, at) => due.findIndex((each) => isSame(each, payment)) === at);
  return whole.map((payment) => {
    const sum = due.filter((each) => isSame(each, payment)).reduce((all, each) => all + yuanOf(each), 0);
    const params = { from: economyName(payment.from), to: economyName(payment.to), sum: yuan(sum) };
    return payment.untilRound > lastRoundOf(game)
      ? t('terms.paymentToEnd', params)
      : t('terms.paymentUntil', { ...params, round: payment.untilRound });
  });
}

type PactTerms = Pick<
  Pact,
  'members' | 'goods' | 'atMost' | 'isBinding' | 'deposit' | 'hasOffice' | 'rules'
> & { readonly isOfficeFree?: true };

/** What a pact says, without its length and payments. */
export function pactLines(pact: PactTerms): readonly string[] {
  const { members, goods, atMost, isBinding, deposit, hasOffice, isOfficeFree, rules } = pact;
  return [
    t(atMost === 0 ? `terms.open.${goods}` : `terms.atMost.${goods}`, { n: atMost }),
    isBinding ? bindingTold(members, deposit) : t('terms.voluntary'),
    ...(hasOffice ? [t(isOfficeFree === true ? 'terms.officeFree' : 'terms.office')] : []),
    ...(rules.length === 0
      ? []
      : [t('terms.rules', { rules: formatList(rules.map((rule) => t(`marketRule.${rule}`))) })]),
  ];
}

/** A word broken: by whom and when, and with which dials above what was agreed. */
export type ToldBreach = Pick<Breach, 'by' | 'round'> & {
  readonly dials: readonly { readonly dial: Dial; readonly level: number; readonly most: number }[];
};

/**
 * The last breach of a pact by each of its members, and by each whom a binding one put out, as far as this seat knows of it; of rounds
 * that are over.
 */
export function breachesOfPact(game: ProvinceGame, pact: Pact): readonly ToldBreach[] {
  const { breaches } = game.provinces;
  const known = breaches.filter(
    ({ pact: id, by, round, isExcluded }) =>
      id === pact.id && round < game.round && (isExcluded || pact.members.includes(by)),
  );
  return known
    .filter((breach) => breach === known.findLast(({ by }) => by === breach.by))
    .map((breach) => told(game, pact, breach));
}

function told({ reports }: ProvinceGame, pact: Pact, { by, round }: Breach): ToldBreach {
  const stood = reports.find((report) => report.round === round)?.provinces[by];
  const dials = DIALS.map((dial) => ({ dial, level: stood?.[dial] ?? 0, most: dialCap(pact, dial) }));
  return { by, round, dials: dials.filter(({ level, most }) => level > most) };
}

/** Chance, 0–1, that a member is seen to break its word in this round. */
export function chanceSeen(game: ProvinceGame, pact: Pact): number {
  return seenChance(pact, pactDues(game).offices.includes(pact.id));
}

/** What is left to a member whose partner broke its word: nothing to do about its own. */
export function isWronged(breaches: readonly ToldBreach[], me: EconomyId | undefined): boolean {
  return me !== undefined && breaches.some(({ by }) => by !== me);
}

/** In which round, and against what, a pact is told that takes the place of one that ends; undefined of any other. */
export function renewalText(game: ProvinceGame, draft: Draft): string | undefined {
  const { round } = whenItCounts(game, draft);
  return round === game.round ? undefined : t('pactOutlook.renewed', { round });
}

/** How many may be in a pact of this round, and from when on more; nothing where all may. */
export function membersTold(game: ProvinceGame): string | undefined {
  const count = membersMost(game, game.round);
  const ahead = Array.from({ length: lastRoundOf(game) - game.round }, (_, at) => game.round + 1 + at);
  const round = ahead.find((each) => membersMost(game, each) > count);
  if (count >= Object.keys(game.provinces.provinces).length) return undefined;
  return round === undefined ? t('pactDesk.most', { count }) : t('pactDesk.mostYet', { count, round });
}

/** How many new pacts one may join in a round, and of how many. */
export const newPactsTold = (game: ProvinceGame): readonly (string | undefined)[] => [
  pactsMost(game) === 1 ? t('pboard.onlyOne') : undefined,
  membersTold(game),
];
