import type { MemberId } from '#shared/kernel/ids.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { TALK_IN_MEMORY } from '../store/talkRows.ts';

/** Size at most of the messages in memory. */
export const TALK_BYTES_IN_MEMORY = 128 * 1024;

/** The latest messages of a table, oldest first; all of them are on disk. */
export class TalkMemory {
  #latest: ChatRecord[] = [];
  #bytes = 0;
  #hasOlder: boolean;

  /** `hasOlder`: whether the disk has messages from before these. */
  constructor(stored: readonly ChatRecord[], hasOlder: boolean) {
    this.#hasOlder = hasOlder;
    for (const record of stored) this.add(record);
  }

  get latest(): readonly ChatRecord[] {
    return this.#latest;
  }

  /** Whether the disk may have messages that are not here. */
  get hasOlder(): boolean {
    return this.#hasOlder;
  }

  add(record: ChatRecord): void {
    this.#latest.push(record);
    this.#bytes += bytesOf(record);
    while (this.#latest.length > TALK_IN_MEMORY || this.#bytes > TALK_BYTES_IN_MEMORY) {
      const oldest = this.#latest.shift();
      if (oldest === undefined) return;
      this.#bytes -= bytesOf(oldest);
      this.#hasOlder = true;
    }
  }

  find(id: number): ChatRecord | undefined {
    return this.#latest.findLast((record) => record.id === id);
  }

  /** The message as it is now; undefined where it is not here. */
  hide(id: number): ChatRecord | undefined {
    const index = this.#latest.findLastIndex((record) => record.id === id);
    const record = this.#latest[index];
    if (record === undefined) return undefined;
    const hidden = { ...record, hidden: true };
    this.#latest[index] = hidden;
    return hidden;
  }

  /** Lets go of what a person has said. */
  forget(member: MemberId): void {
    this.#latest = this.#latest.filter((message) => message.member !== member);
    this.#bytes = this.#latest.reduce((sum, record) => sum + bytesOf(record), 0);
  }
}

function bytesOf(record: ChatRecord): number {
  // Hiding changes a message by one letter; without it the sum stays true.
  return Buffer.byteLength(JSON.stringify({ ...record, hidden: false }));
}
