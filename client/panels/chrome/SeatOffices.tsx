import type { SeatIntent } from '#shared/protocol/intents.ts';
import { officeRefusal, penRefusal, seatPeople } from '../../state/offices.ts';
import { rejectionText } from '../../text/nameParams.ts';
import { lazyPart } from './lazyPart.tsx';

/** What most tables never show is fetched by those that do; nothing stands in its place until then. */
const NOTHING = { Loading: () => null, Failed: () => null };
const ChairNote = lazyPart(async () => (await import('./SharedSeat.tsx')).ChairNote, [], NOTHING);
const KeyNote = lazyPart(async () => (await import('./SharedSeat.tsx')).KeyNote, [], NOTHING);
const LatePenNote = lazyPart(async () => (await import('./SharedSeat.tsx')).PenNote, [], NOTHING);

/** While something waits for the chair, or for a second person of the seat. */
export function SharedSeatNotes() {
  if (seatPeople.value.length === 0) return null;
  return (
    <>
      <ChairNote />
      <KeyNote />
    </>
  );
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
