import { useMemo } from 'preact/hooks';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement, Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { admissionMembers, isAdmission } from '#shared/rules/law/blocs.ts';
import { signatureFaults, signaturesLeft } from '#shared/rules/law/register.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { remainingMs, runsToEnd } from '#shared/rules/table/clock.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { Icon } from '../../design/Icon.tsx';
import { type OfferWorth, type PreviewJob, previews, usePreview } from '../../preview/preview.ts';
import { useNow } from '../../state/serverClock.ts';
import { chat } from '../../state/store.ts';
import { desk, openProposal } from '../../state/tableState.ts';
import { useTable } from '../../state/useTable.ts';
import { Say, say } from '../../text/Say.tsx';
import { formatDuration, formatList } from '../../text/format.ts';
import { partyName, rejectionText } from '../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { lastWordOf, lastWordOn, lineText, offerName } from '../talk/talkModel.ts';
import { answerTo, cheaperFor, isNamedBefore, replacedSentence } from './deskMemory.ts';
import {
  actionsOn,
  isPactOver,
  lastMissing,
  lastMissingText,
  mayRefuseAdmission,
  medalWorth,
  offerTitle,
  proposalTitle,
  worthTold,
} from './proposalModel.ts';

/** A reason that stands in what a bot says of a proposal, beside which nothing needs to repeat it. */
type SaidReason = { readonly from: EconomyId; readonly reason: ProposalReason };

/** The reason that the bot gives whose word is shown with a proposal. */
function useSaidReason(proposal: Proposal): SaidReason | undefined {
  const word = lastWordOn(chat.value, proposal);
  const reason = word?.line.fill?.reason ?? '';
  return word === undefined || reason === '' || lineText(word.line) === ''
    ? undefined
    : { from: word.from, reason };
}

function isSaid(
  said: SaidReason | undefined,
  economy: EconomyId,
  reason: ProposalReason | undefined,
): boolean {
  return said?.from === economy && said.reason === reason;
}

/**
 * What was said against a proposal: by those who refused it and did not end it, and by the author of a counter about the first offer. Not
 * what a bot itself says beside it.
 */
export function reasonsOf(
  { author, because, revision, reasons = {}, lapse, isLastOffer, status }: Proposal,
  said?: SaidReason,
): Phrase[] {
  // What ended the proposal is told with its end.
  const last = lapse?.type === 'refused' ? lapse.by : undefined;
  const refusals = Object.entries(reasons)
    .filter(([economy, reason]) => economy !== last && !isSaid(said, economy, reason))
    .map(([economy, reason]): Phrase => phrase('proposal.refusedSaying', { economy, reason: reason ?? '' }));
  return [
    // A later version differs from what it answers in other ways, and what is signed needs no reason any more.
    ...(because === undefined || revision > 1 || status === 'concluded' || isSaid(said, author, because)
      ? []
      : [phrase('proposal.counters', { economy: author, reason: because })]),
    ...(isLastOffer === undefined ? [] : [phrase('proposal.lastOffer', { economy: author })]),
    ...refusals,
  ];
}

/** What whoever refused in a round would still sign: the same terms with another payment. */
export function acceptedPhrase(
  game: Pick<GameState, 'round' | 'settings'>,
  economy: EconomyId,
  accepted: AcceptedPayment,
): Phrase {
  const { from, to, leastMn, mostMn, rounds } = accepted;
  const isToEnd = runsToEnd(game, rounds);
  if (to === economy)
    return isToEnd
      ? phrase('accepts.paidToEnd', { economy, from, leastMn })
      : phrase('accepts.paid', { economy, from, leastMn, rounds });
  if (mostMn === 0) return phrase('accepts.unpaid', { economy });
  return isToEnd
    ? phrase('accepts.payingToEnd', { economy, to, mostMn })
    : phrase('accepts.paying', { economy, to, mostMn, rounds });
}

/** The reason that ended a proposal, if one was given. */
export function endingReason({ lapse, reasons }: Proposal): ProposalReason | undefined {
  if (lapse?.type === 'withdrawn') return lapse.reason;
  return lapse?.type === 'refused' ? reasons?.[lapse.by] : undefined;
}

/** That a party refused which offer, with its reason where it gave one. */
export function refusalPhrase(
  game: Pick<GameState, 'proposals'>,
  proposal: Proposal,
  economy: EconomyId,
  me: EconomyId | undefined,
): Phrase {
  const reason = proposal.reasons?.[economy];
  const offer = (): string => offerName(game, proposal, me);
  if (reason === undefined) return phrase('notice.refused', { economy, offer });
  return phrase('notice.refusedSaying', { economy, offer, reason });
}

/** That a party signed which offer, and whether one signature alone is missing now. */
export function signedPhrase(
  game: Pick<GameState, 'proposals'>,
  proposal: Proposal,
  economy: EconomyId,
  me: EconomyId | undefined,
): Phrase {
  const offer = (): string => offerName(game, proposal, me);
  if (lastMissing(proposal) === undefined) return phrase('notice.signed', { economy, offer });
  const missing = (): string => lastMissingText(proposal, me, game.proposals) ?? '';
  return phrase('notice.signedNearly', { economy, offer, missing });
}

type ReasonProps = {
  readonly proposal: Proposal;
  /** What the game at hand knows besides of these reasons. */
  readonly more?: readonly Phrase[];
};

/** Why a party refused, or answered by another proposal, and what it would sign; nothing where nobody gave a reason. */
export function ReasonLines({ proposal, more = [] }: ReasonProps) {
  const { game, me } = useTable();
  const { settings } = game;
  const said = useSaidReason(proposal);
  const { author, round } = proposal;
  // Who has signed all that it may signs nothing more, whatever it has named.
  const maySign = (economy: EconomyId): boolean =>
    round !== game.round || signatureFaults(game, [economy]).length === 0;
  const accepted = Object.entries(proposal.accepted ?? {}).flatMap(([economy, payment]) =>
    payment === undefined || !maySign(economy)
      ? []
      : [
          round === game.round && isNamedBefore(game, proposal, economy)
            ? phrase('accepts.stale', { economy })
            : acceptedPhrase({ settings, round }, economy, payment),
        ],
  );
  // Of its own offer, that it has told since what less would do.
  const cheaper = cheaperFor(game, proposal);
  const reasons = [
    // The price first: it is what one can do something with.
    ...accepted,
    ...reasonsOf(proposal, said),
    ...more,
    ...(cheaper === undefined ? [] : [acceptedPhrase(game, author, cheaper)]),
  ];
  const better = <BetterOfferLine proposal={proposal} />;
  if (reasons.length === 0 && refusedBefore(game, proposal, me) === undefined) return better;
  return (
    <>
      <div class="lit slim ruled small">
        <RefusedBefore proposal={proposal} />
        {reasons.map((phrase, at) => (
          <p key={at}>
            <Say phrase={phrase} />
          </p>
        ))}
      </div>
      {better}
    </>
  );
}

/** What the author of an offer to this seat has refused of it in the same negotiation and round: why must not be lost behind the offer. */
export function refusedBefore(
  { proposals, round }: Pick<GameState, 'proposals' | 'round'>,
  { id, author, thread, status }: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  if (status !== 'open' || author === me) return undefined;
  return Object.values(proposals)
    .filter((own) => own.author === me && own.thread === thread && own.round === round && own.id !== id)
    .filter(({ refusedBy, lapse }) => refusedBy.includes(author) || isRefusalBy(lapse, author))
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)[0];
}

/** What is said of it beside the offer. */
export function refusedBeforePhrase({ reasons }: Proposal, economy: EconomyId): Phrase {
  const reason = reasons?.[economy];
  return reason === undefined
    ? phrase('proposal.refusedYours', { economy })
    : phrase('proposal.refusedYoursSaying', { economy, reason });
}

/** The same as text; undefined where there is nothing to say. */
export function refusedBeforeText(
  game: Pick<GameState, 'proposals' | 'round'>,
  proposal: Proposal,
  me: EconomyId | undefined,
): string | undefined {
  const before = refusedBefore(game, proposal, me);
  return before && say(refusedBeforePhrase(before, proposal.author));
}

function isRefusalBy(lapse: Proposal['lapse'], economy: EconomyId): boolean {
  return lapse?.type === 'refused' && lapse.by === economy;
}

/** Which offer a bot may mean that refused this one because it has a better one: that it has signed, and that this seat is in too. */
export function betterOfferOf(
  { proposals, round }: GameState,
  { id, refusedBy, reasons, lapse, round: made }: Proposal,
  me: EconomyId,
): { readonly by: EconomyId; readonly offer: Proposal } | undefined {
  if (made !== round) return undefined;
  const refused = [...refusedBy, ...(lapse?.type === 'refused' ? [lapse.by] : [])];
  const open = Object.values(proposals).filter(
    (other) => other.id !== id && other.status === 'open' && other.parties.includes(me),
  );
  return refused
    .filter((economy) => reasons?.[economy] === 'betterOffer')
    .flatMap((by) => {
      const offer = open.findLast(({ signatures, revision }) => signatures[by] === revision);
      return offer === undefined ? [] : [{ by, offer }];
    })
    .at(-1);
}

/** Whether of two offers the second is worth more to somebody, also as both are written. */
export function bringsMore([one, other]: readonly (OfferWorth | undefined)[]): boolean {
  if (one === undefined || other === undefined) return false;
  return medalWorth(other) > medalWorth(one) && worthTold(other) !== worthTold(one);
}

/** Which offer is meant, where whoever refused has signed it: by the model, which everybody may ask. */
function BetterOfferLine({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useTable();
  const better = me === undefined ? undefined : betterOfferOf(game, proposal, me);
  const { by, offer } = better ?? {};
  const job = useMemo(
    (): PreviewJob | undefined =>
      better && { type: 'worth', economy: better.by, drafts: [proposal, better.offer].map(draftOf) },
    [by, offer?.id, offer?.revision, proposal.id, proposal.revision],
  );
  usePreview('better', job, [job]);
  const { job: asked, result } = previews.value.better ?? {};
  if (by === undefined || offer === undefined || asked !== job || result?.type !== 'worth') return null;
  if (!bringsMore(result.worths)) return null;
  const others = offer.parties.filter((party) => party !== by);
  return (
    <p class="lit slim ruled small">
      <Say phrase={phrase('proposal.signedBetter', { economy: by, economies: others })} />{' '}
      <button type="button" class="link" onClick={() => (openProposal.value = offer.id)}>
        {t('talk.seeOffer')}
      </button>
    </p>
  );
}

/** That the author of an offer has refused one of this seat before, and why, beside what it offers now; with the way to what it refused. */
function RefusedBefore({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useTable();
  const before = refusedBefore(game, proposal, me);
  if (before === undefined) return null;
  return (
    <p>
      <Say phrase={refusedBeforePhrase(before, proposal.author)} />{' '}
      <button type="button" class="link" onClick={() => (openProposal.value = before.id)}>
        {t('talk.seeOffer')}
      </button>
    </p>
  );
}

type LapseNoteProps = {
  readonly proposal: Proposal;
  /** Legislatures vote on it, too. */
  readonly isVotedOn: boolean;
};

/** What became of a proposal that is no longer open. */
export function LapseNote({ proposal, isVotedOn }: LapseNoteProps) {
  const { game, me } = useTable();
  const sentence = useFate(proposal);
  if (sentence === undefined) return null;
  const isAdmitted = proposal.status === 'awaitingBell' && proposal.clauses.some(isAdmission);
  return (
    <p class="fate slim small">
      {sentence} {isAdmitted && isVotedOn && t('proposal.votedOnToo')}{' '}
      {me !== undefined && mayRefuseAdmission(game, proposal, me) && t('proposal.silenceBinds')}
    </p>
  );
}

/** The same beside what a bot says of it. */
export function useFate(proposal: Proposal): string | undefined {
  return fateOf(proposal, useTable().game, useSaidReason(proposal));
}

const namesOf = (all: readonly EconomyId[]): string => formatList(all.map(partyName));

export function fateOf(proposal: Proposal, game: GameState, said?: SaidReason): string | undefined {
  if (proposal.status === 'awaitingBell') {
    const members = admissionMembers(countryPart(game), proposal);
    const waits = proposal.clauses.some(isAdmission) ? 'awaitsBell' : 'awaitsRatification';
    return t(`proposal.${members.length > 0 ? 'awaitsConsent' : waits}`, { economies: namesOf(members) });
  }
  if (proposal.status === 'concluded')
    return t(isPactOver(game, proposal) ? 'proposal.concludedOver' : 'proposal.concluded');
  const { lapse } = proposal;
  if (lapse === undefined) return undefined;
  // All had signed, and a member that was no party had a say.
  const isOfMember = lapse.type === 'refused' && !proposal.parties.includes(lapse.by);
  const plain = t(`proposal.lapsed.${isOfMember ? 'notAdmitted' : lapse.type}`, {
    economy: lapse.type === 'refused' ? partyName(lapse.by) : '',
    economies: lapse.type === 'notRatified' ? namesOf(lapse.by) : '',
  });
  const sentence = replacedSentence(game, proposal) ?? plain;
  const reason = endingReason(proposal);
  const by = lapse.type === 'refused' ? lapse.by : proposal.author;
  if (reason !== undefined && !isSaid(said, by, reason))
    return t('proposal.because', { sentence, reason: t(`reason.${reason}`) });
  if (lapse.type !== 'unlawful') return sentence;
  const law = lawInTheWay(lapse.fault, game);
  const beside = law && { economies: namesOf(law.parties), kind: proposalTitle(law) };
  return `${beside ? t('proposal.lapsed.beside', beside) : sentence} ${rejectionText(lapse.fault)}`;
}

/** That all had signed an offer of which nothing came, and why. */
export const lostPhrase = (game: GameState, proposal: Proposal, me: EconomyId): Phrase =>
  phrase('news.signedLost', {
    kind: () => offerTitle(proposal, me),
    why: () => fateOf(proposal, game) ?? '',
  });

/** What was signed in this round and made or changed the agreement that a fault names, or the one between the two that it names. */
export function lawInTheWay(fault: Rejection, game: GameState): Proposal | undefined {
  const { agreements, proposals, round } = countryPart(game);
  const { former, agreement, economy, other }: Readonly<Record<string, unknown>> = fault;
  const isNamed = ({ id, parties }: Agreement): boolean =>
    id === former ||
    id === agreement ||
    parties.filter((party) => party === economy || party === other).length > 1;
  const laws = Object.values(agreements)
    .filter(isNamed)
    .flatMap(({ proposal }) => (proposal === undefined ? [] : [proposals[proposal]]))
    .filter((law) => law?.status === 'concluded' && law.round === round);
  return laws.length === 1 ? laws[0] : undefined;
}

/** Bots in an open offer of the reader that have said last that they will soon sign with others, which would end it. */
export function hurriedBy(
  game: GameState,
  { status, parties }: Proposal,
  reader: EconomyId | undefined,
): readonly EconomyId[] {
  if (status !== 'open' || reader === undefined || !parties.includes(reader)) return [];
  // Where a seat may sign no more than once, there may be nobody left with whom it could.
  const mayElsewhere = (bot: EconomyId): boolean =>
    Object.keys(game.seats).some(
      (other) => other !== bot && other !== reader && signaturesLeft(game, other) !== 0,
    );
  return parties
    .filter(mayElsewhere)
    .filter((each) => lastWordOf(chat.value, game, each)?.line.key.startsWith('hurry.') === true);
}

/** In the list too an own offer that waits can be written anew with one press. */
export function ChangeOffer({ proposal }: { readonly proposal: Proposal }) {
  const { game, me } = useTable();
  if (!actionsOn(game, proposal, me).revise) return null;
  return (
    <div style="position: relative">
      <button type="button" class="btn sm" onClick={() => (desk.value = answerTo(proposal, 'revises'))}>
        {t('proposal.revise')}
      </button>
    </div>
  );
}

/** Time until an unsigned proposal lapses. */
export function LapsePill() {
  const { game } = useTable();
  const now = useNow(1000);
  const leftMs = remainingMs(game, now);
  if (leftMs === undefined || game.phase !== 'negotiation') return null;
  return (
    <span class="pill time num">
      <Icon name="hourglass" size={14} />
      <span class="sr">{t('move.lapsesIn', { time: '' })}</span>
      {formatDuration(leftMs)}
    </span>
  );
}
