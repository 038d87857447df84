import { LIMITS } from '#shared/protocol/limits.ts';
import { TokenBucket } from './buckets.ts';

/** Messages of any kind that one person may send before the socket is closed; honest clients stay far below. */
const MESSAGES_PER_SECOND = 50;
const MESSAGE_BURST = 150;

type Buckets = {
  readonly messages: TokenBucket;
  readonly intents: TokenBucket;
  readonly talk: TokenBucket;
  readonly earlierTalk: TokenBucket;
};

/** Rates of the people at one table, by person (a new socket brings no fresh budget), and of their talk in all. */
export class MemberLimits {
  readonly #buckets = new Map<string, Buckets>();
  readonly #talkOfAll = new TokenBucket(LIMITS.chatPerTablePerSecond, LIMITS.chatPerTableBurst);

  mayAsk(person: string): boolean {
    return this.#of(person).intents.take();
  }

  maySpeak(person: string): boolean {
    return this.#of(person).talk.take() && this.#talkOfAll.take();
  }

  mayReadEarlier(person: string): boolean {
    return this.#of(person).earlierTalk.take();
  }

  /** Counts any message; false: a flood. */
  mayMessage(person: string): boolean {
    return this.#of(person).messages.take();
  }

  #of(person: string): Buckets {
    const known = this.#buckets.get(person);
    if (known !== undefined) return known;
    const buckets = {
      messages: new TokenBucket(MESSAGES_PER_SECOND, MESSAGE_BURST),
      intents: new TokenBucket(LIMITS.intentsPerSecond, LIMITS.intentBurst),
      talk: new TokenBucket(LIMITS.chatPerSecond, LIMITS.chatBurst),
      earlierTalk: new TokenBucket(LIMITS.earlierTalkPerSecond, LIMITS.earlierTalkBurst),
    };
    this.#buckets.set(person, buckets);
    return buckets;
  }
}
