import type { Result } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';

type Answer<T> = Promise<Result<T, Rejection>>;

/** Who sent a command, and under which id: the same pair takes effect once. */
export type Command = { readonly member: string; readonly id: string };

export function commandKey(member: string, commandId: string): string {
  return `${member} ${commandId}`;
}

/** Under which a message is said once; the host has no number. */
export function spokenKey({
  member = '',
  commandId,
}: {
  readonly member?: string;
  readonly commandId: string;
}): string {
  return commandKey(member, commandId);
}

/**
 * Answers to commands by sender and id. Every copy of a command waits for the answer of the first, so that none is acknowledged
 * before it is on disk. A refusal changed nothing and is forgotten: the same command may be sent again.
 */
export class CommandAnswers<T> {
  readonly #answers = new Map<string, Answer<T>>();
  readonly #kept: number;
  readonly #brief = new Set<string>();

  /** `kept`: how many answers are remembered, the oldest being forgotten first. */
  constructor(known: Iterable<readonly [string, T]> = [], kept = Infinity) {
    this.#kept = kept;
    for (const [key, value] of known) this.#answers.set(key, Promise.resolve({ ok: true, value }));
  }

  /** The answer under way or given, if this command was taken before. */
  find(key: string): Answer<T> | undefined {
    return this.#answers.get(key);
  }

  /** Takes the command, or gives the answer to its first copy. */
  once(key: string, take: () => Answer<T>): Answer<T> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = take();
    this.#answers.set(key, answer);
    const forget = (): void => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
    };
    // A mistake of ours is reported by whoever awaits the answer.
    answer.then((result) => (result.ok ? undefined : forget()), forget);
    this.#forgetOldest();
    return answer;
  }

  /** The command changed nothing: its answer is forgotten when `kept` others of its kind have come since. */
  keepBriefly(key: string, kept: number): void {
    this.#brief.add(key);
    const oldest = this.#brief.values().next();
    if (this.#brief.size <= kept || oldest.done === true) return;
    this.#brief.delete(oldest.value);
    this.#answers.delete(oldest.value);
  }

  #forgetOldest(): void {
    if (this.#answers.size <= this.#kept) return;
    const oldest = this.#answers.keys().next();
    if (oldest.done !== true) this.#answers.delete(oldest.value);
  }
}
