import { FREE_TRADE_LEVEL, MILLIONS_PER_BILLION } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { assertNever } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import { sectorsSwapped } from '#shared/rules/clauses/tariffs.ts';
import { endFormerOf } from '#shared/rules/clauses/proposalLaw.ts';
import { countryProposals, findFaults, refusersOf } from '#shared/rules/countries/proposals.ts';
import { type AdmissionClause, admissionOf, isBloc, unionOf, unitOf } from '#shared/rules/law/blocs.ts';
import { levelOpensIn, pairLevel, pairsOf, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { provisionsBetween } from '#shared/rules/law/terms.ts';
import { paymentRounds } from '#shared/rules/law/transfers.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { takenBackBy, draftOf as termsTabled } from '#shared/rules/table/proposal.ts';
import { type DeskWork, desk, selected } from '../../state/tableState.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { addableIn, viewOf } from '../clauses/clauseViews.ts';
import { concession } from '../clauses/tariffs.tsx';
import { withPaymentsAnew } from '../clauses/undertakings.tsx';
import { keptDesk, roundWritten } from '../proposal/deskMemory.ts';
import { signersBeside } from '../proposal/proposalModel.ts';

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
  return { parties: [...among], clauses: [{ type, among: [...among] }] };
}

export const TEMPLATES = [
  'tariffSwap',
  'freeTradeArea',
  'customsUnion',
  'deepen',
  'deepenSome',
  'specialization',
  'deepClauses',
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
    case 'specialization':
      return { parties, clauses: specializationClauses(drafting) };
    case 'deepClauses':
      return { parties, clauses: deepClauses(drafting, parties) };
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
  // There the form of free trade says itself what stands against it.
  if (startsAnew(drafting.game) && drafting.partners.length > 0) return draftFrom('freeTradeArea', drafting);
  return (
    sendableDraft(drafting) ?? draftFrom(drafting.partners.length === 0 ? 'blank' : 'tariffSwap', drafting)
  );
}

/** The terms of an offer among those who have not refused it, as the rules narrow them; undefined where nothing is left. */
export function draftAmongRest(scenario: Scenario, game: CountryGame, proposal: Proposal): Draft | undefined {
  return countryProposals(scenario).without(game, termsTabled(proposal), proposal.refusedBy);
}

/** The first offer to a partner that the rules let the author send. */
export function sendableDraft(drafting: Drafting): Draft | undefined {
  const { scenario, game, me, partners } = drafting;
  const [partner] = partners;
  if (partner === undefined) return undefined;
  const units = [...unitOf(game, me), ...unitOf(game, partner)].filter((economy) => economy !== me);
  const templates: readonly Template[] =
    pairLevel(game.agreements, me, partner) < FREE_TRADE_LEVEL
      ? ['freeTradeArea', 'tariffSwap', 'specialization']
      : ['tariffSwap', 'specialization', 'deepClauses'];
  return [partners, [...new Set(units)]]
    .flatMap((among) => templates.map((template) => draftFrom(template, { ...drafting, partners: among })))
    .find((draft) => draft.clauses.length > 0 && findFaults(scenario, game, draft, me).length === 0);
}

/**
 * What the seat had signed in the round before, where each round begins without agreements: the same terms, with payments that run as long as
 * those of a new offer. Undefined where they may not be sent, a party cannot or will not sign, or an offer among the same lies open.
 */
export function renewal(scenario: Scenario, game: CountryGame, me: EconomyId): Draft | undefined {
  if (!startsAnew(game) || game.phase !== 'negotiation') return undefined;
  const proposals = Object.values(game.proposals);
  const signed = proposals.findLast(
    ({ status, round, parties }) =>
      status === 'concluded' && round === game.round - 1 && parties.includes(me),
  );
  if (signed === undefined) return undefined;
  const { parties } = signed;
  const isSame = (others: readonly EconomyId[]): boolean =>
    others.length === parties.length && others.every((other) => parties.includes(other));
  const isOpen = proposals.some((other) => other.status === 'open' && isSame(other.parties));
  const unwilling = refusersOf(scenario, game, me);
  if (isOpen || parties.some((each) => signaturesLeft(game, each) === 0 || unwilling.includes(each)))
    return undefined;
  const terms = termsTabled(signed);
  const clauses = withPaymentsAnew(terms.clauses, game);
  const draft: Draft = { ...terms, parties: [me, ...parties.filter((each) => each !== me)], clauses };
  return findFaults(scenario, game, draft, me).length === 0 ? draft : undefined;
}

/** The draft that was left last, unless it is past. */
export function draftLeft(scenario: Scenario, game: CountryGame, me: EconomyId): DeskWork | undefined {
  const kept = keptDesk();
  return kept === undefined || isPast(scenario, game, me, kept) ? undefined : kept;
}

/** Written in an earlier round, and its prices were for that one where each begins without agreements; else no longer to be sent as it is. */
export function isPast(scenario: Scenario, game: CountryGame, me: EconomyId, { draft }: DeskWork): boolean {
  if (roundWritten(draft.parties) === game.round) return false;
  return startsAnew(game) || findFaults(scenario, game, draft, me).length > 0;
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
    if (template === 'specialization')
      return specializationClauses(drafting).length > 0 && drafting.partners.length === 1;
    // Nobody is paid for nothing.
    if (template === 'payment') return drafting.partners.length === 0 || hasCutFor(drafting);
    if (template === 'deepClauses') return isAddable(drafting, 'deepProvision');
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

function isAddable({ scenario, game }: Drafting, type: 'deepProvision' | 'agreedSpecialization'): boolean {
  return addableIn(scenario, game).includes(type);
}

/** Each keeps of what it sells the other most: two economies alone. Nothing where no good is left that neither has swapped. */
function specializationClauses(drafting: Drafting): Clause[] {
  const { scenario, game, me, partners } = drafting;
  const [partner] = partners;
  if (partner === undefined || !isAddable(drafting, 'agreedSpecialization')) return [];
  const draft: Draft = { parties: [me, partner], clauses: [] };
  const swapped = sectorsSwapped(game, [me, partner]);
  const first = viewOf('agreedSpecialization').add?.first({ scenario, game, me, partner, draft });
  const isLeft =
    first !== undefined &&
    !('between' in first && first.between.some(({ keeps }) => swapped.includes(keeps)));
  return isLeft ? [first] : [];
}

/** All common rules that some of these have not agreed on yet. */
function deepClauses({ game }: Drafting, among: readonly EconomyId[]): Clause[] {
  return DEEP_PROVISIONS.filter((provision) =>
    pairsOf(among).some(([a, b]) => !provisionsBetween(game, a, b).includes(provision)),
  ).map((provision) => ({ type: 'deepProvision', among: [...among], provision }));
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

/** Whether there is a tariff left that the author can cut for each partner. */
function hasCutFor({ scenario, game, me, partners }: Drafting): boolean {
  return partners.every(
    (partner) => concession(scenario, game, { importer: me, exporter: partner }) !== undefined,
  );
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

/** Where every round starts anew: free trade among all who sign, and payments, is told in a line each. */
export function isPlain(
  game: Pick<CountryGame, 'settings'>,
  { parties, clauses }: Pick<Draft, 'parties' | 'clauses'>,
): boolean {
  const [area, ...others] = clauses.filter(({ type }) => type !== 'payment');
  return (
    startsAnew(game) &&
    others.length === 0 &&
    area?.type === 'freeTradeArea' &&
    area.exceptions.length === 0 &&
    parties.every((party) => area.among.includes(party))
  );
}

/** The same, or an empty new draft: what is mostly written has a form of its own. */
export function isPlainOffer(game: Pick<CountryGame, 'settings'>, draft: Draft): boolean {
  return draft.clauses.length === 0 ? startsAnew(game) && draft.parties.length === 1 : isPlain(game, draft);
}

export function areSame(some: readonly EconomyId[], others: readonly EconomyId[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** Whose signatures fall once a draft is sent: under the version that it changes, or under own offers in whose place it comes; else who has signed what it answers. */
export function signaturesAtStake(
  game: CountryGame,
  me: EconomyId,
  { draft, revises }: DeskWork,
  before: Proposal | undefined,
): Phrase | undefined {
  if (before !== undefined && revises !== undefined) {
    const economies = signersBeside(before, me);
    return economies.length === 0 ? undefined : phrase('desk.signedFalls', { economies });
  }
  const replaced = takenBackBy(game, me, draft, before?.thread).flatMap((own) => signersBeside(own, me));
  if (replaced.length > 0) return phrase('desk.signedWithdrawn', { economies: [...new Set(replaced)] });
  if (before?.status !== 'open') return undefined;
  const { author: economy } = before;
  const economies = signersBeside(before, me).filter((party) => party !== economy);
  return economies.length === 0 ? undefined : phrase('desk.signedStays', { economies, economy });
}

/**
 * Go on with the draft that was left on the desk, the last one or that for this partner, as long as it may still be sent; else begin the one
 * that is given, or one with the partner in view.
 */
export function writeProposal(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  to?: EconomyId | readonly EconomyId[],
  draft?: Draft,
): void {
  const named = to === undefined ? undefined : [to].flat();
  const kept = named === undefined ? draftLeft(scenario, game, me) : keptDesk([me, ...named]);
  const chosen = selected.value;
  if (
    kept !== undefined &&
    (draft === undefined || isSame(kept.draft, draft)) &&
    !isPast(scenario, game, me, kept)
  ) {
    desk.value = kept;
    return;
  }
  selected.value = undefined;
  // Nobody is written to whom the reader has not chosen.
  const wanted = named ?? (chosen === undefined ? [] : [chosen]);
  const partners = wanted.filter((each) => each !== me && game.seats[each] !== undefined);
  desk.value = { draft: draft ?? firstDraft({ scenario, game, me, partners }) };
}

function isSame(one: Draft, other: Draft): boolean {
  return canonicalJson(one.clauses) === canonicalJson(other.clauses);
}
