/**
 * With whom a seat could deal: of all drafts that a bot in its place would think of, common rules and agreed specialization besides, for
 * each circle of partners the one that brings most, and how ready the bots in it are. They are asked by the very function by which bots
 * answer people. How a bot is tempered is secret: what is told here holds of every temperament.
 */
import { PROPOSAL_REASONS, type ProposalReason } from '#shared/content/phrases.ts';
import { hasPerson, leastAskedMn } from '#shared/bots/moves/attention.ts';
import { bargainingVerdict } from '#shared/bots/proposals/answerProposal.ts';
import {
  admissionDrafts,
  deepDrafts,
  deepeningDrafts,
  freeTradeDraft,
  partnersOf,
  unionDrafts,
} from '#shared/bots/proposals/candidateDrafts.ts';
import { swapDrafts, withPayment } from '#shared/bots/proposals/concessions.ts';
import { type Appraiser, createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { knownToAll } from '#shared/bots/valuation/lawTable.ts';
import { NOISE } from '#shared/bots/valuation/prospect.ts';
import { MILLIONS_PER_BILLION, NOTICE_ROUNDS } from '#shared/content/treatyConstants.ts';
import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { countsBy, groupsBy, keysOf } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { sectorsSwapped } from '#shared/rules/clauses/tariffs.ts';
import { clauseIsPlayed } from '#shared/rules/clauses/clauseKinds.ts';
import { withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { forecastLeaving } from '#shared/rules/forecast/compareLaws.ts';
import { forecastOverRounds } from '#shared/rules/forecast/forecastOverRounds.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { giveNotices } from '#shared/rules/law/leaving.ts';
import type { CountryGame } from '#shared/rules/state.ts';

export type AdviceJob = {
  readonly type: 'advice';
  readonly economy: EconomyId;
  /** With whom nothing is to be signed now. */
  readonly shunned: readonly EconomyId[];
};

/** How the bots of an offer stand to it: they sign it as it is, ask for more, or sign nothing like it in this round. */
export type Readiness = {
  readonly step: 'signs' | 'more' | 'closed';
  /** Whose answer it is, and what it says against the offer. */
  readonly by?: EconomyId;
  readonly reason?: ProposalReason;
};

/** What the best offer to some partners brings. */
export type PartnerOffer = {
  /** All parties but the seat. */
  readonly partners: readonly EconomyId[];
  /** With a payment that every bot would take, where that is what it asks for. */
  readonly draft: Draft;
  /** Per cent of real income, as the opened offer leads with it. */
  readonly percent: Readonly<Record<EconomyId, number>>;
  /** The seat's own in the last of the rounds that are looked at, where there are later ones and others might sign. */
  readonly later?: number;
  /** Points by which it moves support; empty where nobody votes. */
  readonly supportPoints: Readonly<Record<EconomyId, number>>;
  /** Absent where a person is asked. */
  readonly readiness?: Readiness;
  /** In the first rounds: free trade, or an entry into a bloc, and nothing else. */
  readonly isPlainest?: true;
};

export type Advice = {
  readonly type: 'advice';
  /** Those that may be had first, of them what brings the seat most; in the first rounds two with some partners, the plainest and another. */
  readonly offers: readonly PartnerOffer[];
};

/** What comes once a seat is out of each of several agreements. */
export type LeavingJob = {
  readonly type: 'leaving';
  readonly economy: EconomyId;
  readonly agreements: readonly Agreement[];
};

/** Per cent of real income: once it is out, and in the last round, when what the agreement no longer makes grow is missing too. */
export type LeavingWorth = { readonly percent: number; readonly last: number };

export type Leaving = {
  readonly type: 'leaving';
  /** In the order asked; nothing where the model finds nothing. */
  readonly worths: readonly (LeavingWorth | undefined)[];
};

/** What a draft does, as it is told wherever it is shown. */
export type EffectOf = (draft: Draft) => Pick<PartnerOffer, 'percent' | 'supportPoints'> | undefined;

/** What it brings the seat in the last of the rounds that are looked at, per cent; undefined where there is only this one. */
export type LaterOf = (draft: Draft) => number | undefined;

/** Circles of partners that are told; of each so many forms are put to the bots. */
const CIRCLES = 8;
const FORMS = 3;
/** No offer to more than these is begun by a press. */
const PARTNERS_AT_MOST = 3;
/** Part of what it gains that the seat would pay where the bots name no price; so much more each time that this is too little. */
const FIRST_PAID = 0.4;
const PAID_MORE = 1.3;
const PRICES_TRIED = 4;
/** Per cent of real income that a payment must leave to the seat. */
const LEAST_LEFT = 0.01;

type Weighed = { readonly draft: Draft; readonly ownBn: number; readonly worthBn: number };

/** A draft or a question to a bot a slice: whoever opens an offer is answered first. */
export function* adviceOn(
  scenario: Scenario,
  view: CountryGame,
  { economy, shunned }: AdviceJob,
  effectOf: EffectOf,
  laterOf: LaterOf,
): Generator<undefined, Advice> {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  const weighed: Weighed[] = [];
  for (const draft of thoughtOf(scenario, view, economy, new Set(shunned))) {
    if (draft.parties.length > PARTNERS_AT_MOST + 1 || kindOf(draft) === 'merger') continue;
    if (findFaults(scenario, view, draft, economy).length > 0) continue;
    yield undefined;
    const appraised = appraiser.appraise(draft);
    if (!appraised.ok) continue;
    const { gainBn } = appraised.value;
    const ownBn = gainBn[economy] ?? 0;
    if (ownBn <= NOISE * (view.settled.incomeBn[economy] ?? 0)) continue;
    const jointBn = draft.parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
    // Whoever gets less than an equal part asks to be paid.
    weighed.push({ draft, ownBn, worthBn: Math.min(ownBn, jointBn / draft.parties.length) });
  }
  const byWorth = weighed.toSorted((a, b) => b.worthBn - a.worthBn);
  const circles = groupsBy(byWorth, ({ draft }) => partnersIn(draft, economy).toSorted().join());
  const offers: PartnerOffer[] = [];
  const isForNewcomers = view.round <= NEWCOMERS_ROUNDS;
  for (const circle of [...circles.values()].slice(0, CIRCLES)) {
    const heaps = groupsBy(circle, ({ draft }) => isForNewcomers && isPlainest(draft));
    for (const [isPlain, heap] of heaps) {
      const forms = [...groupsBy(heap, ({ draft }) => kindOf(draft)).values()].flatMap((alike) =>
        alike.slice(0, 1),
      );
      const offer = yield* surest(appraiser, forms.slice(0, FORMS), economy, { effectOf, laterOf });
      if (offer !== undefined) offers.push(isPlain ? { ...offer, isPlainest: true } : offer);
    }
  }
  const isClosed = ({ readiness }: PartnerOffer): number => Number(readiness?.step === 'closed');
  const own = (offer: PartnerOffer): number => lastingPercent(offer, economy);
  return { type: 'advice', offers: offers.toSorted((a, b) => isClosed(a) - isClosed(b) || own(b) - own(a)) };
}

/** Rounds in which the plainest deals are told by themselves, beside the best of all others: each form is a word to learn. */
const NEWCOMERS_ROUNDS = 2;
const PLAINEST: readonly Clause['type'][] = ['freeTradeArea', 'accession', 'payment'];

/** Free trade among some, or an entry into what others have: all goods, and nothing else. */
function isPlainest({ clauses }: Draft): boolean {
  return clauses.every(({ type }) => PLAINEST.includes(type));
}

/** What a deal is worth to a seat that keeps it. */
function lastingPercent({ percent, later }: PartnerOffer, economy: EconomyId): number {
  return later ?? percent[economy] ?? 0;
}

function partnersIn({ parties }: Draft, economy: EconomyId): readonly EconomyId[] {
  return parties.filter((party) => party !== economy);
}

/** Of the forms that bots are sure to sign, with the payment that it takes, what leaves most in the end; else the first of which they want more, else the first. */
function* surest(
  appraiser: Appraiser,
  forms: readonly Weighed[],
  economy: EconomyId,
  { effectOf, laterOf }: { readonly effectOf: EffectOf; readonly laterOf: LaterOf },
): Generator<undefined, PartnerOffer | undefined> {
  const told: (PartnerOffer & { readonly rank: number })[] = [];
  for (const { draft, ownBn } of forms) {
    const partners = partnersIn(draft, economy);
    const tell = (each: Draft, rank: number, readiness?: Readiness): void => {
      const effect = effectOf(each);
      const known = readiness === undefined ? {} : { readiness };
      if (effect === undefined || (rank === 0 && (effect.percent[economy] ?? 0) < LEAST_LEFT)) return;
      const later = readiness?.step === 'closed' ? undefined : laterOf(each);
      told.push({
        partners,
        draft: each,
        ...effect,
        ...known,
        ...(later === undefined ? {} : { later }),
        rank,
      });
    };
    if (hasPerson(appraiser.law, partners)) {
      tell(draft, 1);
      break;
    }
    const { price, ...readiness } = yield* stanceOfAll(appraiser, draft, economy);
    yield undefined;
    tell(draft, readiness.step === 'signs' ? 0 : readiness.step === 'more' ? 1 : 2, readiness);
    if (readiness.step === 'signs') continue;
    const paid = yield* paidDraft(appraiser, { draft, ownBn, price }, economy);
    if (paid !== undefined) tell(paid, 0, { step: 'more' });
  }
  const own = (offer: (typeof told)[number]): number =>
    offer.rank === 0 ? lastingPercent(offer, economy) : 0;
  const [best] = told.toSorted((a, b) => a.rank - b.rank || own(b) - own(a));
  if (best === undefined) return undefined;
  const { rank: _rank, ...offer } = best;
  return offer;
}

/** The least of a few prices at which a single partner is sure to sign. */
function* paidDraft(
  appraiser: Appraiser,
  { draft, ownBn, price }: Pick<Weighed, 'draft' | 'ownBn'> & { readonly price: number },
  economy: EconomyId,
): Generator<undefined, Draft | undefined> {
  const { scenario, inForce, law } = appraiser;
  const [bot, another] = partnersIn(draft, economy);
  if (bot === undefined || another !== undefined) return undefined;
  let millions = price > 0 ? price : FIRST_PAID * ownBn * MILLIONS_PER_BILLION;
  for (let tried = 0; tried < PRICES_TRIED; tried += 1) {
    const paid = withPayment(law, draft, { from: economy, to: bot }, millions);
    if (paid === undefined || findFaults(scenario, inForce, paid, economy).length > 0) return undefined;
    const stance = yield* stanceOf(appraiser, paid, economy, bot);
    if (stance.step === 'signs') return paid;
    millions = Math.max(stance.price, PAID_MORE * millions);
  }
  return undefined;
}

/** What a bot says, and the most that it would ask for just these terms, in millions a round. */
type Stance = Readiness & { readonly price: number };

/** The worst of what the partners say. */
function* stanceOfAll(appraiser: Appraiser, draft: Draft, economy: EconomyId): Generator<undefined, Stance> {
  let worst: Stance = { step: 'signs', price: 0 };
  for (const bot of partnersIn(draft, economy)) {
    const stance = yield* stanceOf(appraiser, draft, economy, bot);
    if (stance.step === 'closed') return stance;
    if (stance.step === 'more' && worst.step === 'signs') worst = stance;
  }
  return worst;
}

/** What bots of every temperament would answer: `signs` where all sign, `closed` where all refuse. */
function* stanceOf(
  appraiser: Appraiser,
  draft: Draft,
  author: EconomyId,
  bot: EconomyId,
): Generator<undefined, Stance> {
  const { law } = appraiser;
  const seat = law.seats[bot];
  if (seat === undefined) return { step: 'signs', price: 0 };
  const proposal = asSent(draft, author, law);
  const reasons: (ProposalReason | undefined)[] = [];
  let signing = 0;
  let price = 0;
  for (const temperament of keysOf(TEMPERAMENTS)) {
    yield undefined;
    const seats = { ...law.seats, [bot]: { ...seat, temperament } };
    const verdict = bargainingVerdict({ ...appraiser, law: { ...law, seats } }, proposal, bot);
    if (verdict.type === 'signs') signing += 1;
    if (verdict.type === 'refuses') reasons.push(verdict.objection.reason);
    const asked = verdict.type === 'counters' ? leastAskedMn([verdict.counter.draft], draft, bot) : 0;
    // Infinite where its counter has other terms.
    if (Number.isFinite(asked)) price = Math.max(price, asked);
  }
  const all = keysOf(TEMPERAMENTS).length;
  if (signing === all) return { step: 'signs', price };
  if (reasons.length < all) return { step: 'more', by: bot, price };
  const counts = countsBy(reasons, (reason) => reason ?? '');
  const [reason] = PROPOSAL_REASONS.filter((each) => (counts[each] ?? 0) > 0).toSorted(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0),
  );
  return { step: 'closed', by: bot, price, ...(reason === undefined ? {} : { reason }) };
}

/** The draft as it would reach its parties. */
function asSent(draft: Draft, author: EconomyId, { round }: CountryGame): Proposal {
  return {
    ...draft,
    id: UNSENT,
    author,
    thread: UNSENT,
    revision: 1,
    signatures: { [author]: 1 },
    refusedBy: [],
    openedBy: [],
    status: 'open',
    round,
    tabledAtMs: 0,
    revisedAtMs: 0,
    isPublic: false,
  };
}

const UNSENT = 'p0';

function kindOf({ clauses }: Draft): string {
  return clauses[0]?.type ?? '';
}

function thoughtOf(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  shunned: ReadonlySet<EconomyId>,
): readonly Draft[] {
  const unit = unitOf(view, economy);
  const partners = partnersOf(view, economy, shunned);
  const isPlayed = (type: 'deepProvision' | 'agreedSpecialization'): boolean =>
    (view.settings.highestLevel ?? 6) >= 4 && clauseIsPlayed(scenario, view, type);
  const others = Object.keys(view.seats).filter((seat) => seat !== economy && !shunned.has(seat));
  return [
    ...partners.map((partner) => freeTradeDraft(unit, partner)),
    ...partners.flatMap((partner) => swapDrafts(scenario, view, unit, partner)),
    ...unionDrafts(view, economy),
    ...deepeningDrafts(view, economy),
    ...admissionDrafts(view, economy, shunned),
    ...(isPlayed('deepProvision') ? deepDrafts(view, economy, others) : []),
    ...(isPlayed('agreedSpecialization')
      ? others.flatMap((other) => specializations(scenario, view, economy, other))
      : []),
  ].filter(({ parties, clauses }) => clauses.length > 0 && !parties.some((party) => shunned.has(party)));
}

/** So many goods of which either sells the other most, beyond what it buys of them. */
const GOODS = 2;

function specializations(
  scenario: Scenario,
  { settled, agreements }: CountryGame,
  me: EconomyId,
  other: EconomyId,
): Draft[] {
  const { N, J } = scenario.base;
  const boughtBn = (buyer: EconomyId, seller: EconomyId, place: number): number =>
    settled.imports[(economyPlace(scenario, buyer) * N + economyPlace(scenario, seller)) * J + place] ?? 0;
  const swapped = sectorsSwapped({ agreements }, [me, other]);
  const goods = placesOf(scenario)
    .goods.filter(({ id }) => !swapped.includes(id))
    .map(({ id, place }) => ({ id, netBn: boughtBn(other, me, place) - boughtBn(me, other, place) }))
    .toSorted((a, b) => b.netBn - a.netBn)
    .map(({ id }): SectorId => id);
  return goods.slice(0, GOODS).flatMap((own) =>
    goods
      .slice(-GOODS)
      .filter((its) => its !== own)
      .map((its): Draft => ({
        parties: [me, other],
        clauses: [
          {
            type: 'agreedSpecialization',
            between: [
              { party: me, keeps: own },
              { party: other, keeps: its },
            ],
          },
        ],
      })),
  );
}

/** An agreement a slice. */
export function* leavingWorths(
  scenario: Scenario,
  view: CountryGame,
  { economy, agreements }: LeavingJob,
): Generator<undefined, Leaving> {
  const without = withPendingLaw(scenario, view);
  const outInRound = view.round + NOTICE_ROUNDS;
  const rounds = Math.max(NOTICE_ROUNDS, view.settings.rounds - view.round) + 1;
  const worths: (LeavingWorth | undefined)[] = [];
  for (const agreement of agreements) {
    yield undefined;
    const left = forecastLeaving(scenario, view, agreement, economy);
    const own = left.ok ? left.value.economies[economy] : undefined;
    const noticed = giveNotices(agreement, [economy], outInRound);
    const withNotice = { ...without, agreements: { ...without.agreements, [agreement.id]: noticed } };
    yield undefined;
    const ahead = forecastOverRounds(scenario, { without, with: withNotice }, { rounds });
    const last = ahead.ok ? ahead.value.at(-1)?.logChange[economy] : undefined;
    worths.push(
      own === undefined || last === undefined
        ? undefined
        : { percent: percentOfLog(own.logChange), last: percentOfLog(last) },
    );
  }
  return { type: 'leaving', worths };
}
