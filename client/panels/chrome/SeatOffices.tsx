import type { SeatIntent } from '#shared/protocol/intents.ts';
import { officeRefusal, penRefusal, seatPeople } from '../../state/offices.ts';
import { rejectionText } from '../../text/nameParams.ts';
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
