/**
 * With whom a seat could deal: of all drafts that a bot in its place would think of, common rules and agreed specialization besides, for each circle of
 * partners the best, and how ready its bots are, by the very function by which bots answer people. How one is tempered is secret: this holds of all.
 */
import { PROPOSAL_REASONS, type ProposalReason } from '#shared/content/phrases.ts';
import { hasPerson, leastAskedMn } from '#shared/bots/moves/attention.ts';
import { bargainingVerdict } from '#shared/bots/proposals/answerProposal.ts';
import { thoughtOf } from '#shared/bots/proposals/candidateDrafts.ts';
import { balancePayments, roundSum, withPayment } from '#shared/bots/proposals/concessions.ts';
import { endingWith, losingMembers, mostAsked, mostAskedBn } from '#shared/bots/proposals/propose.ts';
import { type Appraiser, asAsked, consenting, createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { asSeenBy, knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { NOISE } from '#shared/bots/valuation/prospect.ts';
import { noiseBn, taskMoves, taskMovesBn, tasksOf } from '#shared/bots/valuation/valueProposal.ts';
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { countsBy, fromKeys, groupsBy, keysOf } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { roomBetween } from '#shared/rules/law/transfers.ts';
import type { TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import { type TaskMove, movesToEnd } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';

export type AdviceJob = {
  readonly type: 'advice';
  readonly economy: EconomyId;
  /** With whom nothing is to be signed now. */
  readonly shunned: readonly EconomyId[];
  /** Under which it is asked: what is told holds of just this law, and of talks as they stand. */
} & Partial<Readonly<Record<'law' | 'talks', string>>>;

/** How the bots of an offer stand to it: they sign it as it is, ask for more, or sign nothing like it in this round. */
export type Readiness = {
  readonly step: 'signs' | 'more' | 'closed';
  /** Whose answer it is, and what it says against the offer. */
  readonly by?: EconomyId;
  readonly reason?: ProposalReason;
  /** Of one of which more is wanted: most governments in the place of each bot would sign it. */
  readonly isLikely?: true;
  /** Where no payment makes it sure: the rules, what the seat may still pay or its partner may still get stand against it, or it would leave the seat nothing; what it would pay a round, and for how much of what was tried it may sign. */
  readonly unpaid?: 'cap' | 'theirCap' | 'price';
  readonly askedMn?: number;
  readonly mayBeMn?: number;
};

export type PartnerOffer = {
  /** All parties but the seat. */
  readonly partners: readonly EconomyId[];
  /** With a payment that every bot would take, where that is what it asks for; else with that for which it may sign. */
  readonly draft: Draft;
  /** Per cent of real income: in the last round of the years after where that is another figure. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** In the last round: the same of it alone. */
  readonly inRound?: Readonly<Record<EconomyId, number>>;
  /** The seat's own, and that of all, in the last of the rounds that are looked at, where there are later ones and others might sign. */
  readonly later?: number;
  readonly laterAll?: Readonly<Record<EconomyId, number>>;
  /** How the seat goes on to the end without it and with it, where others might sign. */
  readonly ways?: TwoWays;
  /** Points by which it moves support; empty where nobody votes. */
  readonly supportPoints: Readonly<Record<EconomyId, number>>;
  /** Absent where a person is asked. */
  readonly readiness?: Readiness;
  /** How the tasks of the seat fare with it. */
  readonly tasks: readonly TaskMove[];
  /** Chance that all legislatures that must vote on it say yes, 0–1; absent where none votes. */
  readonly odds?: number;
  /** In the first rounds: free trade, or an entry into a bloc, and nothing else. */
  readonly isPlainest?: true;
};

export type Advice = {
  readonly type: 'advice';
  /** Those that may be had first, of them what brings the seat most; in the first rounds two with some partners, the plainest and another. */
  readonly offers: readonly PartnerOffer[];
};

/** What a draft does, as it is told wherever it is shown. */
export type Telling = {
  readonly effectOf: (
    draft: Draft,
  ) => Pick<PartnerOffer, 'percent' | 'inRound' | 'supportPoints'> | undefined;
  /** What it brings later, how the seat goes on to the end, and the chance that the legislatures say yes. */
  readonly furtherOf: (draft: Draft) => Pick<PartnerOffer, 'later' | 'laterAll' | 'ways' | 'odds'>;
};

/** Circles of partners that are told; of each so many forms are put to the bots. */
const CIRCLES = 7;
const TASK_CIRCLES = 3;
const FORMS = 3;
/** No offer to more than these is begun by a press. */
const PARTNERS_AT_MOST = 5;
/** Part of what it gains that the seat would pay where the bots name no price; so much more each time that this is too little. */
const FIRST_PAID = 0.4;
const PAID_MORE = 1.3;
const PRICES_TRIED = 5;
/** Part of what partners gain beyond what they ask that they are asked to pay. */
const ASKED_BACK = 0.9;
/** Per cent of real income that a payment must leave to the seat. */
const LEAST_LEFT = 0.01;

/** A draft that could bring the seat something once all are paid what they ask. */
type Weighed = {
  readonly draft: Draft;
  readonly gainBn: Gains;
  /** What the seat's own gain and the tasks that it comes to do are worth, billions a round. */
  readonly ownBn: number;
  /** What would be left of it. */
  readonly leftBn: number;
  readonly taskBn: number;
  readonly tasks: readonly TaskMove[];
};

type Gains = Readonly<Record<EconomyId, number>>;

/** A draft or a question to a bot a slice: whoever opens an offer is answered first. */
export function* adviceOn(
  scenario: Scenario,
  view: CountryGame,
  { economy, shunned }: AdviceJob,
  telling: Telling,
): Generator<undefined, Advice> {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  const [weighed, offers, asked]: [Weighed[], PartnerOffer[], Set<Weighed>] = [[], [], new Set()];
  for (const draft of thoughtOf(scenario, view, economy, new Set(shunned))) {
    yield undefined;
    weighed.push(...weigh(appraiser, draft, economy));
  }
  for (const circle of bestCircles(weighed, economy)) {
    const heaps = groupsBy(
      circle,
      ({ draft }) => isForNewcomers(view) && draft.clauses.every(({ type }) => PLAINEST.includes(type)),
    );
    for (const [isPlain, heap] of heaps) {
      const forms = [...groupsBy(heap, ({ draft }) => draft.clauses[0]?.type).values()].flatMap((alike) =>
        alike.slice(0, 1),
      );
      for (const form of forms.slice(0, FORMS)) asked.add(form);
      const offer = yield* surest(appraiser, forms.slice(0, FORMS), economy, telling);
      if (offer !== undefined) offers.push(isPlain ? { ...offer, isPlainest: true } : offer);
    }
  }
  // That nothing is left is said of all that was thought of.
  const rest = weighed.filter((form) => !asked.has(form)).toSorted((a, b) => b.leftBn - a.leftBn);
  for (const form of offers.some((offer) => isWon(offer, economy)) ? [] : rest) {
    const offer = yield* surest(appraiser, [form], economy, telling);
    if (offer === undefined || offer.readiness?.step === 'closed') continue;
    offers.push(offer);
    if (isWon(offer, economy)) break;
  }
  const rank = ({ readiness }: PartnerOffer): number => Number(readiness?.step === 'closed');
  const own = (offer: PartnerOffer): number => lastingPercent(offer, economy) * (offer.odds ?? 1);
  return { type: 'advice', offers: offers.toSorted((a, b) => rank(a) - rank(b) || own(b) - own(a)) };
}

/** Whether a deal may be had as it is told, and brings at some time what is worth telling. */
function isWon({ readiness, percent, later = 0, draft }: PartnerOffer, economy: EconomyId): boolean {
  const isPriced = draft.clauses.some((clause) => 'amountMn' in clause) && readiness?.mayBeMn === undefined;
  if (readiness !== undefined && readiness.step !== 'signs' && !isPriced) return false;
  return Math.max(percent[economy] ?? 0, later) >= 2 * LEAST_LEFT;
}

/** The drafts by whom they are with: those that leave most, and of those that do a task a few that leave most with it. */
function bestCircles(weighed: readonly Weighed[], economy: EconomyId): (readonly Weighed[])[] {
  const nameOf = ({ draft }: Weighed): string => partnersIn(draft, economy).toSorted().join();
  const plain = [
    ...groupsBy(
      weighed.toSorted((a, b) => b.leftBn - b.taskBn - (a.leftBn - a.taskBn)),
      nameOf,
    ),
  ];
  const doing = weighed.filter(({ taskBn }) => taskBn > 0).toSorted((a, b) => b.leftBn - a.leftBn);
  const first = plain.slice(0, CIRCLES);
  const isIn = (name: string): boolean => first.some(([each]) => each === name);
  const more = [...groupsBy(doing, nameOf)].slice(0, TASK_CIRCLES).filter(([name]) => !isIn(name));
  return [...first, ...more].map(([, circle]) => circle);
}

/** A draft as it is written, or with fewer older agreements extended, as far as it may bring the seat something. */
function weigh(appraiser: Appraiser, draft: Draft, economy: EconomyId): Weighed[] {
  const { scenario, inForce, law } = appraiser;
  if (draft.parties.length > PARTNERS_AT_MOST + 1 && consenting(law, draft).size === 0) return [];
  if (findFaults(scenario, inForce, draft, economy).length > 0) return [];
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return [];
  const { gainBn, laws } = appraised.value;
  const losers = [...consenting(law, draft)].filter(
    (each) => (gainBn[each] ?? 0) < -noiseBn(appraiser, each),
  );
  const ended = losers.length === 0 ? [] : weigh(appraiser, endingWith(law, draft, losers), economy);
  const parties = [...new Set([...draft.parties, ...losingMembers(appraiser, draft, gainBn)])];
  if (parties.length > PARTNERS_AT_MOST + 1) return ended;
  const whole = { ...draft, parties };
  const tasks = taskMoves(appraiser, laws, economy);
  const taskBn = taskMovesBn(appraiser, tasks, economy);
  const ownBn = (gainBn[economy] ?? 0) + taskBn;
  const others = partnersIn(whole, economy);
  const missingBn = (each: EconomyId): number => mostAskedBn(law, whole, gainBn, each) - (gainBn[each] ?? 0);
  // Where the seat loses, those pay who gain more than they ask.
  const sides = others.map((each) => (ownBn > 0 ? Math.max(0, missingBn(each)) : missingBn(each)));
  const leftBn = ownBn - sides.reduce((sum, each) => sum + each, 0);
  const littleBn = NOISE * (law.settled.incomeBn[economy] ?? 0);
  return Math.max(ownBn, leftBn) <= littleBn
    ? ended
    : [...ended, { draft: whole, gainBn, ownBn, leftBn, taskBn, tasks }];
}

/**
 * Rounds in which the plainest deals are told by themselves, beside the best of all others: each form is a word to learn. They are free trade
 * among some, or an entry into what others have: all goods, and nothing else.
 */
const NEWCOMERS_ROUNDS = 2;
const PLAINEST: readonly Clause['type'][] = ['freeTradeArea', 'accession', 'payment'];

function isForNewcomers({ round }: CountryGame): boolean {
  return round <= NEWCOMERS_ROUNDS;
}

/** What a deal is worth to a seat that keeps it. */
function lastingPercent({ percent, later }: PartnerOffer, economy: EconomyId): number {
  return later ?? percent[economy] ?? 0;
}

function partnersIn({ parties }: Draft, economy: EconomyId): readonly EconomyId[] {
  return parties.filter((party) => party !== economy);
}

/** Of the forms that bots are sure to sign, with the payments that it takes, what leaves most in the end; else the first of which they want more, else the first. */
function* surest(
  appraiser: Appraiser,
  forms: readonly Weighed[],
  economy: EconomyId,
  { effectOf, furtherOf }: Telling,
): Generator<undefined, PartnerOffer | undefined> {
  const told: [rank: number, offer: PartnerOffer][] = [];
  for (const form of forms) {
    const { draft, tasks } = form;
    const partners = partnersIn(draft, economy);
    const tell = (each: Draft, rank: number, readiness?: Readiness): void => {
      const effect = effectOf(each);
      if (effect === undefined) return;
      // For newcomers forms come first that do not cost before they bring.
      const isCostly = rank === 0 && (effect.percent[economy] ?? 0) < LEAST_LEFT;
      const isLater = isCostly && isForNewcomers(appraiser.inForce) && form.taskBn <= 0;
      const further = readiness?.step === 'closed' ? {} : furtherOf(each);
      const known = { ...(readiness && { readiness }), ...further };
      const moves = movesToEnd(tasksOf(appraiser.law, economy), tasks, further.ways);
      told.push([isLater ? 1 : rank, { partners, draft: each, ...effect, ...known, tasks: moves }]);
    };
    if (hasPerson(appraiser.law, partners)) {
      tell(draft, 1);
      break;
    }
    const { offer, likely, stance } = yield* priced(appraiser, form, economy);
    yield undefined;
    if (stance === undefined) continue;
    const { price: _asked, ...readiness } = stance;
    if (offer !== undefined) tell(offer, 0, offer === draft ? readiness : { step: 'more' });
    if (offer === undefined || told.length === 0)
      tell(likely ?? draft, readiness.step === 'closed' || form.leftBn <= 0 ? 2 : 1, readiness);
  }
  const own = ([rank, each]: (typeof told)[number]) => (rank === 0 ? lastingPercent(each, economy) : 0);
  return told.toSorted((a, b) => a[0] - b[0] || own(b) - own(a))[0]?.[1];
}

/**
 * The draft with the payments under which all bots in it are sure to sign and the seat keeps a gain; none where nothing does that the rules
 * allow. With what bots say to the draft without payments.
 */
export function* priced(
  appraiser: Appraiser,
  { draft, gainBn, ownBn }: Pick<Weighed, 'draft' | 'gainBn' | 'ownBn'>,
  economy: EconomyId,
): Generator<undefined, { readonly offer?: Draft; readonly likely?: Draft; readonly stance?: Stance }> {
  const { scenario, inForce, law } = appraiser;
  const others = partnersIn(draft, economy);
  const leastBn = (LEAST_LEFT / 100) * (law.settled.incomeBn[economy] ?? 0);
  const missingMn = (each: EconomyId): number =>
    (mostAskedBn(law, draft, gainBn, each) - (gainBn[each] ?? 0)) * MILLIONS_PER_BILLION;
  const back = (each: EconomyId): number => Math.min(0, ASKED_BACK * missingMn(each));
  let paidMn: Gains = ownBn > leastBn ? {} : fromKeys(others, back);
  let stance: Stance = { step: 'signs', price: 0 };
  const sumMn = (): number => Object.values(paidMn).reduce((sum, mn) => sum + Math.max(0, mn), 0);
  let [unpaid, likely]: [Readiness['unpaid']?, Draft?] = [];
  for (let tried = 0; tried <= PRICES_TRIED; tried += 1) {
    // Those too may pay who gain more than they ask; then the seat alone, more and more.
    const offer = tried === 1 ? balanced(law, draft, gainBn, economy) : withPaid(law, draft, economy, paidMn);
    const faults = offer === undefined ? [] : findFaults(scenario, inForce, offer, economy);
    if (offer === undefined || faults.length > 0) {
      if (tried === 0) return {};
      const isTheirs = faults.some((f) => f.code === 'payment/above-receiver-cap' && f.economy !== economy);
      unpaid = isTheirs ? 'theirCap' : 'cap';
      if (tried === 1) continue;
      break;
    }
    const leftBn = ownBn + (appraiser.paymentGains(offer)[economy] ?? 0);
    if (leftBn < leastBn) {
      if (tried === 0) return {};
      unpaid = 'price';
      if (tried === 1) continue;
      break;
    }
    const stances: [EconomyId, Stance][] = [];
    for (const bot of others) stances.push([bot, yield* stanceOf(appraiser, offer, economy, bot)]);
    const open = stances.filter(([, { step }]) => step !== 'signs');
    if (tried === 0) stance = worst(stances.map(([, each]) => each));
    if (open.length === 0) return { offer, ...(likely && { likely }), stance };
    if (tried === 1) continue;
    if (!likely && sumMn() >= 1 && open.every(([, { isLikely }]) => isLikely)) {
      likely = offer;
      stance = { ...stance, mayBeMn: sumMn(), step: 'more', isLikely: true };
    }
    paidMn = {
      ...paidMn,
      ...Object.fromEntries(
        open.map(([bot, { price }]) => {
          const before = paidMn[bot] ?? 0;
          const more = before > 0 ? PAID_MORE * before : before < 0 ? before / 2 : missingMn(bot);
          const first = FIRST_PAID * Math.max(0, leftBn) * MILLIONS_PER_BILLION;
          const next = Math.max(price, more > before ? more : first);
          // What one may pay is asked before what one may not.
          const most = roundSum(roomBetween(law, economy, bot), 'down');
          return [bot, before < most ? Math.min(next, most) : Math.max(next, missingMn(bot))];
        }),
      ),
    };
  }
  const why = unpaid !== undefined && { unpaid, ...(sumMn() >= 1 && { askedMn: sumMn() }) };
  return { ...(likely && { likely }), stance: { ...stance, ...why } };
}

/** Among several, the draft with payments of all who gain more than they ask to all who gain less. */
function balanced(law: CountryGame, draft: Draft, gainBn: Gains, economy: EconomyId): Draft | undefined {
  const others = partnersIn(draft, economy);
  if (others.length < 2) return undefined;
  return balancePayments(
    law,
    draft,
    { gainBn },
    { wanted: fromKeys(others, () => mostAsked(law, draft.parties.length)), enough: { [economy]: 0 } },
  );
}

/** A draft with a payment between the seat and each of its partners, to them or, of less than nothing, by them. */
function withPaid(law: CountryGame, draft: Draft, economy: EconomyId, paidMn: Gains): Draft | undefined {
  return Object.entries(paidMn).reduce<Draft | undefined>((terms, [bot, mn]) => {
    if (terms === undefined || Math.abs(mn) < 1) return terms;
    return mn > 0
      ? withPayment(law, terms, { from: economy, to: bot }, mn)
      : withPayment(law, terms, { from: bot, to: economy }, -mn);
  }, draft);
}

function worst(stances: readonly Stance[]): Stance {
  const steps = ['closed', 'more', 'signs'] as const;
  const rank = ({ step, isLikely }: Stance): number => 2 * steps.indexOf(step) + Number(isLikely === true);
  return stances.toSorted((a, b) => rank(a) - rank(b))[0] ?? { step: 'signs', price: 0 };
}

/** What a bot says, and the most that it would ask for just these terms, in millions a round. */
export type Stance = Readiness & { readonly price: number };

/** What bots of every temperament would answer by what a bot on that seat sees: `signs` where all sign, `closed` where all refuse. */
export function* stanceOf(
  appraiser: Appraiser,
  draft: Draft,
  author: EconomyId,
  bot: EconomyId,
): Generator<undefined, Stance> {
  const seen = createAppraiser(appraiser.scenario, asSeenBy(appraiser.inForce, bot));
  const { law } = seen;
  const seat = law.seats[bot];
  if (seat === undefined) return { step: 'signs', price: 0 };
  const proposal = asAsked(law, draft, author);
  const reasons: (ProposalReason | undefined)[] = [];
  let [signing, price] = [0, 0];
  for (const temperament of keysOf(TEMPERAMENTS)) {
    yield undefined;
    const seats = { ...law.seats, [bot]: { ...seat, temperament } };
    const verdict = bargainingVerdict({ ...seen, law: { ...law, seats } }, proposal, bot);
    if (verdict.type === 'signs') signing += 1;
    if (verdict.type === 'refuses') reasons.push(verdict.objection.reason);
    const asked = verdict.type === 'counters' ? leastAskedMn([verdict.counter.draft], draft, bot) : 0;
    // Infinite where its counter has other terms.
    if (Number.isFinite(asked)) price = Math.max(price, asked);
  }
  const all = keysOf(TEMPERAMENTS).length;
  if (signing === all) return { step: 'signs', price };
  const counts = countsBy(reasons, (each) => each ?? '');
  const [reason] = PROPOSAL_REASONS.filter((each) => (counts[each] ?? 0) > 0).toSorted(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0),
  );
  const stance = { by: bot, price, ...(reason === undefined ? {} : { reason }) };
  if (reasons.length === all) return { step: 'closed', ...stance };
  return { step: 'more', ...stance, ...(2 * signing >= all ? { isLikely: true } : {}) };
}
