/** What a seat of a class or a delegation has besides its own presses: whose a press is, what waits for whom, and the hand that calls the host. */
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { Icon } from '../../design/Icon.tsx';
import { sendHand } from '../../net/requests.ts';
import { officeRefusal, penRefusal, seatPeople } from '../../state/offices.ts';
import { isHandUp, isLive, me, session } from '../../state/store.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { lazyPart, UNSEEN } from './lazyPart.tsx';

/** What most tables never show is fetched by those that do. */
const LateNotes = lazyPart(async () => (await import('./SharedSeat.tsx')).SharedSeatNotes, [], UNSEEN);
const LatePenNote = lazyPart(async () => (await import('./SharedSeat.tsx')).PenNote, [], UNSEEN);

/** While something waits for the chair, or for a second person of the seat. */
export function SharedSeatNotes() {
  return seatPeople.value.length === 0 ? null : <LateNotes />;
}

/** Who fills in the envelope where this device may not. */
export function PenNote() {
  return penRefusal() === undefined ? null : <LatePenNote />;
}

/** Why a button is off: whose press it is. Nothing where it is this device's own. */
export function OfficeNote({ type }: { readonly type: SeatIntent['type'] }) {
  const refusal = officeRefusal(type);
  return refusal === undefined ? null : <p class="small muted">{rejectionText(refusal)}</p>;
}

/** In a class: asks its host to come, or for an answer. */
export function RaiseHand() {
  const isOfClass = session.value?.ofClass !== undefined && me.value?.member !== undefined;
  if (!isOfClass || isHandUp.value) return null;
  return (
    <button
      type="button"
      class="btn sm"
      disabled={!isLive.value}
      onClick={() => void sendHand({ raised: true })}
    >
      <Icon name="hand" size={16} />
      {t('hand.raise')}
    </button>
  );
}

/** In a class: the own hand is up, and can be taken down. */
export function OwnHand() {
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
