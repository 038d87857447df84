import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Breach, Pact } from '#shared/protocol/provinces/pacts.ts';
import type { PactGains } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { DIALS, type Dial, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { freeWhenReplaced, offerCost } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { paymentsDueStill } from '#shared/rules/law/register.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { formatList } from '../../../text/format.ts';
import { locale } from '../../../text/language.ts';
import { yuan } from '../../../text/money.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { medalWorth } from '../../proposal/proposalModel.ts';
import { ownPacts, pactsEnding, seatsWithoutOffer } from '../own/ownModel.ts';
import { provincesScenario } from '../../../state/store.ts';
import { TOLD, pointsLost, standingOf, useProvinces } from '../seat.ts';

export type PactArticle = ClauseOf<'marketPact'>;
export type PayArticle = ClauseOf<'payment'>;

/** Terms of a first version: walls at most 1 on all goods, nobody bound by more than a word, three rounds. */
export const FIRST_PACT = { goods: 'all', atMost: 1, rounds: 3 } as const;
/** What a binding pact begins with: Delta members gain up to 11.4 points by cheating. */
const FIRST_DEPOSIT = 12;
const FIRST_PAYMENT = 10;

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
    rounds: Math.min(FIRST_PACT.rounds, roundsLeft(game)),
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
  const lasting = (until: number): number => Math.min(until - sinceRound + 1, roundsLeft(game));
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

/** Offers of this round among just the members of a pact on its goods, which would take its place; the last first. */
export function renewalsOf(
  { proposals, round }: ProvinceGame,
  { members, goods }: Pact,
): readonly Proposal[] {
  return Object.values(proposals)
    .filter(
      (proposal) =>
        proposal.round === round &&
        proposal.parties.length === members.length &&
        proposal.parties.every((party) => members.includes(party)) &&
        articleOf(proposal)?.goods === goods,
    )
    .toReversed();
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
  const rounds = articleOf(draft)?.rounds ?? 1;
  return withPayments(draft, [...paymentsIn(draft), paymentOf(FIRST_PAYMENT, { from: me, to, rounds })]);
}

export function paymentOf(yuan100m: number, way: Pick<PayArticle, 'from' | 'to' | 'rounds'>): PayArticle {
  return { type: 'payment', amountMn: yuan100m * MILLIONS_A_YUAN100M, ...way };
}

/** Payments are written in millions, and spoken of in 100 million yuan. */
export function yuanOf({ amountMn }: Pick<PayArticle, 'amountMn'>): number {
  return amountMn / MILLIONS_A_YUAN100M;
}

/** Pacts in words: their terms, and how they were broken. */

type Draftlike = Pick<Draft, 'parties' | 'clauses'>;

export function marksOf(members: readonly EconomyId[]): string {
  return members.map((member) => tOr(`economyMark.${member}`, member)).join(locale().markJoint);
}

/** What kind of pact it is, and among whom, by their marks. */
export function pactTitle(proposal: Draftlike): string {
  const article = articleOf(proposal);
  const members = marksOf(article?.among ?? proposal.parties);
  return t(article?.isBinding === true ? 'pact.nameBinding' : 'pact.nameVoluntary', { members });
}

/** Terms of a proposal in sentences, the most important first. */
export function termLines(proposal: Draftlike): readonly string[] {
  const article = articleOf(proposal);
  return [
    ...(article === undefined ? [] : pactLines({ ...article, members: article.among })),
    ...lastingLines(article),
    ...moneyLines(proposal),
  ];
}

/** Terms of the pact itself on the card of an offer. */
const FACE_TERMS = 2;

/** What the card of an offer shows of its terms: the first ones, for how long, and who pays. */
export function faceLines(proposal: Draftlike): readonly string[] {
  const article = articleOf(proposal);
  const terms = article === undefined ? [] : pactLines({ ...article, members: article.among });
  return [...terms.slice(0, FACE_TERMS), ...lastingLines(article), ...moneyLines(proposal)];
}

function lastingLines(article: PactArticle | undefined): readonly string[] {
  return article === undefined ? [] : [t('terms.rounds', { rounds: article.rounds })];
}

function moneyLines(proposal: Draftlike): readonly string[] {
  return paymentsIn(proposal).map((payment) =>
    t('terms.payment', {
      from: economyName(payment.from),
      to: economyName(payment.to),
      sum: yuan(yuanOf(payment)),
      rounds: payment.rounds,
    }),
  );
}

/** Payments under a pact in force that are not yet all paid. */
export function paymentLines(game: ProvinceGame, { payments }: Pick<Pact, 'payments'>): readonly string[] {
  return paymentsDueStill(game, payments).map((payment) => {
    const params = {
      from: economyName(payment.from),
      to: economyName(payment.to),
      sum: yuan(yuanOf(payment)),
    };
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
  const { goods, atMost, isBinding, deposit, hasOffice, isOfficeFree, rules } = pact;
  return [
    t(atMost === 0 ? `terms.open.${goods}` : `terms.atMost.${goods}`, { n: atMost }),
    isBinding ? t('terms.binding', { deposit }) : t('terms.voluntary'),
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

type Gain = PactGains[EconomyId];

/**
 * With whom to begin, as the medal counts, income first: what a first pact of two would bring either, in points of the round and in per cent of
 * real income; the own points after the cost of the offer, as the desk then tells them.
 */
export type FirstPartner = {
  readonly partner: EconomyId;
  /** The highest level that the pact would allow. */
  readonly atMost: number;
  readonly own: Gain;
  readonly theirs: Gain;
  /** Whether it brings both of them points as it stands; else one has to be paid. */
  readonly paysBoth: boolean;
};

/** What a gain is worth to a medal, in per cent of income; less is told as none. */
const LEAST_WORTH = 0.05;
const worthOf = ({ score, incomePercent }: Gain): number =>
  medalWorth({ percent: incomePercent, points: score });

/** For how many rounds something brings its gain, and what it costs once, in points. */
type Term = { readonly rounds: number; readonly cost: number };

/** Whether a gain is advised: neither career nor income falls by it, its price taken off, and it brings the medal more than it costs. */
export function isAdvised(gain: Gain, { rounds, cost }: Term): boolean {
  const least = (LEAST_WORTH + worthOf({ score: cost, incomePercent: 0 })) / rounds;
  return (
    gain.score * rounds - cost > -TOLD.points && gain.incomePercent > -TOLD.percent && worthOf(gain) >= least
  );
}

/** Levels of the first pacts that are tried: the usual one, and no walls at all. */
const FIRST_LEVELS = [FIRST_PACT.atMost, 0] as const;

/**
 * Of those whose leaders would gain by a first pact, the one with whom it brings this seat most of what its medal counts, people's income and
 * career; where there is none, the one who would lose least of those with whom the seat would gain. Nobody where what the pact brings in its
 * rounds is less than the points that the offer costs, or the career of this round or the income of the seat would fall by it.
 */
export function firstPartner(
  gains: readonly PactGains[],
  me: EconomyId,
  term: Term = { rounds: 1, cost: 0 },
  /** Of each pair in turn. */
  levels: readonly number[] = [],
): FirstPartner | undefined {
  const pairs = gains.flatMap((pair, place): FirstPartner[] => {
    const own = pair[me];
    const [partner, theirs] = Object.entries(pair).find(([seat]) => seat !== me) ?? [];
    if (own === undefined || partner === undefined || theirs === undefined) return [];
    const atMost = levels[place] ?? FIRST_PACT.atMost;
    const told = { ...own, score: own.score - term.cost };
    return isAdvised(own, term) && told.score > -TOLD.points
      ? [{ partner, atMost, own: told, theirs, paysBoth: theirs.score >= TOLD.points }]
      : [];
  });
  const both = pairs.filter(({ paysBoth }) => paysBoth);
  if (both.length > 0) return both.toSorted((a, b) => worthOf(b.own) - worthOf(a.own))[0];
  return pairs.toSorted((a, b) => b.theirs.score - a.theirs.score)[0];
}

/** The same from the rules' own numbers. Each panel that shows it asks by itself, when it appears and again in every round and under other pacts. */
export function useFirstPartner(isWanted: boolean): FirstPartner | undefined {
  const { game, me } = useProvinces();
  const asks = isWanted && me !== undefined;
  const pacts = asks ? ownPacts(game, me).map(({ id }) => id) : [];
  const drafts = asks
    ? [
        ...Object.keys(game.provinces.provinces)
          .filter((other) => other !== me)
          .flatMap((other) => FIRST_LEVELS.map((atMost) => newPact(game, me, other, atMost))),
        ...pactsEnding(game, me).map((pact) => renewedPact(game, pact, me)),
      ]
    : [];
  usePreview('partners', asks ? { type: 'partners', economy: me, drafts } : undefined, [
    me,
    game.round,
    pacts.join(),
  ]);
  return asks ? firstPartnerTold(game, me) : undefined;
}

/** What another offer costs this seat in points, as the table stands. */
function offerPoints(game: ProvinceGame, me: EconomyId): number {
  const { value: scenario } = provincesScenario;
  return (scenario && pointsLost({ scenario, game }, me, standingOf(me), offerCost(game, me))) ?? 0;
}

/** The partner by the last answer to that question. */
export function firstPartnerTold(game: ProvinceGame, me: EconomyId): FirstPartner | undefined {
  const { partners } = previews.value;
  if (partners?.job.type !== 'partners' || partners.result.type !== 'partners') return undefined;
  const { gains } = partners.result;
  const open = new Set(seatsWithoutOffer(game, me));
  const asked = partners.job.drafts.flatMap((draft, place) => {
    const others = draft.parties.filter((party) => party !== me);
    const isOpen = others.length === 1 && others.every((party) => open.has(party));
    return isOpen ? [{ gain: gains[place] ?? {}, level: articleOf(draft)?.atMost ?? FIRST_PACT.atMost }] : [];
  });
  return firstPartner(
    asked.map(({ gain }) => gain),
    me,
    { rounds: articleOf(newPact(game, me))?.rounds ?? 1, cost: offerPoints(game, me) },
    asked.map(({ level }) => level),
  );
}

/** Whether a pact that ends is advised to be renewed as it is; nothing before the model has answered. */
export function isRenewalAdvised(game: ProvinceGame, me: EconomyId, pact: Pact): boolean | undefined {
  const { partners } = previews.value;
  if (partners?.job.type !== 'partners' || partners.result.type !== 'partners') return undefined;
  const place = partners.job.drafts.findLastIndex(
    (draft) =>
      draft.parties.length === pact.members.length &&
      draft.parties.every((party) => pact.members.includes(party)) &&
      articleOf(draft)?.goods === pact.goods,
  );
  const own = partners.result.gains[place]?.[me];
  const rounds = articleOf(renewedPact(game, pact, me))?.rounds ?? 1;
  return own && isAdvised(own, { rounds, cost: offerPoints(game, me) });
}
