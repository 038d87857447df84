/** Whom and what a bot attends to at the table: people, partners, offers that were already made, and how far its own have come down. */
import type { Bargaining } from '#shared/content/temperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import type { Hurried, NamedPrice } from '#shared/protocol/botMove.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import type { CountryGame, TableState } from '#shared/rules/state.ts';
import { isSmallTable, movesThought, seededDraw } from '#shared/rules/table/botDelays.ts';

/** Whether a person governs one of these seats. */
export function hasPerson({ seats }: Pick<TableState, 'seats'>, economies: readonly EconomyId[]): boolean {
  return economies.some((economy) => seats[economy]?.member !== undefined);
}

/** Offers of bots that lie before a person at a time: more than two nobody weighs against each other. */
const OFFERS_BEFORE_A_PERSON = 2;

/** People before whom so many offers of bots lie unanswered that no bot adds one. It takes the whole table: a bot sees no offer of another. */
export function peopleWithOffers(
  table: Pick<TableState, 'proposals' | 'seats' | 'round'>,
): ReadonlySet<EconomyId> {
  const { seats } = table;
  const offers = offersOfBots(table).filter(({ status }) => status === 'open');
  const waitingFor = (person: EconomyId): number =>
    offers.filter(
      ({ parties, signatures, revision, refusedBy }) =>
        parties.includes(person) && signatures[person] !== revision && !refusedBy.includes(person),
    ).length;
  return new Set(
    Object.values(seats).flatMap(({ economy, member }) =>
      member !== undefined && waitingFor(economy) >= OFFERS_BEFORE_A_PERSON ? [economy] : [],
    ),
  );
}

/** People at the table to whom no bot has made an offer in this round: one of them comes, where it has something that pays both. */
export function peopleWithoutOffers(
  table: Pick<TableState, 'proposals' | 'seats' | 'round'>,
): ReadonlySet<EconomyId> {
  const offered = new Set(offersOfBots(table).flatMap(({ parties }) => parties));
  return new Set(
    Object.values(table.seats).flatMap(({ economy, member, present }) =>
      member !== undefined && present && !offered.has(economy) ? [economy] : [],
    ),
  );
}

function offersOfBots({
  proposals,
  seats,
  round: now,
}: Pick<TableState, 'proposals' | 'seats' | 'round'>): Proposal[] {
  return Object.values(proposals).filter(
    ({ author, round }) => round === now && seats[author]?.member === undefined,
  );
}

/** Whether a person waits for the answer of this seat to a proposal. */
export function isOwed(
  table: Pick<TableState, 'seats'>,
  { author, status, parties, signatures, revision, refusedBy }: Proposal,
  economy: EconomyId,
): boolean {
  const isOpen = status === 'open' && author !== economy && parties.includes(economy);
  const isSilent = signatures[economy] !== revision && !refusedBy.includes(economy);
  return isOpen && isSilent && hasPerson(table, [author]);
}

/** Earlier proposals of people in the same thread that were countered and still lie open: the last refusal is of them too. */
export function owedBefore(
  table: Pick<TableState, 'seats' | 'proposals'>,
  { id, thread }: Proposal,
  economy: EconomyId,
): Proposal[] {
  const proposals = Object.values(table.proposals);
  const isCountered = (other: Proposal): boolean =>
    proposals.some(({ author, counterTo }) => author === economy && counterTo === other.id);
  return proposals.filter(
    (other) =>
      other.thread === thread && other.id !== id && isCountered(other) && isOwed(table, other, economy),
  );
}

/** The open proposal of a person to which one's own, now refused, was the counter: of pacts of provinces also one that others have yet to answer. */
export function counteredBefore(
  table: Pick<TableState, 'seats' | 'proposals'>,
  { status, counterTo, clauses, refusedBy }: Proposal,
  economy: EconomyId,
): Proposal | undefined {
  const answered = counterTo === undefined ? undefined : table.proposals[counterTo];
  if (answered === undefined || !isOwed(table, answered, economy)) return undefined;
  const isPact = clauses.some(({ type }) => type === 'marketPact');
  const isRefused =
    status === 'lapsed' || (isPact && status === 'open' && refusedBy.includes(answered.author));
  return isRefused ? answered : undefined;
}

/** Treaties that a government takes on in a round: without a limit bots would have signed everything before people have read. */
const TREATIES_A_ROUND = { small: 1, large: 2 } as const;

/** Whether a bot has its hands full in this round; people's proposals it reads all the same. */
export function isBusy(view: CountryGame, economy: EconomyId): boolean {
  const concluded = Object.values(view.proposals).filter(
    ({ round, status, parties }) =>
      round === view.round &&
      (status === 'concluded' || status === 'awaitingBell') &&
      parties.includes(economy),
  );
  return concluded.length >= TREATIES_A_ROUND[isSmallTable(view) ? 'small' : 'large'];
}

/** What a proposal is about, whatever it pays and however fast: the forms of its clauses and whom they join. */
export function offerName({ clauses }: Pick<Draft, 'clauses'>): string {
  const names = clauses.flatMap((clause) => kindOf(clause.type).offer(clause) ?? []);
  return [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1)).join(';');
}

/** Whether the same has been on the table in this round, by whomever. */
export function isOnTheTable(proposals: readonly Proposal[], round: number, draft: Draft): boolean {
  const name = offerName(draft);
  return proposals.some((proposal) => proposal.round === round && offerName(proposal) === name);
}

type OffersMade = Pick<TableState, 'proposals' | 'round'>;

/** What a bot has offered in this round to just these parties, itself among them. */
export function offersTo(made: OffersMade, parties: readonly EconomyId[], economy: EconomyId): Proposal[] {
  return offersAmong(made, parties).filter(({ author }) => author === economy);
}

/** Offers to just these parties that carry its signature. */
export function signedWith(made: OffersMade, parties: readonly EconomyId[], economy: EconomyId): Proposal[] {
  return offersAmong(made, parties).filter(({ signatures, revision }) => signatures[economy] === revision);
}

function offersAmong({ proposals, round }: OffersMade, parties: readonly EconomyId[]): Proposal[] {
  return Object.values(proposals).filter(
    (proposal) => proposal.round === round && areSame(proposal.parties, parties),
  );
}

export function areSame(some: readonly EconomyId[], parties: readonly EconomyId[]): boolean {
  return some.length === parties.length && some.every((party) => parties.includes(party));
}

/** Whether one of these has been the same offer, its payments included: nobody is sent the same terms twice. */
export function hasOffered(offers: readonly Proposal[], { clauses }: Pick<Draft, 'clauses'>): boolean {
  const terms = termsOf(clauses);
  return offers.some((offer) => termsOf(offer.clauses) === terms);
}

function termsOf(clauses: Draft['clauses']): string {
  return clauses
    .map((clause) => canonicalJson(clause))
    .toSorted()
    .join();
}

/** What a bot tells a person that it wants, as it remembers it for the rest of the round. */
export function priceOf(
  table: Pick<TableState, 'proposals' | 'round'>,
  draft: Pick<Draft, 'clauses'>,
  economy: EconomyId,
  to: EconomyId,
): NamedPrice {
  return {
    to,
    terms: termsNamed(draft),
    paidMn: paidToMn(draft.clauses, economy),
    concluded: concludedIn(table).map(({ id }) => id),
  };
}

/** The prices that a bot has named to the author of a proposal for just its terms. */
export function pricesNamed(
  table: Pick<TableState, 'botThoughts'>,
  { author, clauses }: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): NamedPrice[] {
  const terms = termsNamed({ clauses });
  return movesThought(table, economy).flatMap((move) =>
    move.type === 'named' && move.to === author && move.terms === terms ? [move] : [],
  );
}

/** Of these those that it pays at least. */
export function pricesMet(
  table: Pick<TableState, 'botThoughts'>,
  proposal: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): NamedPrice[] {
  const offeredMn = paidToMn(proposal.clauses, economy);
  return pricesNamed(table, proposal, economy).filter(({ paidMn }) => offeredMn >= paidMn);
}

/** The price at which it would sign what it refuses a person, as it remembers it for the rest of the round; of pacts of provinces alone. */
export function priceAccepted(
  table: Pick<TableState, 'proposals' | 'round'>,
  { author, clauses }: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
  { to, leastMn, mostMn }: AcceptedPayment,
): NamedPrice | undefined {
  if (!clauses.some(({ type }) => type === 'marketPact')) return undefined;
  const others = clauses.filter(
    (clause) =>
      clause.type !== 'payment' ||
      ![clause.from, clause.to].every((side) => side === author || side === economy),
  );
  return {
    to: author,
    terms: allTerms({ clauses }),
    paidMn: paidToMn(others, economy) + (to === economy ? leastMn : -mostMn),
    concluded: concludedIn(table).map(({ id }) => id),
  };
}

/** Whether a proposal pays what a bot has said in this round with its refusal that it would sign. */
export function isAsAccepted(
  table: Pick<TableState, 'botThoughts'>,
  proposal: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): boolean {
  return movesThought(table, economy).some(
    (move) => move.type === 'named' && isPaidAs(move, proposal, economy),
  );
}

export function isPaidAs(
  price: Pick<NamedPrice, 'to' | 'terms' | 'paidMn'>,
  { author, clauses }: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): boolean {
  const term = Math.max(...clauses.map((clause) => (clause.type === 'marketPact' ? clause.rounds : 0)));
  if (clauses.some((each) => each.type === 'payment' && each.to === economy && each.rounds < term))
    return false;
  return (
    price.to === author && price.terms === allTerms({ clauses }) && paidToMn(clauses, economy) >= price.paidMn
  );
}

/** The same as the author can tell it by the refusals of this round. */
export function isAsAnswered(
  { proposals, round }: Pick<TableState, 'proposals' | 'round'>,
  offered: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): boolean {
  return Object.values(proposals).some((earlier) => {
    const accepted = earlier.accepted?.[economy];
    if (accepted === undefined || earlier.round !== round || earlier.author !== offered.author) return false;
    const price = priceAccepted({ proposals: {}, round }, earlier, economy, accepted);
    return price !== undefined && isPaidAs(price, offered, economy);
  });
}

/** All terms but payments, as one number; another than that of what is named in a talk. */
export function allTerms({ clauses }: Pick<Draft, 'clauses'>): number {
  const terms = clauses.flatMap((clause) => {
    if (clause.type === 'payment') return [];
    const fields = Object.entries(clause).map(([name, field]): [string, unknown] => [
      name,
      Array.isArray(field) ? field.map((each: unknown) => canonicalJson(each)).toSorted() : field,
    ]);
    return [canonicalJson(Object.fromEntries(fields))];
  });
  return seedFromText(`all ${terms.toSorted().join()}`);
}

/** Whom a bot has told in this round that it will soon sign with others. */
export function hurriedBy(table: Pick<TableState, 'botThoughts'>, economy: EconomyId): Hurried[] {
  return movesThought(table, economy).flatMap((move) => (move.type === 'hurried' ? [move] : []));
}

/** What has become law since a bot named a price that a proposal pays: the latest, if it named one and anything has. */
export function concludedSince(
  table: Pick<TableState, 'botThoughts' | 'proposals' | 'round'>,
  proposal: Pick<Proposal, 'author' | 'clauses'>,
  economy: EconomyId,
): Proposal | undefined {
  const prices = pricesMet(table, proposal, economy);
  if (prices.length === 0) return undefined;
  return concludedIn(table).findLast(({ id }) => prices.every(({ concluded }) => !concluded.includes(id)));
}

/**
 * Whether its word is given on the same terms already, paid no more: in an own open offer to just these parties, or by its signature where a
 * person is one of them and others still settle what they pay each other.
 */
export function standsByTerms(
  table: OffersMade & Pick<TableState, 'seats'>,
  { id, parties, clauses }: Pick<Proposal, 'parties' | 'clauses'> & { readonly id?: Proposal['id'] },
  economy: EconomyId,
): boolean {
  const given = hasPerson(table, parties) ? signedWith : offersTo;
  return given(table, parties, economy).some(
    (other) =>
      other.id !== id &&
      other.status === 'open' &&
      hasSameTerms(other, { clauses }) &&
      paidToMn(other.clauses, economy) <= paidToMn(clauses, economy),
  );
}

/** The least that any of these asks for just these terms, in millions a round; infinite where none does. */
export function leastAskedMn(
  asked: readonly Pick<Draft, 'clauses'>[],
  { clauses }: Pick<Draft, 'clauses'>,
  economy: EconomyId,
): number {
  const same = asked.filter((each) => hasSameTerms(each, { clauses }));
  return Math.min(...same.map((each) => paidToMn(each.clauses, economy)));
}

function concludedIn({ proposals, round }: Pick<TableState, 'proposals' | 'round'>): Proposal[] {
  return Object.values(proposals).filter((each) => each.round === round && each.status === 'concluded');
}

/** Whether two agree on all but what is paid. */
export function hasSameTerms(some: Pick<Draft, 'clauses'>, other: Pick<Draft, 'clauses'>): boolean {
  return termsNamed(some) === termsNamed(other);
}

/** Terms without payments, whoever comes first in a list. Of a pact a bot says no more than that it opens a market. */
function termsNamed({ clauses }: Pick<Draft, 'clauses'>): number {
  const terms = clauses.flatMap((clause): string[] => {
    if (clause.type === 'payment') return [];
    if (clause.type === 'marketPact') return [canonicalJson([clause.type, clause.among.toSorted()])];
    const fields = Object.entries(clause).map(([name, field]): [string, unknown] => [
      name,
      Array.isArray(field) ? field.map((each: unknown) => canonicalJson(each)).toSorted() : field,
    ]);
    return [canonicalJson(Object.fromEntries(fields))];
  });
  return seedFromText(terms.toSorted().join());
}

/** What it may still ask of people in this round, as parts of an equal share: one for each offer that it has left, none after its last. */
export function asksLeft(
  table: OffersMade,
  parties: readonly EconomyId[],
  economy: EconomyId,
  { asks }: Pick<Bargaining, 'asks'>,
): readonly number[] {
  const offers = offersTo(table, parties, economy);
  return offers.some(({ isLastOffer }) => isLastOffer === true) ? [] : asks.slice(offers.length);
}

/**
 * The same in its answers. Of several of whom one is a person it asks but once, what it would come down to: what each haggles over with the
 * author, all others would have to sign again. Where agreements are few, three haggle as two do.
 */
export function asksAmong(
  table: OffersMade & Pick<TableState, 'settings' | 'seats'>,
  parties: readonly EconomyId[],
  economy: EconomyId,
  bargaining: Bargaining,
): readonly number[] {
  const asks = asksLeft(table, parties, economy, bargaining);
  const people = parties.filter((party) => party !== economy && hasPerson(table, [party]));
  const isOfSeveral =
    table.settings.agreementLimits === undefined && parties.length > 2 && people.length === 1;
  return isOfSeveral ? asks.slice(-1) : asks;
}

/** What it asks once its last offer is made: no less if it meant it, else whatever is worth signing. */
export function lastShare(
  table: Pick<TableState, 'settings' | 'round'>,
  parties: readonly EconomyId[],
  economy: EconomyId,
  { asks, meansLastChance }: Bargaining,
): number {
  const purpose = `last offer:${parties.toSorted().join()}`;
  return seededDraw(table, economy, purpose) < meansLastChance ? (asks.at(-1) ?? 0) : 0;
}

/** Whether, without a clock, only signatures of people are missing under the proposal that an intent is about. */
export function waitsForPeople({ clock, proposals, seats }: CountryGame, intent: SeatIntent): boolean {
  const id = intent.type === 'withdrawProposal' ? intent.proposal : undefined;
  const { parties = [], signatures = {}, revision } = (id === undefined ? undefined : proposals[id]) ?? {};
  return (
    clock.endsAtMs === undefined &&
    parties.length > 0 &&
    parties.every((party) => signatures[party] === revision || hasPerson({ seats }, [party]))
  );
}

/** What bots have offered people who have not answered yet. */
export function isOfferToPeople(law: CountryGame, proposal: Proposal): boolean {
  const { author, parties, signatures, revision, refusedBy } = proposal;
  const awaited = parties.filter((party) => signatures[party] !== revision && !refusedBy.includes(party));
  return !hasPerson(law, [author]) && hasPerson(law, awaited);
}
