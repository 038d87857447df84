import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassView, SaidWord, TableLetter } from '#shared/protocol/classroom.ts';
import type { Talk } from '#shared/protocol/session.ts';
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

type Word = {
  readonly body: Talk['body'];
  readonly tables: readonly TableLetter[];
  /** Its numbers in the talk of the tables. */
  readonly messages: ReadonlySet<number>;
};

type Person = { readonly member: MemberId; readonly table?: TableLetter };

/** The host's last word to tables, while this process runs: who has put it away is written down nowhere. */
export class HostWord {
  #word: Word | undefined;
  #seenBy = new Set<MemberId>();

  say(word: Word): void {
    this.#word = word;
    this.#seenBy = new Set();
  }

  /** A person has put a message of the host away; true where it is this word. */
  heardBy(member: MemberId, message: number): boolean {
    const isThis = this.#isThis(message);
    if (isThis) this.#seenBy.add(member);
    return isThis;
  }

  /** A message was hidden; where it is this word, nobody is shown it any more. */
  hide(message: number): boolean {
    const isThis = this.#isThis(message);
    if (isThis) this.#word = undefined;
    return isThis;
  }

  /** The word, and how many of those to whom it was said have put it away. */
  countedAmong(people: readonly Person[]): SaidWord | undefined {
    const [message] = this.#word?.messages ?? [];
    if (this.#word === undefined || message === undefined) return undefined;
    const { body, tables } = this.#word;
    const reached = people.filter(({ table }) => table !== undefined && tables.includes(table));
    const seen = reached.filter(({ member }) => this.#seenBy.has(member)).length;
    return { message, body, tables, seen, people: reached.length };
  }

  /** What everybody in the room of the class reads: the word where it was to all tables. */
  toAll(tables: number): ClassView['word'] {
    if (this.#word?.tables.length !== tables) return undefined;
    const { body, messages } = this.#word;
    const [id] = messages;
    return id === undefined ? undefined : { id, body };
  }

  #isThis(message: number): boolean {
    return this.#word?.messages.has(message) === true;
  }
}
