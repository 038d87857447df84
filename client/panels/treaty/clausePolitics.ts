import { signal } from '@preact/signals';
import { RATIFICATION } from '#shared/content/politicsConstants.ts';
import { type ProposalReason, isOfPart } from '#shared/content/phrases.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { pointsOf } from '#shared/economics/politics.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import type { Polarity } from '#shared/rules/clauses/clauseKind.ts';
import { clausePolarity, kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { isIntegration } from '#shared/rules/clauses/clauseKinds.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { moduleIsOpen } from '#shared/rules/law/moduleIsOn.ts';
import { raisersFor, refusersOf } from '#shared/rules/countries/proposals.ts';
import { ballotsFor } from '#shared/rules/countries/legislatureOdds.ts';
import { sovereigntyOf, supportRule } from '#shared/rules/modules/politics/reactions.ts';
import type { ChatMessage } from '#shared/protocol/session.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { PartnerOffer, Readiness } from '../../preview/advice.ts';
import { type Preview, previews } from '../../preview/preview.ts';
import { formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { type ListedDeal, listedDeal } from '../../state/tableState.ts';
import { leviedRateBp } from '../../state/trade.ts';
import { whoLeft } from '../headlines/unionEnds.ts';
import { lastWordOf } from '../talk/talkModel.ts';
import { betterOfferOf } from '../proposal/ReasonLines.tsx';
import { levelOfClause } from '../proposal/proposalModel.ts';
import { areSame, hasPayment } from './templates.ts';

/** Which side of integration a clause is, and what it costs a government at home; costs only where there is politics. */
export type ClausePolitics = { readonly polarity: Polarity; readonly costs: readonly Phrase[] };

type Ground = { readonly scenario: Scenario; readonly game: CountryGame; readonly me: EconomyId | undefined };

/** Points of sovereignty below this are not told. */
const SILENT_POINTS = 0.05;

/**
 * Every clause of a draft in its order. Sovereignty is what the draft with the clause feels like against the draft without it, so it
 * is told of lawful drafts only.
 */
export function clausePolitics(ground: Ground, draft: Draft, isLawful: boolean): ClausePolitics[] {
  return draft.clauses.map((clause, at) => ({
    polarity: clausePolarity(clause),
    costs: moduleIsOpen(ground.game, 'politics')
      ? [
          ...voteCosts(ground, draft, clause, isLawful),
          ...lobbyCosts(ground, clause),
          ...(isLawful ? sovereigntyCosts(ground, draft, at) : []),
        ]
      : [],
  }));
}

/** What the legislature asks for a form from the customs union up; taking another in costs the members a part. */
function voteCosts(
  { scenario, game, me }: Ground,
  draft: Draft,
  clause: Clause,
  isLawful: boolean,
): Phrase[] {
  if (!isIntegration(clause)) return [];
  if (!isLawful || me === undefined) {
    const level = levelOfClause(clause);
    return level >= 3 ? [voteAt(level)] : [];
  }
  const ballot = ballotsFor(scenario, game, draft).ballots.find(({ economy }) => economy === me);
  if (ballot === undefined) return [];
  return ballot.votes ? [voteAt(ballot.level)] : [phrase('cost.admission', { points: ballot.cost })];
}

function voteAt(level: number): Phrase {
  const { threshold, cost } = RATIFICATION[ratifiedLevel(level)];
  return phrase('cost.vote', { threshold, points: cost });
}

function ratifiedLevel(level: number): keyof typeof RATIFICATION {
  if (level >= 6) return 6;
  if (level === 5) return 5;
  return level === 4 ? 4 : 3;
}

/** Organised sectors of the reader whose protection a clause takes away. */
function lobbyCosts({ game, me }: Ground, clause: Clause): Phrase[] {
  if (me === undefined) return [];
  const opening = kindOf(clause.type).opens?.(game, clause, me);
  if (opening === undefined) return [];
  const sectors = (game.politics?.seats[me]?.lobbies ?? [])
    .filter(
      ({ sector, wants }) =>
        wants === 'protection' &&
        !opening.kept.includes(sector) &&
        (opening.only === undefined || opening.only.includes(sector)) &&
        opening.to.some((exporter) => leviedRateBp(game, { importer: me, exporter }, sector) > 0),
    )
    .map(({ sector }) => sector);
  return sectors.length === 0 ? [] : [phrase('cost.lobbies', { sectors })];
}

function sovereigntyCosts({ scenario, game, me }: Ground, draft: Draft, at: number): Phrase[] {
  const affinity = game.politics?.affinity;
  if (
    me === undefined ||
    affinity === undefined ||
    clausePolarity(draft.clauses[at] ?? NEUTRAL) !== 'positive'
  )
    return [];
  const feltUnder = (clauses: readonly Clause[]): number => {
    const law = clauses.length === 0 ? game : applyLaw(game, lawOf(scenario, game, { ...draft, clauses }));
    return sovereigntyOf(law, affinity, me);
  };
  const percent = feltUnder(draft.clauses) - feltUnder(draft.clauses.toSpliced(at, 1));
  const points = pointsOf(supportRule(scenario, game.settings), percent);
  return points < SILENT_POINTS ? [] : [phrase('cost.sovereignty', { points })];
}

const NEUTRAL = { type: 'payment' } as const;

/** Of those who would be in an agreement together, bots that refuse, and whom they mean: the reader first. */
export function refusalsAmong(
  scenario: Scenario,
  game: CountryGame,
  parties: readonly EconomyId[],
  me: EconomyId,
): Phrase[] {
  const refusing = refusersOf(scenario, game, me).filter((economy) => parties.includes(economy));
  const others = parties
    .filter((economy) => economy !== me)
    .map((economy) => ({
      economy,
      against: raisersFor(scenario, game, economy).filter((each) => each !== me && parties.includes(each)),
    }))
    .filter(({ against }) => against.length > 0);
  return [
    ...(refusing.length === 0 ? [] : [phrase('refuses.you', { economies: refusing })]),
    ...others.map((each) => phrase('refuses.other', each)),
  ];
}

/** What lies behind a refusal: who left, or raised a tariff, or with whom there is more to get. */
export function whyRefused(
  scenario: Scenario,
  game: CountryGame,
  proposal: Proposal,
  me: EconomyId | undefined,
): Phrase[] {
  const { parties, reasons = {}, round } = proposal;
  const namesWall = round === game.round && Object.values(reasons).includes('wallRaised');
  const isNamed = me !== undefined && betterOfferOf(game, proposal, me) !== undefined;
  const elsewhere =
    isNamed || round !== game.round ? undefined : bestElsewhere(proposal, previews.value.areas, me);
  return [
    ...whoLeft(game, proposal, me),
    ...(namesWall && me !== undefined ? refusalsAmong(scenario, game, parties, me) : []),
    ...(elsewhere === undefined ? [] : [elsewhere]),
  ];
}

/**
 * Where the areas that can be signed are weighed: which of the others would bring most to whoever refused for a better offer, or found its part
 * too small where it gets more elsewhere.
 */
export function bestElsewhere(
  { author, parties: refused, refusedBy, reasons, because, revision, lapse }: Proposal,
  { job, result }: Partial<Preview> = {},
  me?: EconomyId,
): Phrase | undefined {
  const isMeant = (reason: ProposalReason | undefined): boolean =>
    reason === 'betterOffer' || isOfPart(reason);
  const by =
    [...refusedBy, ...(lapse?.type === 'refused' ? [lapse.by] : [])].findLast((economy) =>
      isMeant(reasons?.[economy]),
    ) ?? (isMeant(because) && revision === 1 && author !== me ? author : undefined);
  if (by === undefined || job?.type !== 'areas' || result?.type !== 'areas') return undefined;
  const [best] = job.drafts
    // With payments they stand there too.
    .map(({ parties, clauses }, at) => ({
      parties,
      percent: clauses.length > 1 ? 0 : (result.worths[at]?.percent[by] ?? 0),
    }))
    .filter(({ parties }) => parties.includes(by) && !parties.every((party) => refused.includes(party)))
    .toSorted((a, b) => b.percent - a.percent);
  const here = job.drafts.findIndex(({ parties }) => areSame(parties, refused));
  const least = reasons?.[by] === 'betterOffer' ? 0 : (result.worths[here]?.percent[by] ?? 0);
  if (best === undefined || best.percent <= Math.max(0, least)) return undefined;
  return phrase('proposal.bestElsewhere', {
    economy: by,
    economies: best.parties.filter((party) => party !== by),
    change: formatSignedPercent(best.percent / 100, 2),
  });
}

/** Per cent of real income that a deal of the list of partners must bring at some time to be told among those that can be won. */
const WORTH_PERCENT = 0.02;

/** Points of the score that it must bring where they are told: the last digit that is shown. */
const WORTH_POINTS = 0.05;

/** Points that the deals of the list bring, as the list has told them last. */
export const pointsOfOffers = signal<ReadonlyMap<PartnerOffer, number>>(new Map());

/** Whether a deal of the list may still be won in this round, and is worth it: by its points; else for what it brings, or for the task that it does. */
export function isWinnable(
  offer: PartnerOffer,
  me: EconomyId,
  points = pointsOfOffers.value.get(offer),
): boolean {
  const { readiness, percent, later = 0 } = offer;
  if (readiness?.step === 'closed') return false;
  // A gain beside a payment that takes more than it is no offer.
  if (readiness?.unpaid === 'price' && !readiness.isLikely && !readiness.mayBeMn) return false;
  if (points !== undefined) return points >= WORTH_POINTS;
  return doesTask(offer) || Math.max(percent[me] ?? 0, later) >= WORTH_PERCENT;
}

/** Whether a task of the seat is done by signing it. */
export function doesTask({ tasks }: PartnerOffer): boolean {
  return tasks.some(({ move }) => move === 'done');
}

/** Rows that are open; the others are folded. */
const ROWS = 5;

type Sorted = Readonly<Record<'open' | 'plainest' | 'shown' | 'folded' | 'closed', readonly PartnerOffer[]>>;

/** Ways to do a task that come before all other deals; the others of them, which cost more, come in their turn. */
const WAYS_FIRST = 2;

/** What a deal is worth to a seat, where its score is told in points of it; else income of a seat that keeps it. */
type WorthOf = (offer: PartnerOffer) => number | undefined;

/** What may be won, what does a task and whom the seat is sure of first, and of it what is shown at once; of a circle with which nothing may be won one form. */
export function sortOffers(
  offers: readonly PartnerOffer[],
  me: EconomyId,
  worthOf: WorthOf,
  /** The score from which its points are counted. */
  score = 0,
): Sorted {
  const income = (offer: PartnerOffer): number => offer.later ?? offer.percent[me] ?? 0;
  // Points as they are shown: of two that show the same, that which brings more income comes first.
  const shownPoints = (points: number): number => Math.round(score + points) - Math.round(score);
  // As far as it is likely to come about.
  const worth = (offer: PartnerOffer): number => {
    const points = worthOf(offer);
    return (points === undefined ? income(offer) : shownPoints(points)) * (offer.odds ?? 1);
  };
  const byWorth = (a: PartnerOffer, b: PartnerOffer): number => worth(b) - worth(a) || income(b) - income(a);
  const winnable = offers.filter((offer) => isWinnable(offer, me, worthOf(offer)));
  // Points count a task that is done.
  const tasks = winnable.filter((offer) => worthOf(offer) === undefined && isSure(offer) && doesTask(offer));
  const first = tasks.slice(0, WAYS_FIRST);
  const others = winnable
    .filter((offer) => !first.includes(offer))
    .toSorted((a, b) => Number(isSure(b)) - Number(isSure(a)) || byWorth(a, b));
  const open = [...first, ...others];
  const plainest = open.filter((offer) => offer.isPlainest === true);
  // Of forms that a newcomer does not know yet only those that are sure come before the plainest that are not.
  const isFew = (offer: PartnerOffer): boolean => plainest.length === 0 || plainest.includes(offer);
  const listed = [
    ...first,
    ...others.filter((offer) => isSure(offer) && isFew(offer)),
    ...others.filter((offer) => isSure(offer) && !isFew(offer)),
    ...others.filter((offer) => !isSure(offer) && isFew(offer)),
  ];
  // What brings most is never folded, of what is sure and of all; of what is in sight the sure comes first.
  const few = listed.slice(0, ROWS);
  const bests = [open.filter(isSure), open].flatMap((some) => some.toSorted(byWorth).slice(0, 1));
  const inSight = [...new Set([...bests, ...few])].slice(0, ROWS);
  const shown = open.filter((offer) => inSight.includes(offer));
  const closed = offers
    .filter((offer) => !winnable.includes(offer))
    .filter((offer, at, all) => all.findIndex(({ partners }) => areSame(partners, offer.partners)) === at)
    .filter((offer) => !open.some(({ partners }) => areSame(partners, offer.partners)));
  return { open, plainest, shown, folded: open.filter((offer) => !shown.includes(offer)), closed };
}

export const NOT_FOR_MONEY: readonly ProposalReason[] = ['leftUs', 'wallRaised', 'lawChanged'];

/** Why a deal is closed, as it is told. */
export function whyClosed({ readiness, draft }: PartnerOffer): string {
  const { step, unpaid } = readiness ?? {};
  const reason = step === 'closed' ? readiness?.reason : undefined;
  if (reason !== undefined && NOT_FOR_MONEY.includes(reason)) return t(`reason.${reason}`);
  if (unpaid !== undefined) return t(`partners.unpaid.${unpaid}`);
  if (reason !== undefined) return t(`reason.${reason}`);
  // What is refused for no reason that is told may bring much, and what they are paid takes from what a deal brings.
  if (step === 'closed') return t('partners.refused');
  return t(hasPayment(draft.clauses) ? 'partners.littleLeft' : 'partners.little');
}

/** Signed for sure as a press opens it, or asked of people, of whom nobody knows. */
export function isSure({ readiness, draft }: PartnerOffer): boolean {
  return readiness?.step !== 'more' || (hasPayment(draft.clauses) && readiness.mayBeMn === undefined);
}

/** Whether the last that the bot of a seat has said was what it would sign: by that it stands, whatever it would ask for otherwise. */
export function hasNamedTerms(
  messages: readonly ChatMessage[],
  game: Pick<CountryGame, 'seats'>,
  economy: EconomyId,
): boolean {
  const said = lastWordOf(messages, game, economy)?.line.key ?? '';
  return /^answer\.(?:wants|wouldSign|counter|area)/.test(said);
}

/** Whether a draft is a deal of the list, at whatever price. */
export function isListedAs(listed: Pick<ListedDeal, 'draft'>, draft: Draft): boolean {
  const agreed = ({ clauses }: Draft): string =>
    canonicalJson(clauses.filter((clause) => !('amountMn' in clause)));
  return agreed(listed.draft) === agreed(draft);
}

/** What a bot says to just the terms on the desk. */
export type AnswerNow = {
  /** `own`: it refuses, since an offer of its own that stands asks for less. */
  readonly step: Readiness['step'] | 'likely' | 'own';
  /** Who asks for more or refuses; of those who would sign, one that alone is known to. */
  readonly by?: EconomyId | undefined;
  /** Since the list was made an offer has been answered, or another made: what it found then binds nobody. */
  readonly hasTalked?: boolean;
  /** What it has against them, where it says so. */
  readonly reason?: ProposalReason | undefined;
};

const ANSWERS = { likely: 'likely', more: 'wantsMore', closed: 'refuses', own: 'ownOffer' } as const;

/** What bots say to just these terms; by what one of them has named it stands, whatever it would ask for otherwise. */
function answerPhrase(
  { step, by }: AnswerNow,
  others: readonly EconomyId[],
  hasNamed: (economy: EconomyId) => boolean,
): Phrase {
  const [first = ''] = others;
  const economy = by ?? first;
  if (step === 'signs')
    return phrase(`desk.listed.${others.length > 1 && by === undefined ? 'allSignNow' : 'signsNow'}`, {
      economy,
    });
  return phrase(`desk.listed.${hasNamed(economy) && step !== 'own' ? 'mayDo' : ANSWERS[step]}`, { economy });
}

/** How the talks of a round stand: what bots have been asked and have answered in it. */
export function talksOf({ proposals, round: now }: Pick<CountryGame, 'proposals' | 'round'>): string {
  const open = Object.values(proposals).filter(({ round }) => round === now);
  return open.map(({ id, status, refusedBy }) => `${id} ${status} ${refusedBy.join()}`).join(';');
}

/** What the list has found about the bots of a deal, as far as nobody has signed since and its agreement is the same. */
export function listedNote(
  draft: Draft,
  me: EconomyId,
  law: string,
  hasNamed: (economy: EconomyId) => boolean,
  now?: AnswerNow,
): Phrase | undefined {
  const listed = listedDeal.value;
  const others = draft.parties.filter((party) => party !== me);
  const [economy = me] = others;
  if (listed === undefined || !isListedAs(listed, draft)) return now && answerPhrase(now, others, hasNamed);
  if (listed.law !== law && !now) return undefined;
  const paidMn = (each: Draft, to = economy): number => paidToMn(each.clauses, to);
  const askedMn = paidMn(listed.draft);
  const isLess = others.some((other) => paidMn(draft, other) < paidMn(listed.draft, other));
  if (now !== undefined) {
    const { step, by: answering = economy } = now;
    const isWord = step === 'signs' || step === 'own';
    // What the list says besides holds of just its own terms, and of less than these, as long as nobody has answered since.
    const isAsListed = canonicalJson(listed.draft) === canonicalJson(draft);
    const saysMore = listed.isSure && !now.hasTalked && (isAsListed ? step === 'signs' : isLess && !isWord);
    if (!saysMore) return answerPhrase(now, others, (bot) => !isWord && bot === answering && hasNamed(bot));
  }
  if (!listed.isSure) {
    // What pays more than was weighed, or what it may have named itself, is anybody's guess.
    const isMore = others.some((other) => paidMn(draft, other) > paidMn(listed.draft, other));
    const by = listed.by ?? economy;
    if (listed.hasFallen === true && !isMore) return phrase('desk.listed.fallen', { economy: by });
    const isOpen = isMore || listed.isLikely === true || hasNamed(by);
    return phrase(`desk.listed.${isOpen ? 'mayDo' : 'wantsMore'}`, { economy: by });
  }
  if (others.length > 1) return phrase(isLess ? 'desk.listed.lessToSome' : 'desk.listed.allSign');
  if (isLess)
    return askedMn === 0
      ? phrase('desk.listed.asked', { economy })
      : phrase(`desk.listed.${askedMn > 0 ? 'less' : 'paysLess'}`, { economy, amountMn: Math.abs(askedMn) });
  if (askedMn < 0) return phrase('desk.listed.signsPaying', { economy });
  return phrase(askedMn > 0 ? 'desk.listed.signsPaid' : 'desk.listed.signs', { economy });
}
