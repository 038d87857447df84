import { signal } from '@preact/signals';
import type { ProposalId } from '#shared/kernel/ids.ts';

/** A short message that leaves by itself, in the language of the moment; it leads to what it speaks of. */
export type Notice = {
  readonly id: number;
  readonly text: () => string;
  readonly isAlert: boolean;
  readonly open?: () => void;
  /** The proposal that it speaks of. */
  readonly proposal?: ProposalId;
  /** The room in which it was said. */
  readonly room?: string;
};

const SHOWN_AT_MOST = 2;
let lastId = 0;

export const notices = signal<readonly Notice[]>([]);

export function notify(
  text: () => string,
  options: Partial<Pick<Notice, 'isAlert' | 'open' | 'proposal' | 'room'>> = {},
): void {
  lastId += 1;
  const notice = {
    id: lastId,
    text,
    isAlert: options.isAlert ?? false,
    ...(options.open === undefined ? {} : { open: options.open }),
    ...(options.proposal === undefined ? {} : { proposal: options.proposal }),
    ...(options.room === undefined ? {} : { room: options.room }),
  };
  const others = notices.peek().filter((each) => each.text() !== text());
  // Refusals stand last: where there is room for one message, the last is shown.
  notices.value = [...others, notice]
    .slice(-SHOWN_AT_MOST)
    .toSorted((a, b) => Number(a.isAlert) - Number(b.isAlert));
}

/** What has become of an offer since makes older words of it untrue. */
export function dismissOfProposal(about: ProposalId): void {
  notices.value = notices.peek().filter(({ proposal, isAlert }) => isAlert || proposal !== about);
}

export function dismiss(id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}

/** What was said in a room needs no telling once the room lies before the reader. */
export function dismissOfRoom(seen: string): void {
  notices.value = notices.peek().filter(({ room }) => room !== seen);
}

/** What is told while the talk or the list of offers has the whole page: of offers the strip above, and the list or the badge of its tab tell, so that their messages wait. */
export function besideOffers(all: readonly Notice[]): readonly Notice[] {
  return all.filter(({ proposal, isAlert }) => isAlert || proposal === undefined);
}

/** What was told belongs to a phase that is over; refusals stay until they are read. */
export function clearNotices(): void {
  notices.value = notices.peek().filter(({ isAlert }) => isAlert);
}

/** What came new when the seat was ready, so that it is not any more: its button says so until it is ready again. */
export const recalledBy = signal<Pick<Notice, 'text' | 'open'> | undefined>(undefined);
