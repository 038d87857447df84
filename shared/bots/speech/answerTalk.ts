/** What a bot answers to what a person says to it: always something, and what it says of its wishes is what it would do. */
import { OPEN_PROPOSALS_PER_SEAT } from '#shared/content/treatyConstants.ts';
import type { PhraseKey, ProposalReason } from '#shared/content/phrases.ts';
import type { ANSWERS, Answer, FillArgs } from '#shared/content/speech.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { NamedPrice } from '#shared/protocol/botMove.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AreaPrice, AskedArea, AskedPayment } from '#shared/protocol/payments.ts';
import type { BotLine } from '#shared/protocol/session.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { isPaidJust, paidToMn } from '#shared/rules/law/transfers.ts';
import { isAlone } from '#shared/rules/table/botDelays.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { areSame, priceOf } from '../moves/attention.ts';
import { lastBrokenWord, priceLine, worded } from './remarks.ts';

/** Something said to a bot by another seat. */
export type Question = {
  readonly asker: EconomyId;
  /** Absent: free text, which bots do not read. */
  readonly phrase?: PhraseKey;
  /** The economy that the phrase names. */
  readonly about?: EconomyId;
  /** Those who would sign together. */
  readonly among?: readonly EconomyId[];
  /** What these would pay each other, but for the asker and the bot. */
  readonly payments?: readonly AskedPayment[];
};

/** The line, and what the bot does about it before it says so. */
export type BotAnswer = {
  readonly line: BotLine;
  readonly intents: readonly SeatIntent[];
  /** The price that the line names, by which the bot stands. */
  readonly named?: NamedPrice;
};

/** A proposal that it would table now because the two gain by it, or why there is none. */
export type Offer = { readonly draft: Draft; readonly because?: never; readonly isDear?: never } | Refusal;
/** `isDear`: it would sign for a payment, but only for more than whoever asks gains. */
export type Refusal = { readonly draft?: never; readonly because: BotLine; readonly isDear?: true };

/** What a bot thinks of dealings with one other seat, whichever game is played: what it says in the talk is read off this. */
export type Mind = {
  readonly offerTo: (partner: EconomyId) => Offer;
  /** What it will do about an open proposal that reached it. */
  readonly answerTo: (proposal: Proposal) => readonly SeatIntent[];
  /** What such a draft would have the two do, as a wish. */
  readonly wishOf: (draft: Draft) => BotLine;
  /** The draft with the most that it would pay the partner for it; absent where it names no more than it would offer. */
  readonly payingMost?: (draft: Draft, partner: EconomyId) => Draft;
  /** Free trade of several with the payment between it and whoever asks for which it would sign; or why it would not. `aim`: its secret task moves that. */
  readonly areaFor?: (asked: AskedArea) => Offer & { readonly aim?: ProposalReason };
  readonly areaPrice?: (asked: AskedArea) => AreaPrice;
};

/** What a phrase is to a bot: what its sender wants to hear or to have. */
type Topic =
  | 'greeting'
  | 'offer'
  | 'counter'
  | 'signature'
  | 'refusal'
  | 'wish'
  | 'area'
  | 'complaint'
  | 'praise'
  | 'promise'
  | 'reproach'
  | 'threat'
  | 'parties'
  | 'newcomer'
  | 'thanks'
  | 'remark';

const TOPICS: Readonly<Record<PhraseKey, Topic>> = {
  hello: 'greeting',
  letUsTalk: 'offer',
  lowerTogether: 'offer',
  sendProposal: 'offer',
  sendCounter: 'counter',
  readyToSign: 'signature',
  wouldYouSign: 'signature',
  whyRefused: 'refusal',
  whatDoYouWant: 'wish',
  priceOfArea: 'area',
  needMoment: 'remark',
  fairOffer: 'praise',
  tooLittle: 'complaint',
  needPayment: 'complaint',
  yes: 'praise',
  no: 'remark',
  thanks: 'thanks',
  joinUs: 'offer',
  letMeJoin: 'offer',
  answerInKind: 'threat',
  keepWord: 'promise',
  wordBroken: 'reproach',
  whoElse: 'parties',
  bringIn: 'newcomer',
  leavesOut: 'remark',
  notWith: 'complaint',
  goodForBoth: 'praise',
  losesAtHome: 'complaint',
  losesTradeWith: 'complaint',
  betterOffer: 'remark',
  alreadyBound: 'remark',
  lookAtScreen: 'remark',
  oneMinuteLeft: 'remark',
  sealNow: 'remark',
  talkToOthers: 'remark',
  whoLoses: 'remark',
  readReason: 'remark',
};

/** What the bot of a seat answers, of what that seat may know. The same view and question always give the same. */
export function answerTalk(view: GameState, economy: EconomyId, question: Question, mind: Mind): BotAnswer {
  const { asker, phrase, about } = question;
  const saying = (line: BotLine): BotAnswer => ({ line, intents: [] });
  if (phrase === undefined) return saying(answered('setPhrasesOnly'));
  const as = { by: economy, occasion: asker };
  switch (TOPICS[phrase]) {
    case 'greeting':
      return saying(worded(view, as, 'greet'));
    case 'threat':
      return saying(worded(view, as, 'threatened'));
    case 'thanks':
      return saying(answered('welcome'));
    case 'offer':
    case 'counter':
      return offer(view, economy, question, mind);
    case 'signature':
      return signature(view, economy, asker, mind);
    case 'refusal':
      return saying(refusal(view, economy, asker));
    case 'wish':
      return wish(view, economy, asker, mind);
    case 'area':
      return area(view, economy, question, mind);
    case 'complaint':
      return saying(answered(ownOffer(view, economy, asker) === undefined ? 'heard' : 'ourOfferStands'));
    case 'praise':
      return saying(praise(view, economy, asker));
    case 'promise': {
      const round = lastBrokenWord(view, asker);
      return saying(round === undefined ? answered('wordTaken') : answered('wordDoubted', { round }));
    }
    case 'reproach': {
      const round = lastBrokenWord(view, economy);
      return saying(round === undefined ? answered('brokeNone') : answered('brokeIt', { round }));
    }
    case 'parties': {
      const latest = ownOffer(view, economy, asker) ?? theirOffer(view, economy, asker);
      const economies = latest?.parties ?? [];
      return saying(
        economies.length === 0
          ? answered('nobodyYet')
          : speakingOf(answered('partiesAre', { economies }), latest),
      );
    }
    case 'newcomer':
      return saying(
        about === undefined || about === economy
          ? answered('heard')
          : answered('writeWith', { economy: about }),
      );
    case 'remark':
      return saying(answered('heard'));
  }
}

function speakingOf(line: BotLine, proposal: Proposal | undefined): BotLine {
  return proposal === undefined ? line : { ...line, proposal: proposal.id };
}

/** The latest of some proposals. */
function latestOf(view: GameState, holds: (proposal: Proposal) => boolean): Proposal | undefined {
  return Object.values(view.proposals)
    .filter(holds)
    .toSorted((a, b) => Number(b.id.slice(1)) - Number(a.id.slice(1)))[0];
}

/** Whether a proposal is among those meant. */
type IsMeant = (proposal: Proposal) => boolean;
const ANY: IsMeant = () => true;

/** An open proposal of the bot that lies before the asker unsigned. */
function ownOffer(
  view: GameState,
  economy: EconomyId,
  asker: EconomyId,
  isMeant = ANY,
): Proposal | undefined {
  return latestOf(
    view,
    (offer) =>
      offer.author === economy &&
      offer.status === 'open' &&
      offer.parties.includes(asker) &&
      offer.signatures[asker] !== offer.revision &&
      !offer.refusedBy.includes(asker) &&
      isMeant(offer),
  );
}

/** An open proposal of the asker to which the bot is a party. */
function theirOffer(
  view: GameState,
  economy: EconomyId,
  asker: EconomyId,
  isMeant = ANY,
): Proposal | undefined {
  return latestOf(
    view,
    (offer) =>
      offer.author === asker && offer.status === 'open' && offer.parties.includes(economy) && isMeant(offer),
  );
}

/** A counter is an answer too. */
function isUnanswered(
  { proposals }: GameState,
  { id, signatures, revision, refusedBy }: Proposal,
  economy: EconomyId,
): boolean {
  if (signatures[economy] === revision || refusedBy.includes(economy)) return false;
  return !Object.values(proposals).some(
    ({ author, counterTo, status }) => author === economy && counterTo === id && status === 'open',
  );
}

/** Why nothing can be agreed at the moment, whoever asks. */
function closed({ phase, held }: GameState): BotLine | undefined {
  if (phase === 'debrief') return answered('over');
  return phase === 'negotiation' && held === undefined ? undefined : answered('notNow');
}

/** A real proposal where one pays both; else why there is none. What lies on the table already is answered first. */
function offer(view: GameState, economy: EconomyId, { asker }: Question, mind: Mind): BotAnswer {
  const saying = (line: BotLine): BotAnswer => ({ line, intents: [] });
  const isClosed = closed(view);
  if (isClosed !== undefined) return saying(isClosed);
  const theirs = theirOffer(view, economy, asker);
  if (theirs !== undefined && isUnanswered(view, theirs, economy))
    return saying(speakingOf(answered('readingYours'), theirs));
  const own = ownOffer(view, economy, asker);
  if (own !== undefined) return saying(speakingOf(answered('ourOfferStands'), own));
  const open = Object.values(view.proposals).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  if (open.length >= OPEN_PROPOSALS_PER_SEAT) return saying(answered('handsFull'));
  const { draft, because } = mind.offerTo(asker);
  if (draft === undefined) return saying(because);
  return { line: answered('offerSent'), intents: [{ type: 'tableProposal', draft }] };
}

/**
 * Whether it would sign what the asker has put before it, and if not, what would have to change. A pact of provinces it then signs, where the
 * asker plays alone: nobody else reads it, and who asks waits for nothing more.
 */
function signature(view: GameState, economy: EconomyId, asker: EconomyId, mind: Mind): BotAnswer {
  const saying = (line: BotLine): BotAnswer => ({ line, intents: [] });
  const isClosed = closed(view);
  if (isClosed !== undefined) return saying(isClosed);
  const proposal = theirOffer(view, economy, asker);
  const own = ownOffer(view, economy, asker);
  if (proposal === undefined)
    return saying(own === undefined ? answered('noOfferOfYours') : speakingOf(answered('signThen'), own));
  if (proposal.signatures[economy] === proposal.revision)
    return saying(speakingOf(answered('signedIt'), proposal));
  if (proposal.refusedBy.includes(economy)) return saying(refusal(view, economy, asker));
  // It has countered: what it asks for stands in its own offer, and it answers no second time.
  if (own !== undefined && !isUnanswered(view, proposal, economy))
    return saying(speakingOf(answered('ourOfferStands'), own));
  const intents = mind.answerTo(proposal);
  const isSigned = intents.some(({ type }) => type === 'signProposal');
  const isPact = proposal.clauses.some(({ type }) => type === 'marketPact');
  if (isSigned && isPact && isAlone(view))
    return { line: speakingOf(answered('signedIt'), proposal), intents };
  return saying(speakingOf(intended(intents, economy), proposal));
}

/** What it will do about a proposal, as it says so. */
function intended(intents: readonly SeatIntent[], economy: EconomyId): BotLine {
  for (const intent of intents) {
    if (intent.type === 'signProposal') return answered('wouldSign');
    if (intent.type === 'refuseProposal') return refusing(intent, economy);
    if (intent.type !== 'tableProposal') continue;
    const reason = intent.reason ?? '';
    const paidMn = paidToMn(intent.draft.clauses, economy);
    if (paidMn > 0) return answered('counterFor', { reason, amountMn: paidMn });
    return paidMn < 0
      ? answered('counterPaying', { reason, amountMn: -paidMn })
      : answered('counterOther', { reason });
  }
  return answered('readingYours');
}

/** That it will refuse, and the payment with which it would sign the same terms, where there is one. */
function refusing(intent: SeatIntentOf<'refuseProposal'>, economy: EconomyId): BotLine {
  const reason = intent.reason ?? '';
  return priceLine(reason, intent.accepts, economy) ?? answered('wouldNotSign', { reason });
}

/** Why it said no to the asker, or countered, as far as that is on the table. */
function refusal(view: GameState, economy: EconomyId, asker: EconomyId): BotLine {
  const refused = latestOf(
    view,
    ({ author, parties, refusedBy, because }) =>
      (author === asker && refusedBy.includes(economy)) ||
      (author === economy && parties.includes(asker) && because !== undefined),
  );
  if (refused === undefined)
    return answered(objectsToPackage(view, economy) ? 'refusedPackage' : 'refusedNothing');
  const reason = refused.author === economy ? refused.because : refused.reasons?.[economy];
  return speakingOf(
    reason === undefined ? answered('refusedUnsaid') : answered('refusedBecause', { reason }),
    refused,
  );
}

function objectsToPackage(view: GameState, economy: EconomyId): boolean {
  const { conference } = countryPart(view).wto ?? {};
  return conference?.stage === 'floor' && conference.objections.some(({ by }) => by === economy);
}

function wish(view: GameState, economy: EconomyId, asker: EconomyId, mind: Mind): BotAnswer {
  const saying = (line: BotLine): BotAnswer => ({ line, intents: [] });
  const isClosed = closed(view);
  if (isClosed !== undefined) return saying(isClosed);
  const own = ownOffer(view, economy, asker);
  if (own !== undefined) return saying(speakingOf(mind.wishOf(draftOf(own)), own));
  // What it is about to answer to the asker's offer is its wish: no other price beside that.
  const theirs = theirOffer(view, economy, asker);
  if (theirs !== undefined && isUnanswered(view, theirs, economy))
    return saying(speakingOf(intended(mind.answerTo(theirs), economy), theirs));
  const { draft, because } = mind.offerTo(asker);
  if (draft === undefined) return saying(because);
  const wished = mind.payingMost?.(draft, asker) ?? draft;
  return { ...saying(mind.wishOf(wished)), named: priceOf(view, wished, economy, asker) };
}

/** At which price it would sign with several at once, whatever it has offered them. What lies before it of the asker with just these payments is answered first. */
function area(
  view: GameState,
  economy: EconomyId,
  { asker, among = [], payments = [] }: Question,
  mind: Mind,
): BotAnswer {
  const saying = (line: BotLine): BotAnswer => ({ line, intents: [] });
  const isClosed = closed(view);
  if (isClosed !== undefined) return saying(isClosed);
  if (mind.areaFor === undefined || ![asker, economy].every((party) => among.includes(party)))
    return saying(answered('heard'));
  const isOfThese = (each: Proposal): boolean =>
    areSame(each.parties, among) && isPaidJust(each, payments, [asker, economy]);
  const theirs = theirOffer(view, economy, asker, isOfThese);
  if (theirs !== undefined && isUnanswered(view, theirs, economy))
    return saying(speakingOf(intended(mind.answerTo(theirs), economy), theirs));
  const { draft, because, aim: reason = '' } = mind.areaFor({ asker, among, payments });
  if (draft === undefined) return saying(because);
  const economies = among.filter((party) => party !== economy);
  const othersMn = (way: 'from' | 'to'): number =>
    payments.reduce((sum, each) => sum + (each[way] === economy ? each.amountMn : 0), 0);
  const paidMn = paidToMn(draft.clauses, economy) - othersMn('to') + othersMn('from');
  const amountMn = Math.abs(paidMn);
  const isBeside = payments.some(
    ({ from, to }) => [from, to].includes(economy) && ![from, to].includes(asker),
  );
  const key = paidMn > 0 ? 'areaPaid' : 'areaPaying';
  const line =
    paidMn === 0
      ? answered('areaFree', { economies })
      : answered(isBeside ? `${key}Beside` : key, { economies, amountMn, reason });
  return { ...saying(line), named: priceOf(view, draft, economy, asker) };
}

function praise(view: GameState, economy: EconomyId, asker: EconomyId): BotLine {
  const own = ownOffer(view, economy, asker);
  if (own !== undefined) return speakingOf(answered('signThen'), own);
  const theirs = theirOffer(view, economy, asker);
  return theirs !== undefined && isUnanswered(view, theirs, economy)
    ? speakingOf(answered('readingYours'), theirs)
    : answered('glad');
}

/** What a bot tells all of an area of all, by what it answers a person about it: why it signs none, or that it would for a payment. */
export function toldOfAll({ key, fill }: BotLine): BotLine | undefined {
  if (key === 'answer.areaPaid' || key === 'answer.areaPaidBeside') return answered('withAllPaid');
  return key === 'answer.areaNot' ? answered('notWithAll', { reason: fill?.reason ?? '' }) : undefined;
}

/** An answer with what fills its places. */
export function answered<A extends Answer>(answer: A, ...[fill]: FillArgs<(typeof ANSWERS)[A]>): BotLine {
  return { type: 'line', key: `answer.${answer}`, ...(fill === undefined ? {} : { fill }) };
}
