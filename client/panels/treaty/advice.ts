/** Whom a seat is advised to make which offer, and what that brings it. */

import { useMemo } from 'preact/hooks';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults, refusersOf } from '#shared/rules/countries/proposals.ts';
import { roundsToLookAt } from '#shared/rules/law/register.ts';
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
import { formatList, formatSigned, formatSignedPercent } from '../../text/format.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { SILENT_PERCENT } from '../effects/useProposalPreview.ts';
import { lawOf as lawNow, proposalTitle } from '../proposal/proposalModel.ts';
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
  return likelyPartners(scenario, game, me, shunning).flatMap((partner) => {
    const partners = [partner];
    const draft = sendableDraft({ scenario, game, me, partners });
    return draft === undefined ? [] : [{ partners, draft }];
  });
}

/** Asks what offers of all forms that may be sent would be worth to the seat: whom it is advised to write to is read off the answer. */
export function useWorthOfOffers(scenario: Scenario, game: CountryGame, me: EconomyId, asks: boolean): void {
  const shunned = asks ? shunnedBy(scenario, game, me) : [];
  const told = Object.values(game.proposals).map(({ id, status }) => `${id} ${status}`);
  const job = useMemo(
    () => ({ type: 'advice', economy: me, rounds: roundsToLookAt(game), shunned }) as const,
    [me, lawNow(game), told.join(), shunned.join()],
  );
  usePreview('partners', asks ? job : undefined, [job]);
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

/** The sentence of an offer: its form, whom it is for, and what it does to income, now and later, and to support. */
function advisedPhrase(
  game: CountryGame,
  me: EconomyId,
  { draft, percent, lastPercent, supportPoints }: AdvisedOffer,
): Phrase {
  const rounds = roundsToLookAt(game) - 1;
  const last = formatSignedPercent(lastPercent / 100, 2);
  const isSame = Math.abs(lastPercent - percent) < SILENT_PERCENT;
  const effects = [
    t('advice.income', { change: formatSignedPercent(percent / 100, 2) }),
    !isSame &&
      (game.round + rounds > game.settings.rounds
        ? t('advice.years', { last })
        : t('advice.later', { rounds, last })),
    supportPoints !== undefined && t('advice.support', { change: formatSigned(supportPoints, 1) }),
  ];
  return phrase('move.advice', {
    kind: proposalTitle(draft),
    parties: partyNames(
      draft.parties.filter((party) => party !== me),
      undefined,
    ),
    effect: effects.filter((each) => each !== false).join(t('list.clauses')),
  });
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

/** The offer that is advised, once all forms were looked at. */
export function advisedDraft(scenario: Scenario, game: CountryGame, me: EconomyId): Draft | undefined {
  return offerHint(scenario, game, me)?.draft;
}

/** The first to whom there is something to offer that may be sent. */
export function advisedPartners(scenario: Scenario, game: CountryGame, me: EconomyId): readonly EconomyId[] {
  return firstOffers(scenario, game, me)[0]?.partners ?? [];
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

/** Whom the seat is advised to make an offer, and why; nobody where nothing may be sent, or where all that was tried is known to bring nothing. */
export function offerHint(scenario: Scenario, game: CountryGame, me: EconomyId): Hint | undefined {
  const known = openProposalLimit(game, me) === undefined ? advice(scenario, game, me) : undefined;
  const advised = known && adviceHint(game, me, known);
  if (advised !== undefined && !isTaskFirst(scenario, game, me)) return advised;
  const partners = advisedPartners(scenario, game, me);
  const [partner] = partners;
  if (partner === undefined) return undefined;
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
  if (isTaskPartner(game, me, partner)) return { partners, said: said('move.writeTask') };
  const [largest] = partnersWithoutFreeTrade(scenario, game, me);
  if (largest === undefined || partners.join() === largest) return { partners, said: said('move.write') };
  return {
    partners,
    said: isTaskOpponent(game, me, largest)
      ? phrase('move.writeApart', { economies: partners, other: largest })
      : said('move.writeNext'),
  };
}
