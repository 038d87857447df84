import { useMemo } from 'preact/hooks';
import { FREE_TRADE_LEVEL, MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { endFormerOf, lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { countryProposals, findFaults, raisersFor, refusersOf } from '#shared/rules/countries/proposals.ts';
import { type AdmissionClause, admissionOf, isBloc, unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { applyLaw, levelOpensIn, mostFounders, startsAnew } from '#shared/rules/law/register.ts';
import { pairLevel, pairsOf, signaturesLeft } from '#shared/rules/law/register.ts';
import { judgeMandates, mandatePoints } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { draftOf as termsTabled, openProposalLimit } from '#shared/rules/table/proposal.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import {
  isTaskOpponent,
  isTaskPartner,
  lastRoundReached,
  likelyPartners,
  partnersWithoutFreeTrade,
} from '../../state/trade.ts';
import { formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { addableIn } from '../clauses/clauseViews.ts';
import { concession } from '../clauses/tariffs.tsx';
import { paymentRounds } from '../clauses/undertakings.tsx';
import { medalWorth } from '../proposal/proposalModel.ts';
import { SLIGHT_PERCENT } from '../proposal/proposalsOfSeat.ts';

type Drafting = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  readonly me: EconomyId;
  readonly partners: readonly EconomyId[];
};

const NEXT = { 3: 'commonMarket', 4: 'economicUnion', 5: 'fullIntegration' } as const;

/** The next step of the author's whole union, where there is one that this game plays. */
function deepeningOfAll({ scenario, game, me }: Drafting): Draft | undefined {
  const union = unionOf(game, me);
  const level = union?.level;
  if (union === undefined || (level !== 3 && level !== 4 && level !== 5)) return undefined;
  return draftOf({ scenario, game }, NEXT[level], union.parties);
}

/** A common market of the author and the members in view, where the others of a customs union stay behind. */
function deepeningOfSome({ scenario, game, me, partners }: Drafting): Draft | undefined {
  const among = [me, ...partners];
  if (partners.length === 0 || !isPartOfUnion(game, among)) return undefined;
  if (pairsOf(among).every(([a, b]) => pairLevel(game.agreements, a, b) >= 4)) return undefined;
  return draftOf({ scenario, game }, 'commonMarket', among);
}

/** Whether these are members of one customs union, and not all of them. */
export function isPartOfUnion(game: CountryGame, economies: readonly EconomyId[]): boolean {
  const [first] = economies;
  const union = first === undefined ? undefined : unionOf(game, first);
  return (
    union !== undefined &&
    union.level === 3 &&
    union.parties.length > economies.length &&
    economies.every((economy) => union.parties.includes(economy))
  );
}

function draftOf(
  { scenario, game }: Pick<Drafting, 'scenario' | 'game'>,
  type: (typeof NEXT)[keyof typeof NEXT],
  among: readonly EconomyId[],
): Draft | undefined {
  if (!addableIn(scenario, game).includes(type)) return undefined;
  const clauses: Clause[] = [{ type, among: [...among] }];
  return { parties: [...among], clauses };
}

export const TEMPLATES = [
  'tariffSwap',
  'freeTradeArea',
  'customsUnion',
  'deepen',
  'deepenSome',
  'join',
  'merge',
  'payment',
  'blank',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** A first version of a proposal that is likely to stand; the author changes it from there. */
export function draftFrom(template: Template, drafting: Drafting): Draft {
  const parties = [drafting.me, ...drafting.partners];
  switch (template) {
    case 'tariffSwap':
      return { parties, clauses: swapClauses(drafting) };
    case 'freeTradeArea':
      return { parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] };
    case 'customsUnion':
      return { parties, clauses: [unionClause(drafting, parties)] };
    case 'deepen':
      return deepeningOfAll(drafting) ?? { parties, clauses: [] };
    case 'deepenSome':
      return deepeningOfSome(drafting) ?? { parties, clauses: [] };
    case 'join':
      return { parties, clauses: joinClauses(drafting) };
    case 'merge':
      return { parties, clauses: mergeClauses(drafting) };
    case 'payment':
      return { parties, clauses: paymentClauses(drafting) };
    case 'blank':
      return { parties, clauses: [] };
    default:
      return assertNever(template);
  }
}

/**
 * Free trade, for those that have none yet, a cut on either side where the rules forbid it, and either with the unions of both where they
 * have to come along. Where nothing may be sent, the cut, which says why.
 */
export function firstDraft(drafting: Drafting): Draft {
  return (
    sendableDraft(drafting) ?? draftFrom(drafting.partners.length === 0 ? 'blank' : 'tariffSwap', drafting)
  );
}

/** The terms of an offer among those who have not refused it, as the rules narrow them; undefined where nothing is left. */
export function draftAmongRest(scenario: Scenario, game: CountryGame, proposal: Proposal): Draft | undefined {
  return countryProposals(scenario).without(game, termsTabled(proposal), proposal.refusedBy);
}

/** The first offer to a partner that the rules let the author send. */
function sendableDraft(drafting: Drafting): Draft | undefined {
  const { scenario, game, me, partners } = drafting;
  const [partner] = partners;
  if (partner === undefined) return undefined;
  const units = [...unitOf(game, me), ...unitOf(game, partner)].filter((economy) => economy !== me);
  const templates: readonly Template[] =
    pairLevel(game.agreements, me, partner) < FREE_TRADE_LEVEL
      ? ['freeTradeArea', 'tariffSwap']
      : ['tariffSwap'];
  return [partners, [...new Set(units)]]
    .flatMap((among) => templates.map((template) => draftFrom(template, { ...drafting, partners: among })))
    .find((draft) => draft.clauses.length > 0 && findFaults(scenario, game, draft, me).length === 0);
}

type FirstOffer = { readonly partners: readonly EconomyId[]; readonly draft: Draft };

/** First offers that may be sent, the likeliest partner first. */
export function firstOffers(scenario: Scenario, game: CountryGame, me: EconomyId): readonly FirstOffer[] {
  const known = offersOf.get(game);
  if (known?.me === me) return known.offers;
  const offers = findFirstOffers(scenario, game, me);
  offersOf.set(game, { me, offers });
  return offers;
}

/** The rules are asked once for a state. */
const offersOf = new WeakMap<
  CountryGame,
  { readonly me: EconomyId; readonly offers: readonly FirstOffer[] }
>();

function findFirstOffers(scenario: Scenario, game: CountryGame, me: EconomyId): FirstOffer[] {
  if (openProposalLimit(game, me) !== undefined) return [];
  const shunning = refusersOf(scenario, game, me);
  const pairs = likelyPartners(scenario, game, me, shunning).map((partner) => [partner]);
  return [...pairs, ...circlesOf(scenario, game, me)].flatMap((partners) => {
    const draft = sendableDraft({ scenario, game, me, partners });
    return draft === undefined ? [] : [{ partners, draft }];
  });
}

/** Where every round starts anew: several partners at once, of whom none signs nothing with another in this round, nor has refused just these. */
function circlesOf(scenario: Scenario, game: CountryGame, me: EconomyId): EconomyId[][] {
  if (!startsAnew(game)) return [];
  const most = mostFounders(game.settings, game.round) - 1;
  const able = Object.keys(game.seats).filter(
    (other) => other !== me && signaturesLeft(game, other) !== 0 && !isTaskOpponent(game, me, other),
  );
  const refused = Object.values(game.proposals).filter(
    ({ author, round, refusedBy }) => author === me && round === game.round && refusedBy.length > 0,
  );
  return able
    .reduce<EconomyId[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
    .filter(({ length }) => length > 1 && length <= most)
    .map((partners) => [me, ...partners])
    .filter((all) => !all.some((each) => raisersFor(scenario, game, each).some((by) => all.includes(by))))
    .filter((all) => !refused.some(({ parties }) => parties.length === all.length && isWithin(parties, all)))
    .map(([, ...partners]) => partners);
}

function isWithin(some: readonly EconomyId[], all: readonly EconomyId[]): boolean {
  return some.every((each) => all.includes(each));
}

/** Asks what first offers would be worth to the seat: whom it is advised to write to is read off the answer. */
export function useWorthOfOffers(scenario: Scenario, game: CountryGame, me: EconomyId, asks: boolean): void {
  const drafts = useMemo(
    () => (asks ? firstOffers(scenario, game, me).map(({ draft }) => draft) : []),
    [asks, scenario, game, me],
  );
  usePreview('partners', drafts.length === 0 ? undefined : { type: 'worth', economy: me, drafts }, [drafts]);
}

type Worth = FirstOffer & { readonly percent: number; readonly isOneSided: boolean };

/** What they are worth to the medal, in per cent of real income; none while it is not known of all. */
function worthsOf(offers: readonly FirstOffer[], me: EconomyId): readonly Worth[] {
  const { job, result } = previews.value.partners ?? {};
  if (job?.type !== 'worth' || result?.type !== 'worth' || job.economy !== me) return [];
  if (canonicalJson(job.drafts) !== canonicalJson(offers.map(({ draft }) => draft))) return [];
  return offers.flatMap((offer, at) => {
    const worth = result.worths[at];
    if (worth === undefined) return [];
    return [{ ...offer, percent: medalWorth(worth), isOneSided: worth.isOneSided === true }];
  });
}

type Best = {
  readonly partners: readonly EconomyId[];
  readonly percent?: number;
  readonly doesTask?: boolean;
};

/**
 * Whom an own task names, else whose first offer is known to bring most of those by which all who must sign gain, else the likeliest. In the
 * round in which all may found together: of those the one that does the task, else the offer to all.
 */
function bestOffer(scenario: Scenario, game: CountryGame, me: EconomyId): Best | undefined {
  const offers = firstOffers(scenario, game, me);
  const [first] = offers;
  const seats = Object.keys(game.seats).length;
  const mayAll = startsAnew(game) && mostFounders(game.settings, game.round) >= seats;
  const isAll = ({ partners }: FirstOffer): boolean => partners.length === seats - 1;
  if (first === undefined) return undefined;
  const known = worthsOf(offers, me).toSorted((a, b) => b.percent - a.percent);
  const shared = known.filter(({ isOneSided }) => !isOneSided);
  const [best] = known;
  if (mayAll) {
    const may: readonly (FirstOffer & Partial<Worth>)[] = best === undefined ? offers : shared;
    const task = may.find(({ draft }) => doesTask(scenario, game, me, draft));
    if (task !== undefined) return { ...task, doesTask: true };
    const whole = may.find((each) => isAll(each) && (each.percent ?? SLIGHT_PERCENT) >= SLIGHT_PERCENT);
    if (whole !== undefined) return whole;
  }
  if (best === undefined || isTaskPartner(game, me, first.partners[0] ?? me))
    return { partners: first.partners };
  return shared[0] ?? { partners: best.partners, percent: 0 };
}

/** Whether a secret task that is judged by agreements is done with an offer, and not without. */
function doesTask(scenario: Scenario, game: CountryGame, me: EconomyId, draft: Draft): boolean {
  const points = (state: CountryGame): number => mandatePoints(judgeMandates(scenario, state)[me] ?? []);
  return points(applyLaw(game, lawOf(scenario, game, draft))) > points(game);
}

/** The first to whom there is something to offer that may be sent. */
export function advisedPartners(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[] {
  return bestOffer(scenario, game, me)?.partners ?? [];
}

/** Whom the seat is advised to make an offer, and why; nobody where no first offer is known to bring it anything. */
export function offerHint(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly partners?: readonly EconomyId[]; readonly said: Phrase } | undefined {
  const { partners = [], percent, doesTask: isForTask } = bestOffer(scenario, game, me) ?? {};
  const [partner] = partners;
  if (partner === undefined) return undefined;
  const change = formatSignedPercent((percent ?? 0) / 100);
  if (isForTask === true && percent !== undefined)
    return { partners, said: phrase('move.writeTaskBest', { economies: partners, change }) };
  if (percent !== undefined && percent < SLIGHT_PERCENT) return { said: phrase('move.writeNone') };
  const said = (key: 'move.writeTask' | 'move.write' | 'move.writeNext' | 'move.writeBrief'): Phrase =>
    phrase(key, { economies: partners });
  const round = lastRoundReached(game);
  if (round !== undefined) {
    const other = partnersWithoutFreeTrade(scenario, game, me).find((each) => isTaskPartner(game, me, each));
    return {
      partners,
      said:
        other === undefined
          ? said('move.writeBrief')
          : phrase('move.writeTaskLater', { economy: partner, other, round }),
    };
  }
  if (percent !== undefined && !isTaskPartner(game, me, partner))
    return { partners, said: phrase('move.writeBest', { economies: partners, change }) };
  if (isForTask === true || isTaskPartner(game, me, partner))
    return { partners, said: said('move.writeTask') };
  const [largest] = partnersWithoutFreeTrade(scenario, game, me);
  if (largest === undefined || partners.join() === largest) return { partners, said: said('move.write') };
  return {
    partners,
    said: isTaskOpponent(game, me, largest)
      ? phrase('move.writeApart', { economies: partners, other: largest })
      : said('move.writeNext'),
  };
}

/** Templates that say something about these partners: joining needs a bloc on exactly one side, merging one on each. */
export function templatesFor(drafting: Drafting): Template[] {
  const partner = drafting.partners[0];
  const mine = blocOf(drafting.game, drafting.me);
  const theirs = partner === undefined ? undefined : blocOf(drafting.game, partner);
  const canJoin = partner !== undefined && (theirs ?? mine) !== undefined && theirs?.id !== mine?.id;
  const canMerge = mine !== undefined && theirs !== undefined && mine.id !== theirs.id;
  return TEMPLATES.filter((template) => {
    if (template === 'deepen') return deepeningOfAll(drafting) !== undefined;
    if (template === 'deepenSome') return deepeningOfSome(drafting) !== undefined;
    // Where every round starts anew, all members of a bloc have signed what they may.
    if (template === 'join') return canJoin && !startsAnew(drafting.game);
    if (template === 'merge') return canMerge && !startsAnew(drafting.game);
    if (template === 'customsUnion') return levelOpensIn(drafting.game.settings, 3) !== undefined;
    return true;
  });
}

/** The deepest area or union that the economy belongs to. */
export function blocOf(game: CountryGame, economy: EconomyId): Agreement | undefined {
  return Object.values(game.agreements)
    .filter((agreement) => isBloc(agreement) && agreement.parties.includes(economy))
    .toSorted((a, b) => b.level - a.level || b.parties.length - a.parties.length)[0];
}

/** Each side halves its tariff on what it buys most of from the other. */
function swapClauses({ scenario, game, me, partners }: Drafting): Clause[] {
  return partners.flatMap((partner) => {
    const mine = concession(scenario, game, { importer: me, exporter: partner });
    const theirs = concession(scenario, game, { importer: partner, exporter: me });
    return [mine, theirs].filter((clause) => clause !== undefined);
  });
}

function unionClause({ scenario, game }: Drafting, among: readonly EconomyId[]): Clause {
  return {
    type: 'customsUnion',
    among,
    key: { type: 'imports' },
    former: endFormerOf(scenario, game, among),
  };
}

function joinClauses({ scenario, game, me, partners }: Drafting): Clause[] {
  const partner = partners[0];
  if (partner === undefined) return [];
  const theirs = blocOf(game, partner);
  const bloc = theirs?.parties.includes(me) === false ? theirs : blocOf(game, me);
  if (bloc === undefined) return [];
  const entrant = bloc.parties.includes(me) ? partner : me;
  return [withFormer(scenario, game, { type: 'accession', agreement: bloc.id, entrant, former: [] })];
}

function mergeClauses({ scenario, game, me, partners }: Drafting): Clause[] {
  const mine = blocOf(game, me);
  const theirs = partners[0] === undefined ? undefined : blocOf(game, partners[0]);
  if (mine === undefined || theirs === undefined) return [];
  return [withFormer(scenario, game, { type: 'merger', agreement: mine.id, with: theirs.id, former: [] })];
}

/** Only the step into a union decides about older agreements. */
function withFormer(scenario: Scenario, game: CountryGame, clause: AdmissionClause): AdmissionClause {
  const admission = admissionOf(game, clause);
  return admission?.level === 3
    ? { ...clause, former: endFormerOf(scenario, game, admission.together) }
    : clause;
}

/** Whether tariffs are cut for money. */
export function hasPayment(clauses: readonly Clause[]): boolean {
  return clauses.some(({ type }) => type === 'payment');
}

/** A cut of mine for a payment: whoever is paid owes something. */
function paymentClauses(drafting: Drafting): Clause[] {
  const { scenario, game, me } = drafting;
  return drafting.partners.flatMap((partner): Clause[] => {
    const cut = concession(scenario, game, { importer: me, exporter: partner });
    const poorerBn = Math.min(game.settled.incomeBn[me] ?? 0, game.settled.incomeBn[partner] ?? 0);
    const amountMn = Math.max(1, roundToOneDigit(poorerBn * MILLIONS_PER_BILLION * 0.002));
    const pay: Clause = { type: 'payment', from: partner, to: me, amountMn, rounds: paymentRounds(game) };
    return cut === undefined ? [pay] : [cut, pay];
  });
}

function roundToOneDigit(value: number): number {
  if (value <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.max(1, Math.round(Math.round(value / unit) * unit));
}
