import type { MemberId } from '#shared/kernel/ids.ts';
import type { ClassView, SaidWord, TableLetter } from '#shared/protocol/classroom.ts';
import type { Talk } from '#shared/protocol/session.ts';

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
