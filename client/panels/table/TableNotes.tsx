import type { EconomyId } from '#shared/kernel/ids.ts';
import { isPaused } from '#shared/rules/table/clock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';
import { SharedSeatNotes } from '../chrome/SeatOffices.tsx';
import { HostWord } from '../talk/HostWord.tsx';
import { sendHand } from '../../net/requests.ts';
import { isHandUp, session } from '../../state/store.ts';
import { formatDayAndTime } from '../../text/format.ts';
import { SeatRequest } from '../lobby/SeatRequest.tsx';
import { useEffect, useState } from 'preact/hooks';
import { isReading } from '../../state/serverClock.ts';
import { useTable } from '../../state/useTable.ts';

/** States of the table that everybody must know: watching, minded, paused, held. */
export function TableNotes() {
  const { game, me } = useTable();
  const wasMinded = useWasMinded(game, me);
  return (
    <div class="table-notes stack">
      <HostWord />
      <OwnHand />
      <SharedSeatNotes />
      <AdjournedNote />
      {isReading.value && <Note text={t('table.botsWait')} />}
      {isPaused(game) && <Note text={t('table.paused')} isBig />}
      {me === undefined && <WatchingNote />}
      {me !== undefined && isMinded(game, me) && <Note text={t('table.mindedNow')} />}
      {wasMinded && <Note text={t('table.mindedBanner')} />}
      {game.endsAfterRound !== undefined && <Note text={t('table.lastRound')} />}
      {game.held !== undefined && <Note text={t('table.held')} isAlert />}
    </div>
  );
}

/** The class goes on another day. */
function AdjournedNote() {
  const untilAt = session.value?.ofClass?.adjournedUntil;
  if (untilAt === undefined) return null;
  return <Note text={t('table.adjourned', { when: formatDayAndTime(new Date(untilAt)) })} isBig />;
}

/** In a class: the own hand is up, and can be taken down. */
function OwnHand() {
  if (!isHandUp.value) return null;
  return (
    <div class="note">
      <Icon name="hand" size={16} />
      <output class="grow">{t('hand.raised')}</output>
      <button type="button" class="btn sm" onClick={() => void sendHand({ raised: false })}>
        {t('hand.lower')}
      </button>
    </div>
  );
}

function WatchingNote() {
  return (
    <div class="note watching">
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
