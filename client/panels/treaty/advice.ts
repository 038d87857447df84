/** Whom a seat is advised to make which offer, and what that brings it. */

import { useMemo } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { findFaults, raisersFor, refusersOf } from '#shared/rules/countries/proposals.ts';
import { applyLaw, mostFounders, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import { judgeMandates, mandatePoints } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { openProposalLimit } from '#shared/rules/table/proposal.ts';
import type { AdvisedOffer } from '../../preview/advice.ts';
import { previews, usePreview } from '../../preview/preview.ts';
import {
  isTaskOpponent,
  isTaskPartner,
  lastRoundReached,
  likelyPartners,
  partnersWithoutFreeTrade,
} from '../../state/trade.ts';
import { formatList, formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { SILENT_PERCENT, roundsToLookAt } from '../effects/useProposalPreview.ts';
import { lawOf as lawNow, medalWorth, proposalTitle } from '../proposal/proposalModel.ts';
import { SLIGHT_PERCENT } from '../proposal/proposalsOfSeat.ts';
import { partyNames } from '../talk/talkModel.ts';
import { sendableDraft } from './templates.ts';

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

/**
 * Asks what offers would be worth to the seat: whom it is advised to write to is read off the answer. Where every
 * round starts anew these are first offers, elsewhere all forms that may be sent.
 */
export function useWorthOfOffers(scenario: Scenario, game: CountryGame, me: EconomyId, asks: boolean): void {
  const isAnew = startsAnew(game);
  const drafts = useMemo(
    () => (asks && isAnew ? firstOffers(scenario, game, me).map(({ draft }) => draft) : []),
    [asks, scenario, game, me],
  );
  const shunned = asks && !isAnew ? shunnedBy(scenario, game, me) : [];
  const told = Object.values(game.proposals).map(({ id, status }) => `${id} ${status}`);
  const job = useMemo(
    () =>
      isAnew
        ? ({ type: 'worth', economy: me, drafts } as const)
        : ({ type: 'advice', economy: me, rounds: roundsToLookAt(game), shunned } as const),
    [isAnew, drafts, me, lawNow(game), told.join(), shunned.join()],
  );
  usePreview('partners', !asks || (isAnew && drafts.length === 0) ? undefined : job, [job]);
}

/** With whom the seat can sign nothing, or must not. */
function shunnedBy(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[] {
  const opponents = Object.keys(game.seats).filter((other) => isTaskOpponent(game, me, other));
  return [...refusersOf(scenario, game, me), ...opponents];
}

/** What is known of all forms that may be sent: those that may still, the best first; undefined while nothing is known in this round. */
function advice(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly offers: readonly AdvisedOffer[]; readonly tried: readonly Draft[] } | undefined {
  const { job, result } = previews.value.partners ?? {};
  if (job?.type !== 'advice' || result?.type !== 'advice' || job.economy !== me) return undefined;
  if (job.rounds !== roundsToLookAt(game)) return undefined;
  return { ...result, offers: result.offers.filter(({ draft }) => mayBeSent(scenario, game, me, draft)) };
}

function mayBeSent(scenario: Scenario, game: CountryGame, me: EconomyId, draft: Draft): boolean {
  const isTold = Object.values(game.proposals).some(
    ({ round, status, parties, clauses }) =>
      round === game.round &&
      status !== 'concluded' &&
      clauses[0]?.type === draft.clauses[0]?.type &&
      parties.toSorted().join() === draft.parties.toSorted().join(),
  );
  return !isTold && findFaults(scenario, game, draft, me).length === 0;
}

/** The sentence of an offer: its form, whom it is for, and what it brings in this round and later. */
function advisedPhrase(
  game: CountryGame,
  me: EconomyId,
  { draft, percent, lastPercent }: AdvisedOffer,
): Phrase {
  const params = {
    kind: proposalTitle(draft),
    parties: partyNames(
      draft.parties.filter((party) => party !== me),
      undefined,
    ),
    change: formatSignedPercent(percent / 100, 2),
  };
  if (Math.abs(lastPercent - percent) < SILENT_PERCENT) return phrase('move.advice', params);
  const rounds = roundsToLookAt(game) - 1;
  const later = { ...params, last: formatSignedPercent(lastPercent / 100, 2) };
  return game.round + rounds > game.settings.rounds
    ? phrase('move.adviceYears', later)
    : phrase('move.adviceLater', { ...later, rounds });
}

/**
 * What is worth doing in a round, with the draft of it: the best offer of a form that has opened in it, else the best of all. Undefined
 * where nothing is known, or where what was tried brings nothing.
 */
export function roundAdvice(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  opened: readonly string[],
): { readonly said: Phrase; readonly draft: Draft } | undefined {
  if (openProposalLimit(game, me) !== undefined) return undefined;
  const offers = advice(scenario, game, me)?.offers ?? [];
  const best = offers.find(({ draft }) => opened.includes(draft.clauses[0]?.type ?? '')) ?? offers[0];
  return best && { said: advisedPhrase(game, me, best), draft: best.draft };
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

/** The offer that is advised, where all forms were looked at. */
export function advisedDraft(scenario: Scenario, game: CountryGame, me: EconomyId): Draft | undefined {
  return startsAnew(game) ? undefined : offerHint(scenario, game, me)?.draft;
}

/** The first to whom there is something to offer that may be sent. */
export function advisedPartners(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[] {
  return bestOffer(scenario, game, me)?.partners ?? [];
}

type Hint = {
  readonly partners?: readonly EconomyId[];
  /** The very offer, where it is known. */
  readonly draft?: Draft;
  readonly said: Phrase;
};

function adviceHint(
  game: CountryGame,
  me: EconomyId,
  { offers, tried }: { readonly offers: readonly AdvisedOffer[]; readonly tried: readonly Draft[] },
): Hint | undefined {
  const [best] = offers;
  if (best !== undefined) {
    const { draft } = best;
    const partners = draft.parties.filter((party) => party !== me);
    return { partners, draft, said: advisedPhrase(game, me, best) };
  }
  if (tried.length === 0) return undefined;
  return { said: phrase('move.adviceNone', { kinds: formatList(tried.map(proposalTitle)) }) };
}

/** Whether the first offer is one that a secret task asks for. */
function isTaskFirst(scenario: Scenario, game: CountryGame, me: EconomyId): boolean {
  const [first] = firstOffers(scenario, game, me);
  return first !== undefined && isTaskPartner(game, me, first.partners[0] ?? me);
}

/** Whom the seat is advised to make an offer, and why; nobody where no first offer is known to bring it anything. */
export function offerHint(scenario: Scenario, game: CountryGame, me: EconomyId): Hint | undefined {
  if (!startsAnew(game)) {
    const known = openProposalLimit(game, me) === undefined ? advice(scenario, game, me) : undefined;
    const advised = known && adviceHint(game, me, known);
    if (advised !== undefined && !isTaskFirst(scenario, game, me)) return advised;
  }
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
