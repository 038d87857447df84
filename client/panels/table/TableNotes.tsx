import { useEffect, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isPaused } from '#shared/rules/table/clock.ts';
import { waitsForClass } from '#shared/rules/table/homework.ts';
import { Icon } from '../../design/Icon.tsx';
import { type Notice, besideOffers, dismiss, notices } from '../../state/notices.ts';
import { seatPeople } from '../../state/offices.ts';
import { submitAsHost } from '../../net/submitIntent.ts';
import { hostsFromSeat, session, sharedSeat } from '../../state/store.ts';
import { desk, openProposal, tab } from '../../state/tableState.ts';
import { viewport } from '../../state/viewport.ts';
import { useTable } from '../../state/useTable.ts';
import { t } from '../../text/t.ts';
import { lazyPart, UNSEEN } from '../chrome/lazyPart.tsx';
import { Press, whyTableOff } from '../chrome/Press.tsx';
import { SharedSeatNotes } from '../chrome/SeatOffices.tsx';
import { OffersWeighed, SharedDesk } from '../proposal/ProposalPile.tsx';
import { SeatRequest } from '../lobby/SeatGrid.tsx';
import { HostWord } from '../talk/HostWord.tsx';

/** States of the table that everybody must know: watching, minded, paused, held. */
export function TableNotes() {
  const { game, me } = useTable();
  const wasMinded = useWasMinded(game, me);
  return (
    <div class="table-notes stack">
      <HostWord />
      {me !== undefined && game.phase === 'negotiation' && <OffersWeighed me={me} />}
      <SharedSeatNotes />
      {(seatPeople.value.length > 0 || sharedSeat.value?.drafts !== undefined) && <SharedDesk />}
      {(session.value?.ofClass ?? session.value?.goesOnSince ?? game.homework) !== undefined && (
        <SittingNotes />
      )}
      {/* A class that goes on another day says so itself, and so does a round at home that waits for the class. */}
      {isPaused(game) && session.value?.ofClass?.adjournedUntil === undefined && !waitsForClass(game) && (
        <Note text={t('table.paused')} isBig />
      )}
      {me === undefined && <WatchingNote />}
      {me !== undefined && isMinded(game, me) && <Note text={t('table.mindedNow')} />}
      {wasMinded && <Note text={t('table.mindedBanner')} />}
      {game.endsAfterRound !== undefined && <Note text={t('table.lastRound')} />}
      {game.held !== undefined && <HeldNote />}
    </div>
  );
}

/** The model could not solve the round: where nobody else hosts the table, whoever leads it from a seat tries again. */
function HeldNote() {
  if (!hostsFromSeat.value) return <Note text={t('table.held')} isAlert />;
  return (
    <div class="note alert wrap" role="alert">
      <Icon name="alert" size={16} />
      <span class="grow">{t('table.heldHere')}</span>
      <Press
        class="btn sm"
        onPress={() => void submitAsHost({ type: 'retrySettlement' })}
        why={whyTableOff()}
      >
        {t('table.heldRetry')}
      </Press>
    </div>
  );
}

/** Fetched in a class, after a break, and where a round is played at home. */
const SittingNotes = lazyPart(
  async () => (await import('../sittings/Homework.tsx')).SittingNotes,
  ['kit'],
  UNSEEN,
);

function WatchingNote() {
  return (
    <div class="note wrap">
      <Icon name="eye" size={16} />
      <output class="grow">{t('table.watchingHint')}</output>
      <SeatRequest />
    </div>
  );
}

type NoteProps = { readonly text: string; readonly isAlert?: boolean; readonly isBig?: boolean };

function Note({ text, isAlert = false, isBig = false }: NoteProps) {
  return (
    <p class={`note${isAlert ? ' alert' : ''}${isBig ? ' big' : ''}`} role={isAlert ? 'alert' : 'status'}>
      <Icon name={isAlert ? 'alert' : 'eye'} size={16} />
      {text}
    </p>
  );
}

const TOLD_MS = 12_000;

/** Whether the seat's person is away. A seat without one is governed by its bot: its next person was not away from it. */
function isMinded({ seats }: GameState, economy: EconomyId): boolean {
  const seat = seats[economy];
  return seat?.member !== undefined && !seat.present;
}

/** True for a while after the seat was handed back. */
function useWasMinded(game: GameState, me: EconomyId | undefined): boolean {
  const isAway = me !== undefined && isMinded(game, me);
  const [was, setWas] = useState(false);
  useEffect(() => setWas(false), [me]);
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    if (isAway) setWas(true);
    if (isAway || !was) return undefined;
    setWas(false);
    setTold(true);
    return undefined;
  }, [isAway]);
  useEffect(() => {
    if (!isTold) return undefined;
    const timer = setTimeout(() => setTold(false), TOLD_MS);
    return () => clearTimeout(timer);
  }, [isTold]);
  return isTold;
}

const SHOWN_MS = 6_000;

/**
 * Short messages over what nobody presses; they stay under the pointer of a mouse or the focus of the keyboard. A finger
 * that was there last does not hold them.
 */
export function Toasts() {
  // On a phone the list of offers shows what has become of each: a message would hide some of them.
  const isAtList = tab.value === 'deals' && desk.value === undefined && openProposal.value === undefined;
  const isTold = viewport.value === 'phone' && (tab.value === 'chat' || isAtList);
  const shown = isTold ? besideOffers(notices.value) : notices.value;
  if (shown.length === 0) return null;
  return (
    <div class="toasts stack top small">
      {shown.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice }: { readonly notice: Notice }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, notice.id]);
  // Whoever reads the proposal needs no word of it.
  const isRead = notice.proposal !== undefined && notice.proposal === openProposal.value;
  useEffect(() => {
    if (isRead) dismiss(notice.id);
  }, [isRead, notice.id]);
  const hold = (): void => setHeld(true);
  const release = (): void => setHeld(false);
  const open = (): void => {
    notice.open?.();
    dismiss(notice.id);
  };
  return (
    <div
      class={`toast row gap-3${notice.isAlert ? ' alert' : ''}`}
      role={notice.isAlert ? 'alert' : 'status'}
      onPointerEnter={(event) => event.pointerType === 'mouse' && hold()}
      onPointerLeave={release}
      onFocusCapture={(event) =>
        event.target instanceof Element && event.target.matches(':focus-visible') && hold()
      }
      onBlurCapture={release}
    >
      <span class="grow">{notice.text()}</span>
      <span class="row">
        {notice.open !== undefined && (
          <button type="button" class="btn sm" onClick={open}>
            {t('move.open')}
          </button>
        )}
        <button
          type="button"
          class="btn sm ghost icon"
          aria-label={t('common.close')}
          onClick={() => dismiss(notice.id)}
        >
          <Icon name="close" size={16} />
        </button>
      </span>
    </div>
  );
}
