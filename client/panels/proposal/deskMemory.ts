/** The drafts of the desk, one for each set of partners, kept on this device until they are sent or thrown away. */

import { computed, effect, signal } from '@preact/signals';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { SharedDraft } from '#shared/protocol/offices.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '#shared/rules/state.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isLastSignature } from '#shared/rules/table/signing.ts';
import { sendIntent, sendOffice } from '../../net/requests.ts';
import { refusal, tellRefusal } from '../../net/submitIntent.ts';
import { readJson, writeJson } from '../../state/storage.ts';
import { game, gameId, me, sharedSeat } from '../../state/store.ts';
import { type DeskWork, dealsView, desk, openProposal } from '../../state/tableState.ts';
import { throughTurns } from '../../state/useTable.ts';
import { partyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { lawOf, ownCounterTo, termsBeside, termsUnpaid } from './proposalModel.ts';

const NAME = 'desk';

/** A draft with the round in which it was last written. */
type KeptWork = DeskWork & { readonly round?: number | undefined };

/** What was written and neither sent nor thrown away, by the parties that it is for; what was written last comes last. */
const kept = new Map<string, KeptWork>();
/** Counts what has become of them, for pages that tell of them. */
const changes = signal(0);

/** Whom a draft is for, in whatever order they were named. */
function partiesOf(parties: readonly EconomyId[]): string {
  return parties.toSorted().join(' ');
}

/** Whom the draft on the desk is for, and whether it is being written: one that is turned to other parties is no second one. */
let onDesk: string | undefined;
let isWriting = false;

/** Puts the draft of the desk in other words, or for others. */
export function writeOnDesk(work: DeskWork): void {
  isWriting = true;
  desk.value = work;
  isWriting = false;
}

function keep(work: DeskWork): void {
  const parties = partiesOf(work.draft.parties);
  const was = kept.get(parties);
  const round = was?.draft === work.draft ? was.round : game.peek()?.round;
  if (isWriting && onDesk !== undefined && onDesk !== parties) kept.delete(onDesk);
  onDesk = parties;
  kept.delete(parties);
  kept.set(parties, { ...work, round });
}

/** Another table has another desk, and so has a page that was loaded again: what lies on it was written before. */
effect(() => {
  const id = gameId.value;
  kept.clear();
  onDesk = undefined;
  const saved = id === undefined ? undefined : readDraft(id, NAME);
  if (saved === undefined) return;
  Promise.all([saved].flat().map(readDesk)).then(
    (works) => {
      if (gameId.peek() !== id) return;
      const since = [...kept];
      kept.clear();
      for (const work of works) if (work !== undefined) kept.set(partiesOf(work.draft.parties), work);
      for (const [parties, work] of since) {
        kept.delete(parties);
        kept.set(parties, work);
      }
      changes.value = changes.peek() + 1;
    },
    (failure: unknown) => console.warn('the drafts that were kept could not be checked', failure),
  );
});

/** The desk survives a reload: whatever is written is kept on this device until it is sent or thrown away. */
effect(() => {
  const id = gameId.value;
  const work = desk.value;
  if (work === undefined) onDesk = undefined;
  if (id === undefined || work === undefined || work.reads !== undefined) return;
  keep(work);
  changes.value = changes.peek() + 1;
  saveDraft(id, NAME, [...kept.values()]);
});

/** Where several share the seat: the draft of which this person has the pen, as the others see it. */
export const ownDraft = computed<SharedDraft | undefined>(() =>
  sharedSeat.value?.drafts?.find(({ by }) => by !== undefined && by === me.value?.member),
);

/** What lay on the desk was sent, or is thrown away. */
export function clearDesk(): void {
  const own = ownDraft.peek();
  forgetDesk();
  desk.value = undefined;
  if (own !== undefined) void sendOffice({ type: 'dropDraft', draft: own.id });
}

/** This device keeps it no more; another may go on with it. */
export function forgetDesk(): void {
  const id = gameId.peek();
  const last = onDesk ?? [...kept.keys()].at(-1);
  if (last !== undefined) kept.delete(last);
  onDesk = undefined;
  changes.value = changes.peek() + 1;
  if (id === undefined) return;
  if (kept.size === 0) discardDraft(id, NAME);
  else saveDraft(id, NAME, [...kept.values()]);
}

/** The draft left on the desk for these parties, or the last one, none of its articles open; one from before a reload only if this build can still read it. */
export function keptDesk(parties?: readonly EconomyId[]): DeskWork | undefined {
  void changes.value;
  const work = parties === undefined ? [...kept.values()].at(-1) : kept.get(partiesOf(parties));
  if (work === undefined) return parties === undefined ? ownDraft.peek()?.work : undefined;
  return closed(work);
}

/** The round in which the draft for these parties was last written. */
export function roundWritten(parties: readonly EconomyId[]): number | undefined {
  void changes.value;
  return kept.get(partiesOf(parties))?.round;
}

/** The own terms for the same parties that were last on the table in the round of an offer, where the two differ in payments alone. */
export function ownTerms({ id, parties, clauses, round }: Proposal): Proposal | undefined {
  const seat = me.peek()?.seat;
  const terms = termsUnpaid({ parties, clauses });
  return Object.values(game.peek()?.proposals ?? {})
    .filter(
      (own) =>
        own.id !== id &&
        own.author === seat &&
        own.round === round &&
        own.status !== 'concluded' &&
        termsUnpaid(own) === terms,
    )
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)[0];
}

/** What answers an offer or changes it: the draft that was left on the desk for it, else the terms of the offer. */
export function answerTo(proposal: Proposal, as: 'counterTo' | 'revises'): DeskWork {
  const left = [...kept.values()].findLast((work) => work[as] === proposal.id);
  const { id } = proposal;
  const fresh = { draft: draftOf(proposal), ...(as === 'counterTo' ? { counterTo: id } : { revises: id }) };
  const work = left === undefined ? fresh : closed(left);
  // What is haggled over lies open.
  const price = work.draft.clauses.findIndex((clause) => 'amountMn' in clause);
  return price < 0 ? work : { ...work, openArticle: price };
}

/** None of its articles open; a new offer once that which it answers or changes is open no more. */
function closed({ openArticle: _closed, round: _round, ...work }: KeptWork): DeskWork {
  const { counterTo, revises, ...alone } = work;
  const about = counterTo ?? revises;
  const proposals = game.peek()?.proposals;
  const isOver = about !== undefined && proposals !== undefined && proposals[about]?.status !== 'open';
  return isOver ? alone : work;
}

/** What this device kept, if its shape is still that of a draft. Few pages need the check, and its code is large. */
async function readDesk(saved: unknown): Promise<KeptWork | undefined> {
  if (typeof saved !== 'object' || saved === null || !('draft' in saved)) return undefined;
  const [{ draftSchema }, { proposalIdSchema }] = await Promise.all([
    import('#shared/rules/intentSchemas.ts'),
    import('#shared/protocol/ids.ts'),
  ]);
  const draft = draftSchema.safeParse(saved.draft);
  if (!draft.success) return undefined;
  const proposalField = <K extends 'counterTo' | 'revises'>(key: K) => {
    const value: unknown = Object.entries(saved).find(([name]) => name === key)?.[1];
    const parsed = proposalIdSchema.safeParse(value);
    return parsed.success ? { [key]: parsed.data } : {};
  };
  const { round } = { round: undefined, ...saved };
  return {
    draft: asDraft(draft.data),
    ...(typeof round === 'number' ? { round } : {}),
    ...proposalField('counterTo'),
    ...proposalField('revises'),
  };
}

function asDraft({ parties, clauses, title }: Draft): Draft {
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}

/** Why the draft on the desk was not taken when it was sent: it stands at the button until the draft is changed. */
export const sendRefusal = signal<
  { readonly draft: Draft; readonly text: () => string; readonly error: Rejection } | undefined
>(undefined);

/** Sends what lies on the desk; the desk is empty once the table has it. Then the offer is what is shown: a new one in the list of offers. */
export async function sendDesk(work: DeskWork): Promise<void> {
  sendRefusal.value = undefined;
  // What it answers may have ended while it was written.
  const intent = intentOf(closed(work));
  const answer = await sendIntent(intent);
  if (!answer.ok) {
    sendRefusal.value = { draft: work.draft, text: refusal(answer.error, intent.type), error: answer.error };
    return;
  }
  clearDesk();
  dealsView.value = 'proposals';
  openProposal.value = work.revises;
}

function intentOf({ draft, counterTo, revises }: DeskWork): SeatIntent {
  if (revises !== undefined) return { type: 'reviseProposal', proposal: revises, draft };
  return counterTo === undefined
    ? { type: 'tableProposal', draft }
    : { type: 'tableProposal', draft, counterTo };
}

/** Unfinished work must survive a reload of this tab: sessionStorage, by game. */
function saveDraft(gameId: string, name: string, draft: unknown): void {
  writeJson(sessionStorage, draftKey(gameId, name), draft);
}

/** The draft as it was saved; the caller checks its shape, since an older build may have written it. */
function readDraft(gameId: string, name: string): unknown {
  return readJson(sessionStorage, draftKey(gameId, name));
}

function discardDraft(gameId: string, name: string): void {
  sessionStorage.removeItem(draftKey(gameId, name));
}

function draftKey(gameId: string, name: string): string {
  return `accord.draft.${gameId}.${name}`;
}

/** Hooks of a proposal that lies open: signing it, having read it to its end, and telling its author that it is read. */

export type Signing = {
  /** Whether the signer is being asked. */
  readonly isAsking: boolean;
  /** At once, unless it has a price and must be asked for. */
  readonly sign: (isPriced: boolean) => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
};

/** The last signature makes law; the signature under an offer that one has countered may be a mistake. */
function mustAsk(game: GameState, proposal: Proposal, me: EconomyId): boolean {
  return isLastSignature(game, proposal, me) || ownCounterTo(game, proposal, me) !== undefined;
}

const useAsking = throughTurns<boolean>();

/** How this version of a proposal is signed by the seat of `me`. */
export function useSigning(game: GameState, proposal: Proposal, me: EconomyId | undefined): Signing {
  const [isAsking, setAsking] = useAsking(false, proposal.id);
  const send = async (confirmed: boolean): Promise<void> => {
    setAsking(false);
    const intent = {
      type: 'signProposal',
      proposal: proposal.id,
      revision: proposal.revision,
      confirmed,
    } as const;
    const answer = await sendIntent(intent);
    if (answer.ok) return;
    // Another hand was quicker: now this signature is the last, and is asked for.
    if (answer.error.code === 'proposal/needs-confirmation') setAsking(true);
    else tellRefusal(answer.error, intent);
  };
  return {
    // Who stands before the question is not left with it when the offer is gone.
    isAsking: isAsking && proposal.status === 'open',
    sign: (isPriced) => {
      if (me !== undefined && isPriced && mustAsk(game, proposal, me)) setAsking(true);
      else void send(me !== undefined && isLastSignature(game, proposal, me));
    },
    confirm: () => void send(true),
    cancel: () => setAsking(false),
  };
}

/** What its author has put in the place of an offer that it has taken back without a word: terms for the same parties that it has written or signed since. */
function replacementOf({ proposals }: GameState, offer: Proposal): Proposal | undefined {
  const { id, author, parties, lapse, round } = offer;
  if (lapse?.type !== 'withdrawn' || lapse.reason !== undefined) return undefined;
  return Object.values(proposals).findLast(
    (other) =>
      other.id !== id &&
      other.round === round &&
      other.signatures[author] === other.revision &&
      (other.status === 'open' || other.status === 'concluded') &&
      other.parties.length === parties.length &&
      parties.every((party) => other.parties.includes(party)),
  );
}

/** Of an offer that its author has taken back or written anew: that signatures on it are void, and who had refused it. */
export const voidedBy = ({ author: economy, refusedBy: economies }: Proposal): Phrase =>
  phrase(economies.length > 0 ? 'notice.withdrawnAfter' : 'notice.replacedSigned', { economies, economy });

export const withdrawnAfter = (offer: Proposal): Phrase | undefined =>
  offer.lapse?.type === 'withdrawn' && offer.refusedBy.length > 0 ? voidedBy(offer) : undefined;

export function replacedSentence(game: GameState, offer: Proposal): string | undefined {
  const [instead, after] = [replacementOf(game, offer), withdrawnAfter(offer)];
  if (instead === undefined) return after && say(after);
  return instead.author === offer.author
    ? t('proposal.lapsed.rewritten')
    : t('proposal.lapsed.signedInstead', { economy: partyName(instead.author) });
}

/** To the list from which partners are chosen: on a phone it lies below the draft. */
export function toPartners(): void {
  const list = document.querySelector<HTMLElement>('.desk-parties select');
  list?.scrollIntoView({ block: 'center' });
  list?.focus();
}

/** What stood at this table when this device first saw a price that somebody named for a version of an offer. */
const whenNamed = new Map<string, string>();
/** Another table has other offers under the same numbers. */
effect(() => {
  void gameId.value;
  whenNamed.clear();
});

/** Whether `now` is another than when this device first saw the price; a picture of no table is never looked at twice. */
function isOtherSinceNamed(what: 'law' | 'rivals', { id, revision }: Proposal, by: EconomyId, now: string) {
  if (gameId.peek() === undefined) return false;
  const name = `${what} ${id} ${revision} ${by}`;
  const then = whenNamed.get(name) ?? now;
  whenNamed.set(name, then);
  return then !== now;
}

/** Whether others have signed since somebody named what it would sign: it may be too little now. */
export function isNamedBefore(game: GameState, proposal: Proposal, economy: EconomyId): boolean {
  return isOtherSinceNamed('law', proposal, economy, lawOf(game));
}

/** Keeps the law under which prices were named, whether anybody looks at them or not. */
export function noteNamed(game: GameState): void {
  for (const proposal of Object.values(game.proposals)) {
    if (proposal.round !== game.round) continue;
    for (const economy of Object.keys(proposal.accepted ?? {})) {
      isNamedBefore(game, proposal, economy);
      isAmongOtherOffers(game, proposal, economy);
    }
  }
}

/** Whether what somebody could sign instead is another since it named a price: the price was for those offers. */
function isAmongOtherOffers(game: GameState, proposal: Proposal, economy: EconomyId): boolean {
  const isSigned = ({ status, signatures, revision }: Proposal): boolean =>
    status === 'open' && signatures[economy] === revision;
  const now = Object.values(game.proposals)
    .filter((other) => isSigned(other) && partiesOf(other.parties) !== partiesOf(proposal.parties))
    .map((other) => `${other.id} ${other.revision}`)
    .join();
  return isOtherSinceNamed('rivals', proposal, economy, now);
}

/**
 * Payments between an author and whoever refused with which that one would sign a draft: of a version of this round with the same parties and
 * terms and, but for what these two pay each other, the same payments; none once others have signed or other offers lie signed.
 */
export function acceptedFor(
  game: GameState,
  draft: Draft,
): { readonly economy: EconomyId; readonly payment: AcceptedPayment }[] {
  const versions = Object.values(game.proposals)
    .filter(({ round }) => round === game.round)
    .toReversed();
  return draft.parties.flatMap((economy) => {
    const named = versions.find(({ accepted, ...terms }) => {
      const payment = accepted?.[economy];
      return payment !== undefined && termsBeside(terms, payment) === termsBeside(draft, payment);
    });
    const payment = named?.accepted?.[economy];
    if (named === undefined || payment === undefined) return [];
    const isOld = [isNamedBefore, isAmongOtherOffers].some((isPast) => isPast(game, named, economy));
    return isOld ? [] : [{ economy, payment }];
  });
}

/** What the author of an open offer would take for its very terms, where that is less than the offer asks. */
export function cheaperFor(game: GameState, proposal: Proposal): AcceptedPayment | undefined {
  const { author, clauses, status } = proposal;
  const payment = acceptedFor(game, proposal).find(({ economy }) => economy === author)?.payment;
  if (payment === undefined || status !== 'open') return undefined;
  const takenMn = payment.to === author ? payment.leastMn : -payment.mostMn;
  return takenMn < paidToMn(clauses, author) ? payment : undefined;
}
