/** A proposal as a seat sees it: who has signed, what may be pressed, its kind and its title. */
import type { ComponentChildren } from 'preact';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { admissionMembers, isAdmission } from '#shared/rules/law/blocs.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { clausesBeside } from '#shared/rules/law/transfers.ts';
import { economiesNamed, isIntegration, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { type GameState, countryPart, provincePart } from '#shared/rules/state.ts';
import type { OfferWorth } from '../../preview/preview.ts';
import { game } from '../../state/store.ts';
import { openProposal } from '../../state/tableState.ts';
import { partyName } from '../../text/nameParams.ts';
import { formatList, formatPoints, formatSignedPercent } from '../../text/format.ts';
import { partyNames } from '../talk/talkModel.ts';
import { t, tOr } from '../../text/t.ts';

/** Where a party stands with the present revision of a proposal. */
export type SignatureState = 'signed' | 'reading' | 'sent' | 'refused';
type Signature = { readonly economy: EconomyId; readonly state: SignatureState };

/** What a seat may press on a proposal. The rules judge every press again. */
export type ProposalActions = {
  readonly sign: boolean;
  readonly counter: boolean;
  readonly decline: boolean;
  readonly withdrawSignature: boolean;
  readonly withdraw: boolean;
  readonly revise: boolean;
  readonly publish: boolean;
  readonly goOnWithout: readonly EconomyId[];
  readonly refuseAdmission: boolean;
};

/** What a slip shows of a proposal's contents: its name and a few of its terms; below versions beside each other what joins them. */
export type ProposalFace = {
  readonly titleOf: (proposal: Proposal, reader: EconomyId | undefined) => string;
  readonly termsOf: (proposal: Proposal) => ComponentChildren;
  /** What it is worth to the reader, where its game tells that in a number of its own. */
  readonly worthOf?: (worth: OfferWorth, proposal: Proposal) => ComponentChildren;
  readonly joinOf?: (versions: readonly Proposal[]) => ComponentChildren;
};

/** Points of a career by which the results of bots in one seat differ as much as by a per cent of income (stored pars: 8 and 2 between quartiles). */
const POINTS_AS_PERCENT = 4;

/** All by which an offer may be worth another sum in the same game: rounds, walls, and what is signed. */
export function lawOf(game: GameState): string {
  const { walls, agreements } = countryPart(game);
  const awaiting = Object.values(game.proposals).filter(({ status }) => status === 'awaitingBell');
  return JSON.stringify([
    game.round,
    walls,
    agreements,
    provincePart(game).pacts,
    awaiting.map(({ id, revision }) => `${id} ${revision}`),
  ]);
}

/**
 * What an offer is worth to a medal, by which every list and sentence compares offers: the points of the end that it brings, where they are known; else per
 * cent of income, that of later rounds where it is known, in the last round of the years after, among provinces careers too.
 */
export function medalWorth({
  percent,
  later = percent,
  after = later,
  points = 0,
  score,
}: OfferWorth): number {
  if (score !== undefined) return score.gained;
  return after + (points * MEDAL_PARTS.career) / (MEDAL_PARTS.income * POINTS_AS_PERCENT);
}

/** That worth as it is written: points at the end where it is known in them, else per cent of income. */
export function worthTold({ percent, after = percent, score }: OfferWorth): string {
  return score === undefined
    ? formatSignedPercent(after / 100, 2)
    : t('areas.points', { points: formatPoints(score.points) });
}

/** Whether it was signed and its pact of provinces has ended since, or another has taken its place; where every round starts anew, with its round. */
export function isPactOver(game: GameState, { id, status, clauses, round }: Proposal): boolean {
  const isHeld = clauses.some(({ type }) => type === 'marketPact')
    ? Object.values(provincePart(game).pacts).some(({ proposal }) => proposal === id)
    : !startsAnew(game) || round >= Math.min(game.round, game.settings.rounds);
  return status === 'concluded' && !isHeld;
}

/** Parties and terms without payments, whoever comes first in a list. */
export function termsUnpaid({ parties, clauses }: Draft): string {
  return termsText({ parties, clauses: clauses.filter((clause) => !('amountMn' in clause)) });
}

type Terms = Pick<Draft, 'parties' | 'clauses'>;
/** The same with all payments but those between two. */
export function termsBeside({ parties, clauses }: Terms, { from, to }: AcceptedPayment): string {
  return termsText({ parties, clauses: clausesBeside(clauses, [from, to]) });
}

function termsText({ parties, clauses }: Terms): string {
  const sorted = (list: readonly unknown[]): string[] => list.map((each) => canonicalJson(each)).toSorted();
  const terms = clauses.map((clause) =>
    Object.fromEntries(
      Object.entries(clause).map(([name, field]) => [name, Array.isArray(field) ? sorted(field) : field]),
    ),
  );
  return canonicalJson([sorted(parties), sorted(terms)]);
}

export function signaturesOf(proposal: Proposal): Signature[] {
  return proposal.parties.map((economy) => ({ economy, state: signatureState(proposal, economy) }));
}

/**
 * An offer from one to the reader alone: its author has signed, and the reader is asked. The head of the offer says so. Nor need anything
 * say who has signed what is concluded.
 */
export function saysItself(proposal: Proposal, reader: EconomyId | undefined): boolean {
  if (proposal.status === 'concluded') return true;
  return (
    reader !== undefined &&
    proposal.parties.length === 2 &&
    asksAnswerOf(proposal, reader) &&
    signatureState(proposal, proposal.author) === 'signed' &&
    proposal.author !== reader
  );
}

/** Of an offer among more than two: whose signature alone is missing. */
export function lastMissing(proposal: Proposal): EconomyId | undefined {
  const { parties, status, refusedBy } = proposal;
  if (status !== 'open' || parties.length < 3 || refusedBy.length > 0) return undefined;
  const [missing, ...more] = parties.filter((party) => signatureState(proposal, party) !== 'signed');
  return more.length === 0 ? missing : undefined;
}

/** That only one signature is missing, and if it is the reader's, that another version with the reader's still stands; nothing where more are missing. */
export function lastMissingText(proposal: Proposal, me?: EconomyId, all: GameState['proposals'] = {}) {
  const economy = lastMissing(proposal);
  if (economy !== undefined && economy !== me)
    return t('proposal.onlyOther', { economy: partyName(economy) });
  const namesOf = ({ parties }: Proposal): string => parties.toSorted().join();
  const older = Object.values(all).filter((each) => namesOf(each) === namesOf(proposal) && isRunning(each));
  const isBound = older.some(({ signatures, revision }) => economy && signatures[economy] === revision);
  return economy && t(isBound ? 'proposal.onlyYouStill' : 'proposal.onlyYou');
}

/** Of an open offer among more than two, in one count that adds up: how many of all have signed, and whose signatures are still missing. */
export function signedText(proposal: Proposal, me: EconomyId | undefined): string | undefined {
  const { parties, status, refusedBy } = proposal;
  if (status !== 'open' || parties.length < 3) return undefined;
  const missing = parties.filter((party) => !['signed', 'refused'].includes(signatureState(proposal, party)));
  const count = parties.filter((party) => !missing.includes(party) && !refusedBy.includes(party)).length;
  const params = { count, total: parties.length, economies: partyNames(missing, me) };
  const text = t(missing.length > 0 ? 'proposal.signedOfStill' : 'proposal.signedOf', params);
  const beside = consentingParties(proposal).length;
  return beside === 0 ? text : t('proposal.signedAs', { ...params, text, members: parties.length - beside });
}

const byText = (a: string, b: string): number => a.localeCompare(b);
const WHOSE: ReadonlySet<string> = new Set(['among', 'agreement', 'entrant', 'with']);

/** What agreement an offer makes, whoever signs for it and on whatever terms: its form and whose it is. Undefined where it has no form. */
function agreementMade({ clauses }: Proposal): string | undefined {
  const form = clauses.find(isIntegration);
  const whose = Object.entries(form ?? {}).flatMap(([name, of]) => (WHOSE.has(name) ? [of].flat() : []));
  return form && [form.type, ...whose.map(String).toSorted(byText)].join(' ');
}

/** Of what waits for a seat's answer, offers that make one agreement as one matter: first that for which no other signature is missing, else the newest. */
export function foldAlike(
  matters: readonly (readonly Proposal[])[],
  isAsking: (standing: Proposal) => boolean,
  me: EconomyId,
): (readonly Proposal[])[] {
  const nameOf = ([standing]: readonly Proposal[]): string | undefined =>
    standing !== undefined && isAsking(standing) ? agreementMade(standing) : undefined;
  const isReady = (offer: Proposal): number => Number(lastMissing(offer) === me);
  const heaps = groupsBy(matters, (matter) => nameOf(matter) ?? matter);
  return [...heaps.values()].map((alike) => {
    const standing = alike
      .flatMap((each) => each.slice(0, 1))
      .toSorted((a, b) => isReady(b) - isReady(a) || b.revisedAtMs - a.revisedAtMs);
    return [...standing, ...alike.flatMap((each) => each.slice(1))];
  });
}

function signatureState(proposal: Proposal, economy: EconomyId): SignatureState {
  if (proposal.refusedBy.includes(economy)) return 'refused';
  if (proposal.signatures[economy] === proposal.revision) return 'signed';
  return proposal.openedBy.includes(economy) ? 'reading' : 'sent';
}

/** True while the proposal waits for this seat and for nothing else that it could do first. */
export function awaitsAnswerOf(proposal: Proposal, economy: EconomyId): boolean {
  return (
    proposal.status === 'open' &&
    proposal.parties.includes(economy) &&
    !['signed', 'refused'].includes(signatureState(proposal, economy))
  );
}

/** True while this seat is asked for its answer: what somebody has refused is no law by any other signature, and waits for its author. */
export function asksAnswerOf(proposal: Proposal, economy: EconomyId): boolean {
  return proposal.refusedBy.length === 0 && awaitsAnswerOf(proposal, economy);
}

/** The seat's own open counter to this version of a proposal: whoever signs the older proposal signs what it has answered otherwise. */
export function ownCounterTo(
  game: GameState,
  proposal: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  return Object.values(game.proposals).findLast(
    (counter) =>
      counter.author === me &&
      counter.counterTo === proposal.id &&
      counter.revisedAtMs >= proposal.revisedAtMs &&
      counter.refusedBy.length === 0 &&
      isRunning(counter),
  );
}

/** Open offers with which others answer a version, the newest first, whether or not somebody has refused them. */
export function answersTo({ proposals }: Pick<GameState, 'proposals'>, own: Proposal): readonly Proposal[] {
  return Object.values(proposals)
    .filter(
      ({ author, counterTo, status, revisedAtMs }) =>
        author !== own.author && counterTo === own.id && status === 'open' && revisedAtMs >= own.revisedAtMs,
    )
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs);
}

export function isRunning({ status }: Proposal): boolean {
  return status === 'open' || status === 'awaitingBell';
}

/** Whether a proposal that may still be answered is open on this device: on a phone it has the foot of the screen for itself. */
export function holdsFoot({ proposals }: Pick<GameState, 'proposals'>): boolean {
  const open = openProposal.value;
  return open !== undefined && proposals[open]?.status === 'open';
}

export function actionsOn(game: GameState, proposal: Proposal, me: EconomyId | undefined): ProposalActions {
  const isParty = me !== undefined && proposal.parties.includes(me);
  const isOpen = proposal.status === 'open' && game.phase === 'negotiation';
  const isAuthor = me === proposal.author;
  const waits = me !== undefined && isOpen && awaitsAnswerOf(proposal, me);
  return {
    // Whoever goes on without those who refused writes a new version, which asks for all signatures again.
    sign: waits && proposal.refusedBy.length === 0,
    counter: isOpen && isParty && !isAuthor,
    decline: waits && !isAuthor,
    withdrawSignature: isOpen && isParty && me !== undefined && signatureState(proposal, me) === 'signed',
    withdraw: isOpen && isAuthor,
    revise: isOpen && isAuthor,
    publish: isOpen && isAuthor && !proposal.isPublic,
    goOnWithout:
      isOpen && isAuthor && proposal.parties.length - proposal.refusedBy.length >= 2
        ? proposal.refusedBy
        : [],
    refuseAdmission:
      game.phase === 'negotiation' && me !== undefined && mayRefuseAdmission(game, proposal, me),
  };
}

/** A member that has not signed an entry or merger may stop it until the bell. */
export function mayRefuseAdmission(game: GameState, proposal: Proposal, me: EconomyId): boolean {
  if (proposal.status !== 'awaitingBell' || proposal.parties.includes(me)) return false;
  return admissionMembers(countryPart(game), proposal).includes(me);
}

/** The level that a clause sets; 0 where it sets none. */
export function levelOfClause({ type }: Clause): IntegrationLevel | 0 {
  return kindOf(type).level ?? 0;
}

/** What kind of proposal it is, for a title where its author gave none. */
export type ProposalKind =
  | 'accession'
  | 'merger'
  | 'fullIntegration'
  | 'economicUnion'
  | 'commonMarket'
  | 'customsUnion'
  | 'freeTradeArea'
  | 'tariffConcession'
  | 'payment'
  | 'deepClauses'
  | 'specialization'
  | 'project'
  | 'blank';

const DEEP_CLAUSES = new Set<Clause['type']>(['deepProvision', 'mutualRecognition', 'disputeSettlement']);

export function kindOfProposal(clauses: readonly Clause[]): ProposalKind {
  const order = [
    'accession',
    'merger',
    'fullIntegration',
    'economicUnion',
    'commonMarket',
    'customsUnion',
    'freeTradeArea',
    'tariffConcession',
    'payment',
  ] as const;
  const named = order.find((type) => clauses.some((clause) => clause.type === type));
  // What is paid for common rules does not name them.
  if (named !== undefined && named !== order.at(-1)) return named;
  const types = clauses.map(({ type }) => type);
  if (types.some((type) => DEEP_CLAUSES.has(type))) return 'deepClauses';
  if (types.includes('agreedSpecialization')) return 'specialization';
  const hasRules = types.some((type) => type !== 'bindingPeriod' && type !== named);
  return hasRules ? 'project' : (named ?? 'blank');
}

/** The title of a proposal: its bloc's name, if it has one, and its form. */
export function proposalTitle(proposal: Pick<Draft, 'clauses' | 'title'>): string {
  const type = kindOfProposal(proposal.clauses);
  const kind = tOr(`kind.${type}`, tOr(`agreement.${type}`, type));
  if (proposal.title === undefined) return kind;
  return t('proposal.titled', { title: tOr(`blocTitle.${proposal.title}`, proposal.title), kind });
}

/** Whether an offer is called by those whom it brings together: their names tell one free trade area from another. */
function isCalledByParties({ clauses, title }: Pick<Draft, 'clauses' | 'title'>): boolean {
  return title === undefined && clauses.some(isIntegration) && !clauses.some(isAdmission);
}

/**
 * The same with those whom it brings together, where they tell it from others of its kind: for one of them the others. In a game that plays
 * free trade areas alone it is called by its parties, the reader first.
 */
export function offerTitle(proposal: Proposal, me?: EconomyId): string {
  if (isAreaOfFew(proposal)) {
    const all = Object.keys(game.value?.seats ?? {}).filter((seat) => proposal.parties.includes(seat));
    return all
      .toSorted((a, b) => Number(b === me) - Number(a === me))
      .map(partyName)
      .join(' – ');
  }
  const kind = proposalTitle(proposal);
  if (!isCalledByParties(proposal)) return kind;
  // All whom it brings together, and nobody who signs beside them.
  const among = proposal.clauses.flatMap((each) =>
    isIntegration(each) && 'among' in each ? each.among : [],
  );
  const others = among.filter((party) => party !== me);
  const economies = formatList(others.map(partyName));
  return t(others.length === among.length ? 'proposal.among' : 'proposal.with', { kind, economies });
}

export function isAreaOfFew({ clauses }: Pick<Draft, 'clauses'>): boolean {
  const state = game.value;
  return state !== undefined && startsAnew(state) && clauses.some(isIntegration);
}

/** From whom to whom. */
export function fromTo(proposal: Proposal, me: EconomyId | undefined): string {
  const { author, parties } = proposal;
  const consenting = consentingParties(proposal);
  const others = parties.filter((party) => party !== author && !consenting.includes(party));
  const params = { economy: partyName(author), economies: partyNames(others, me) };
  // Who joins nothing is told at once why it is to sign.
  if (me !== undefined && consenting.includes(me)) return t('proposal.onlyConsents', params);
  // Several are named once, in the title.
  const isShort = others.length > 1 && isCalledByParties(proposal);
  if (isShort) return t(author === me ? 'proposal.byYou' : 'proposal.by', params);
  const isToYou = others.length === 1 && others[0] === me;
  return t(author === me ? 'proposal.fromYou' : isToYou ? 'proposal.fromToYou' : 'proposal.fromTo', params);
}

/** Parties that no article names but one that pays them: they are to agree to what it does to older agreements with them. None where somebody is admitted to a bloc. */
export function consentingParties({
  author,
  parties,
  clauses,
}: Pick<Proposal, 'author' | 'parties' | 'clauses'>): readonly EconomyId[] {
  if (clauses.some(isAdmission)) return [];
  const terms = clauses.filter((clause) => !('amountMn' in clause));
  const named = new Set([author, ...terms.flatMap(economiesNamed)]);
  return named.size < 2 ? [] : parties.filter((party) => !named.has(party));
}

/** Its id where it awaits the bell itself: a forecast counts it as law else. */
export const awaitingBell = ({ id, status }: Proposal) => (status === 'awaitingBell' ? id : undefined);

/** Who beside the reader has signed the present version of an offer. */
export function signersBeside({ parties, signatures, revision }: Proposal, me: EconomyId): EconomyId[] {
  return parties.filter((party) => party !== me && signatures[party] === revision);
}
