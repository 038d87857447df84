/** What makes a draft acceptable to all its parties: payments, or a swap of single goods in its place. */
import { MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { isAdmission, unitOf } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { paidToMn, paymentRounds, roomBetween, roomMn } from '#shared/rules/law/transfers.ts';
import { economyPlace, placesOf, wallOf } from '#shared/rules/law/lawInForce.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { hasPerson } from '../moves/attention.ts';
import { type Appraiser, consenting, isLawful } from '../valuation/appraiser.ts';
import { type Appraisal, NOISE, horizonOf, weightUntil } from '../valuation/prospect.ts';

/** Part of an equal share of the joint gain: below it a party is paid, up to the fair offer; payers keep the fair offer too. */
const FLOOR = 0.38;
const FAIR_OFFER = 0.45;
/** A payer gives up no more than this part of what it gains above the lift. */
const MOST_OF_EXCESS = 0.8;
/** More payments than this nobody reads; beside them one for each who only consents. */
const PAYMENTS_MAX = 4;

/** Parts of an equal share for single parties. */
export type Shares = {
  /** What they want, where it is more than the fair offer. */
  readonly wanted?: Readonly<Record<EconomyId, number>>;
  /** What is enough for them, where it is less: all that they gain above it they may be asked to pay. */
  readonly enough?: Readonly<Record<EconomyId, number>>;
};

/**
 * The draft with the payments that give every party its part of the joint gain, and make up what those lose who only consent, paid
 * until the end of the game; undefined where there is no joint gain, or the caps leave a loser. Gains are those of the draft
 * without payments.
 */
export function balancePayments(
  law: CountryGame,
  draft: Draft,
  { gainBn }: Pick<Appraisal, 'gainBn'>,
  { wanted = {}, enough = {} }: Shares = {},
): Draft | undefined {
  const { parties } = draft;
  const jointBn = parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
  if (jointBn <= noiseBn(law, parties)) return undefined;
  const consent = consenting(law, draft);
  const equalShareBn = jointBn / (parties.length - consent.size);
  const accounts = parties.map((party): Account => {
    const isOutside = consent.has(party);
    const littleBn = noiseBn(law, [party]);
    const most = enough[party] ?? Infinity;
    const least = wanted[party] ?? 0;
    const shareBn = (fair: number): number => equalShareBn * Math.min(most, Math.max(fair, least));
    const wantedBn = isOutside ? littleBn : shareBn(FAIR_OFFER);
    const floorBn = isOutside ? -littleBn : shareBn(FLOOR);
    const ofExcess = most < FAIR_OFFER ? 1 : MOST_OF_EXCESS;
    const gain = gainBn[party] ?? 0;
    return {
      party,
      needMn: gain >= floorBn ? 0 : (wantedBn - gain) * MILLIONS_PER_BILLION,
      spareMn: gain <= wantedBn ? 0 : ofExcess * (gain - wantedBn) * MILLIONS_PER_BILLION,
    };
  });
  const payments = transfers(law, accounts, PAYMENTS_MAX + consent.size);
  return payments === undefined ? undefined : { ...draft, clauses: [...draft.clauses, ...payments] };
}

/** An equal share of the joint gain, in billions a round. */
function equalShareOf(law: CountryGame, draft: Draft, { gainBn }: Pick<Appraisal, 'gainBn'>): number {
  const jointBn = draft.parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0);
  return jointBn / (draft.parties.length - consenting(law, draft).size);
}

/** What a fast solve may be wrong by, at the smallest party: to share that out would be to move money for nothing. */
function noiseBn({ settled }: CountryGame, parties: readonly EconomyId[]): number {
  return NOISE * Math.min(...parties.map((party) => settled.incomeBn[party] ?? 0));
}

/** A receiver's need, a payer's spare money; one of the two is zero. Millions a round. */
type Account = { readonly party: EconomyId; readonly needMn: number; readonly spareMn: number };

/** Two leading digits, as people write sums into treaties. */
export function roundSum(amountMn: number, direction: 'up' | 'down'): number {
  const digit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amountMn))) - 1);
  return (direction === 'up' ? Math.ceil(amountMn / digit) : Math.floor(amountMn / digit)) * digit;
}

/** The draft with a payment until the end of the game, of two leading digits; undefined where the caps forbid it. */
export function withPayment(
  law: CountryGame,
  draft: Draft,
  { from, to }: Pick<Payer, 'from' | 'to'>,
  millions: number,
): Draft | undefined {
  const amountMn = roundSum(millions, 'up');
  if (amountMn < 1 || amountMn > roomBetween(law, from, to)) return undefined;
  const rounds = paymentRounds(law);
  return { ...draft, clauses: [...draft.clauses, ...paymentsOf({ from, to, rounds }, amountMn)] };
}

/** The richest in spare money pay first; undefined where a need stays open. */
function transfers(law: CountryGame, accounts: readonly Account[], most: number): Clause[] | undefined {
  const rounds = paymentRounds(law);
  // Money that stops before the end must be more while it runs.
  const scale = horizonOf(law).weight / weightUntil(law, law.round + rounds - 1);
  const left = new Map(
    accounts.map(({ party, spareMn }) => [
      party,
      roundSum(Math.min(spareMn, roomMn(law, party, 'from')), 'down'),
    ]),
  );
  const clauses: Clause[] = [];
  for (const { party: to, needMn } of accounts.toSorted((a, b) => b.needMn - a.needMn)) {
    let openMn = roundSum(needMn * scale, 'up');
    if (openMn > roomMn(law, to, 'to')) return undefined;
    for (const [from, spareMn] of [...left].toSorted((a, b) => b[1] - a[1])) {
      const amountMn = Math.min(openMn, spareMn);
      if (amountMn < 1) continue;
      clauses.push({ type: 'payment', from, to, amountMn, rounds });
      left.set(from, must(left.get(from), 'a payer') - amountMn);
      openMn -= amountMn;
    }
    if (openMn > 0) return undefined;
  }
  return clauses.length <= most ? clauses : undefined;
}

/**
 * The same proposal with payments that satisfy everybody; for two units also swaps of single goods. Among several with people in it: with
 * payments of its own alone, since what the others pay each other they settle.
 */
export function counterDrafts(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  demand: Demand,
): Draft[] {
  const { scenario, law } = appraiser;
  const { parties, clauses, title } = draftOf(proposal);
  const terms: Draft = {
    parties,
    clauses: clauses.filter(({ type }) => type !== 'payment'),
    ...(title === undefined ? {} : { title }),
  };
  if (parties.length > 2 && hasPerson(law, without(parties, economy))) {
    const kept = keepingOthers(appraiser, proposal, terms, { economy, ...demand });
    return kept === undefined ? [] : [kept];
  }
  const own = unitOf(law, economy);
  const others = parties.filter((party) => !own.includes(party));
  const [partner] = others;
  const isForTwoUnits = partner !== undefined && unitOf(law, partner).length === others.length;
  const hasSwap = isForTwoUnits && !clauses.some(isAdmission);
  const drafts = [terms, ...(hasSwap ? swapDrafts(scenario, law, own, others) : [])];
  return drafts.flatMap((draft) => withPayments(appraiser, draft, economy, demand) ?? []);
}

function without(parties: readonly EconomyId[], economy: EconomyId): EconomyId[] {
  return parties.filter((party) => party !== economy);
}

/**
 * The terms with what the others pay each other as it was proposed, and with as little else as meets the own demand: what a government was
 * to pay as far as it can, or what it is paid, by those first who were to pay it. Undefined among bots, where the others pay each other
 * nothing, and where too little would be left to whoever pays.
 */
function keepingOthers(
  appraiser: Appraiser,
  proposal: Proposal,
  terms: Draft,
  { economy, share, leastBn = 0 }: Demand & { readonly economy: EconomyId },
): Draft | undefined {
  const { law } = appraiser;
  const payments = proposal.clauses.filter((clause) => clause.type === 'payment');
  const kept = payments.filter(({ from, to }) => from !== economy && to !== economy);
  const others = without(terms.parties, economy);
  const draft = { ...terms, clauses: [...terms.clauses, ...kept] };
  if (!isLawful(appraiser, draft, economy)) return undefined;
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return undefined;
  const { gainBn } = appraised.value;
  const equalShareBn = equalShareOf(law, draft, appraised.value);
  if (equalShareBn <= 0) return undefined;
  const openMn = (Math.max(share * equalShareBn, leastBn) - (gainBn[economy] ?? 0)) * MILLIONS_PER_BILLION;
  const spareBn = (party: EconomyId): number =>
    MOST_OF_EXCESS * ((gainBn[party] ?? 0) - FAIR_OFFER * equalShareBn);
  const demandOf = (payers: readonly EconomyId[]): Clause[] | undefined =>
    transfers(
      law,
      [
        { party: economy, needMn: openMn, spareMn: 0 },
        ...payers.map((party) => ({
          party,
          needMn: 0,
          spareMn: Math.max(0, spareBn(party) * MILLIONS_PER_BILLION),
        })),
      ],
      PAYMENTS_MAX,
    );
  const willing = others.filter((party) => payments.some(({ from, to }) => from === party && to === economy));
  const own =
    openMn > 0
      ? (demandOf(willing) ?? demandOf(others))
      : paidAsFarAsCan(
          payments.filter(({ from }) => from === economy),
          -openMn,
        );
  return own === undefined ? undefined : { ...draft, clauses: [...draft.clauses, ...own] };
}

function paidAsFarAsCan(payments: readonly ClauseOf<'payment'>[], mostMn: number): Clause[] {
  let leftMn = mostMn;
  return payments.flatMap((payment) => {
    const amountMn = payment.amountMn <= leftMn ? payment.amountMn : roundSum(leftMn, 'down');
    leftMn -= amountMn;
    return amountMn < 1 ? [] : [{ ...payment, amountMn }];
  });
}

/** What a government asks for itself: a part of an equal share of the joint gain, and at least so much, in billions a round. */
type Demand = { readonly share: number; readonly leastBn?: number };

function withPayments(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  { share, leastBn = 0 }: Demand,
): Draft | undefined {
  if (draft.clauses.length === 0 || !isLawful(appraiser, draft, economy)) return undefined;
  const appraised = appraiser.appraise(draft);
  if (!appraised.ok) return undefined;
  const equalShareBn = equalShareOf(appraiser.law, draft, appraised.value);
  const wanted = leastBn > 0 ? Math.max(share, leastBn / equalShareBn) : share;
  return balancePayments(appraiser.law, draft, appraised.value, { wanted: { [economy]: wanted } });
}

/**
 * Preferential swaps of two units: the other's main export free, or its two main ones at half the wall, either way. None where agreements
 * hold for one round: there all that is signed is an area, and what is talked of is with whom and at what price.
 */
export function swapDrafts(
  scenario: Scenario,
  law: CountryGame,
  unit: readonly EconomyId[],
  partner: readonly EconomyId[],
): Draft[] {
  if (startsAnew(law)) return [];
  const cuts = (depth: 'free' | 'half'): Clause[] => [
    ...cutsOf(scenario, law, { giver: unit, taker: partner, depth }),
    ...cutsOf(scenario, law, { giver: partner, taker: unit, depth }),
  ];
  return (['free', 'half'] as const).map((depth) => ({
    parties: [...unit, ...partner],
    clauses: cuts(depth),
  }));
}

type Cut = {
  readonly giver: readonly EconomyId[];
  readonly taker: readonly EconomyId[];
  readonly depth: 'free' | 'half';
};

function cutsOf(scenario: Scenario, law: CountryGame, { giver, taker, depth }: Cut): Clause[] {
  const [by] = giver;
  if (by === undefined) return [];
  const wall = wallOf(law, by);
  return mainImports(scenario, law, giver, taker)
    .slice(0, depth === 'free' ? 1 : 2)
    .map((sector) => {
      const halfBp = Math.floor((wall[sector] ?? 0) / 2 / POINT_BP) * POINT_BP;
      return { type: 'tariffConcession', by, to: taker, sector, rateBp: depth === 'free' ? 0 : halfBp };
    });
}

/** Goods that one side buys from the other, the largest first. */
function mainImports(
  scenario: Scenario,
  { settled }: Pick<CountryGame, 'settled'>,
  buyers: readonly EconomyId[],
  sellers: readonly EconomyId[],
): SectorId[] {
  const { N, J } = scenario.base;
  const valueOf = (place: number): number =>
    buyers.reduce(
      (total, buyer) =>
        sellers.reduce((sum, seller) => {
          const pair = economyPlace(scenario, buyer) * N + economyPlace(scenario, seller);
          return sum + (settled.imports[pair * J + place] ?? 0);
        }, total),
      0,
    );
  return placesOf(scenario)
    .goods.map(({ id, place }) => ({ id, valueBn: valueOf(place) }))
    .toSorted((a, b) => b.valueBn - a.valueBn)
    .map(({ id }) => id);
}

/**
 * The payments between a bot and the author of a proposal with which the bot would sign its other terms; none where no payment is enough that the
 * rules allow and that leaves the author a gain, unless at any price: others may pay the author for it.
 */
export function acceptedPayment(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  isAccepted: (draft: Draft) => boolean,
  worth?: 'anyPrice',
): AcceptedPayment | undefined {
  const { law } = appraiser;
  const { author } = proposal;
  const draft = draftOf(proposal);
  const rounds = paymentRounds(law);
  const terms = draft.clauses.filter((clause) => !isBetween(clause, author, economy));
  const paid = (amountMn: number): Draft => ({
    ...draft,
    clauses: [...terms, ...paymentsOf({ from: author, to: economy, rounds }, amountMn)],
  });
  const isEnough = (amountMn: number): boolean => {
    const offer = paid(amountMn);
    return offer.clauses.length > 0 && isLawful(appraiser, offer, author) && isAccepted(offer);
  };
  // What the terms have others pay takes its part of the room.
  const leftMn = (side: EconomyId, way: 'from' | 'to'): number =>
    terms.reduce(
      (left, clause) => (clause.type === 'payment' && clause[way] === side ? left - clause.amountMn : left),
      roomMn(law, side, way),
    );
  const mostMn = Math.min(leftMn(author, 'from'), leftMn(economy, 'to'));
  if (!isEnough(mostMn)) return undefined;
  let tooLittleMn = -Math.min(leftMn(economy, 'from'), leftMn(author, 'to')) - 1;
  let enoughMn = mostMn;
  while (enoughMn - tooLittleMn > 1) {
    const middleMn = Math.floor((enoughMn + tooLittleMn) / 2);
    if (isEnough(middleMn)) enoughMn = middleMn;
    else tooLittleMn = middleMn;
  }
  if (enoughMn <= 0)
    return { from: economy, to: author, leastMn: 0, mostMn: roundSum(-enoughMn, 'down'), rounds };
  const roundMn = roundSum(enoughMn, 'up');
  const leastMn = roundMn <= mostMn ? roundMn : enoughMn;
  if (worth === 'anyPrice') return { from: author, to: economy, leastMn, mostMn, rounds };
  const left = appraiser.appraise(paid(leastMn));
  const isWorthIt = left.ok && (left.value.gainBn[author] ?? 0) > noiseBn(law, [author]);
  return isWorthIt ? { from: author, to: economy, leastMn, mostMn, rounds } : undefined;
}

/** A proposal with the payment that its author was told would do. */
export function withAccepted(
  proposal: Proposal,
  { from, to, leastMn, mostMn, rounds }: AcceptedPayment,
): Draft {
  const { author } = proposal;
  const draft = draftOf(proposal);
  const payer = { from, to, rounds };
  const terms = draft.clauses.filter((clause) => !isBetween(clause, from, to));
  return { ...draft, clauses: [...terms, ...paymentsOf(payer, from === author ? leastMn : mostMn)] };
}

/** The terms of a proposal with what its author and a government pay each other such that the government comes to so many millions in all. */
export function atPrice(law: CountryGame, proposal: Proposal, economy: EconomyId, paidMn: number): Draft {
  const { author } = proposal;
  const draft = draftOf(proposal);
  const terms = draft.clauses.filter((clause) => !isBetween(clause, author, economy));
  const payer = { from: author, to: economy, rounds: paymentRounds(law) };
  return { ...draft, clauses: [...terms, ...paymentsOf(payer, paidMn - paidToMn(terms, economy))] };
}

function isBetween(clause: Clause, one: EconomyId, other: EconomyId): boolean {
  if (clause.type !== 'payment') return false;
  return (clause.from === one && clause.to === other) || (clause.from === other && clause.to === one);
}

/** The draft in which a government pays nothing. */
export function withoutPayingBy(draft: Draft, economy: EconomyId): Draft {
  const isPaid = (clause: Clause): boolean => clause.type === 'payment' && clause.from === economy;
  return { ...draft, clauses: draft.clauses.filter((clause) => !isPaid(clause)) };
}

type Payer = { readonly from: EconomyId; readonly to: EconomyId; readonly rounds: number };

/** A payment one way or, of less than nothing, the other. */
function paymentsOf({ from, to, rounds }: Payer, amountMn: number): Clause[] {
  if (amountMn === 0) return [];
  const [payer, receiver] = amountMn > 0 ? [from, to] : [to, from];
  return [{ type: 'payment', from: payer, to: receiver, amountMn: Math.abs(amountMn), rounds }];
}
