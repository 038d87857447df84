import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { placeOf } from '../addresses.ts';

/** What the server takes at most, and how fast: of messages, requests, joins and rows, by person, table, class and address. */
export const SERVER_LIMITS = {
  frameBytes: 16 * 1024,
  bodyBytes: 8 * 1024,
  intentsPerSecond: 10,
  intentBurst: 20,
  chatPerSecond: 1,
  chatBurst: 5,
  /** Of all people at a table together: more than any room of people can read. */
  chatPerTablePerSecond: 8,
  chatPerTableBurst: 160,
  /** Pages of earlier talk that one person may ask for. */
  earlierTalkPerSecond: 2,
  earlierTalkBurst: 10,
  /** Looks of one person at what bots would want: at most one with every change of the table. */
  areaPricesPerSecond: 1,
  areaPricesBurst: 8,
  eventsPerGame: 20_000,
  /** Rows that seats leave to the host; bots and the clock always go on. */
  eventsKeptForHost: 4_000,
  pressesPerSeatAndRound: 500,
  draftsPerSeatAndRound: 600,
  /** People without a seat at one table; a free seat is never refused for their sake. */
  watchersPerGame: 140,
  /** Tries of the number by which people of a class come back: for one name in an hour, and in all. */
  pinTriesPerName: 5,
  pinTriesPerClassPerMinute: 20,
  /** Numbers that one person is given in place of one that is forgotten. */
  newPinsPerMemberPerMinute: 6,
  eventsPerClass: 20_000,
  /** Rows that raised hands and alerts leave to the host of a class. */
  classEventsKeptForHost: 10_000,
  consolesPerGame: 10,
  devicesPerHelper: 4,
  screensPerGame: 20,
  socketsPerAddress: 1_000,
  /** A lecture hall joins within a minute or two; one person alone cannot fill a table in seconds. */
  joinsPerGameAtOnce: 80,
  joinsPerGamePerMinute: 60,
  /** Several classes of one school that each play alone. */
  sessionsPerAddressAtOnce: 120,
  sessionsPerAddressPerMinute: 20,
  /** Requests to come back on another device: at a time, in all, and how long one waits for the host. */
  returnsAtOnce: 6,
  returnsPerGamePerMinute: 12,
  returnWaitsMs: 180_000,
  entriesPerMemberPerMinute: 120,
  /** Entries that one person may have asked for and not used yet. */
  openEntriesPerMember: 2,
  firstMistakesPerAddressPerHour: 3,
  firstMistakesPerMinute: 100,
  failedCodesPerAddressPerMinute: 60,
  /** Wrong codes of all places together, first mistakes included. */
  failedCodesPerMinute: 600,
  openSessions: 500,
  /** So many of them from one address, so that others always find room. */
  openSessionsPerAddress: 400,
  bufferedBytes: 1024 * 1024,
} as const;

/** Lets through `burst` at once and `perSecond` after that; runs on the process's monotonic clock. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt = performance.now();

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** Takes one if there is one. */
  take(): boolean {
    this.#fill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Whether one could be taken, without taking it. */
  has(): boolean {
    this.#fill();
    return this.#tokens >= 1;
  }

  get isFull(): boolean {
    this.#fill();
    return this.#tokens >= this.#burst;
  }

  #fill(): void {
    const now = performance.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filledAt) / 1000) * this.#perSecond);
    this.#filledAt = now;
  }
}

/** One bucket a key (an address, a person). A bucket that has filled up again is forgotten: nothing is kept of the quiet. */
export class KeyedBuckets {
  readonly #perMinute: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #keysKept: number;

  constructor({
    perMinute,
    burst = perMinute,
    keysKept = 20_000,
  }: {
    readonly perMinute: number;
    readonly burst?: number;
    readonly keysKept?: number;
  }) {
    this.#perMinute = perMinute;
    this.#burst = burst;
    this.#keysKept = keysKept;
  }

  take(key: string): boolean {
    return this.#bucketOf(key).take();
  }

  has(key: string): boolean {
    return this.#buckets.get(key)?.has() ?? true;
  }

  #bucketOf(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    if (this.#buckets.size >= this.#keysKept) this.#forgetQuiet();
    const bucket = new TokenBucket(this.#perMinute / 60, this.#burst);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forgetQuiet(): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull) this.#buckets.delete(key);
    // All are busy: the oldest makes room, so that memory stays bounded.
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size >= this.#keysKept && oldest.done !== true) this.#buckets.delete(oldest.value);
  }
}

/** Messages of any kind that one person may send before the socket is closed; honest clients stay far below. */
const MESSAGES_PER_SECOND = 50;
const MESSAGE_BURST = 150;

type Buckets = {
  readonly messages: TokenBucket;
  readonly intents: TokenBucket;
  readonly talk: TokenBucket;
  readonly earlierTalk: TokenBucket;
  readonly areaPrices: TokenBucket;
};

/** Rates of the people at one table, by person (a new socket brings no fresh budget), and of their talk in all. */
export class MemberLimits {
  readonly #buckets = new Map<string, Buckets>();
  readonly #talkOfAll = new TokenBucket(SERVER_LIMITS.chatPerTablePerSecond, SERVER_LIMITS.chatPerTableBurst);

  mayAsk(person: string): boolean {
    return this.#of(person).intents.take();
  }

  maySpeak(person: string): boolean {
    return this.#of(person).talk.take() && this.#talkOfAll.take();
  }

  mayReadEarlier(person: string): boolean {
    return this.#of(person).earlierTalk.take();
  }

  mayAskPrices(person: string): boolean {
    return this.#of(person).areaPrices.take();
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
      intents: new TokenBucket(SERVER_LIMITS.intentsPerSecond, SERVER_LIMITS.intentBurst),
      talk: new TokenBucket(SERVER_LIMITS.chatPerSecond, SERVER_LIMITS.chatBurst),
      earlierTalk: new TokenBucket(SERVER_LIMITS.earlierTalkPerSecond, SERVER_LIMITS.earlierTalkBurst),
      areaPrices: new TokenBucket(SERVER_LIMITS.areaPricesPerSecond, SERVER_LIMITS.areaPricesBurst),
    };
    this.#buckets.set(person, buckets);
    return buckets;
  }
}

/**
 * How often one place on the network may do what costs the server or helps to guess a code. A school is one place, so what one
 * person spoils there must not shut out the rest. Addresses are kept in memory only.
 */
export type AddressLimits = {
  readonly mayOpen: (address: string) => boolean;
  readonly noteOpened: (address: string, code: string) => void;
  /** Whether this code may be tried from there. */
  readonly mayTryCode: (address: string, code: string) => boolean;
  readonly noteWrongCode: (address: string, code: string) => void;
  /** Somebody there has opened, found or entered the table of this code. */
  readonly noteRightCode: (address: string, code: string) => void;
};

/**
 * The guessing of codes is limited by what it can find out, not by who asks. A code that was tried from the same place before
 * tells nothing new, so it always passes: right ones (a class behind the address from which its table was opened or found), and
 * the same wrong one again. New tries have two budgets for the whole server. The first few mistakes of a place within an hour
 * are an honest person's and have their own, so that those who try thousands cannot use it up; all others share the rest, and
 * each place a part of that. Together the two are `failedCodesPerMinute`: with 200 open tables among 31⁶ codes one wrong code
 * in 4.4 million is a hit, so that a hit takes 5.1 days on average, however many addresses guess.
 */
export function createAddressLimits(isOpen: (code: string) => boolean): AddressLimits {
  const opens = new KeyedBuckets({
    perMinute: SERVER_LIMITS.sessionsPerAddressPerMinute,
    burst: SERVER_LIMITS.sessionsPerAddressAtOnce,
  });
  /** Place of each open table by its code. */
  const openedFrom = new Map<string, string>();
  const rightCodes = new RecentPairs();
  const wrongCodes = new RecentPairs();
  const firstMistakes = new KeyedBuckets({
    perMinute: SERVER_LIMITS.firstMistakesPerAddressPerHour / 60,
    burst: SERVER_LIMITS.firstMistakesPerAddressPerHour,
  });
  const furtherMistakes = new KeyedBuckets({ perMinute: SERVER_LIMITS.failedCodesPerAddressPerMinute });
  const { firstMistakesPerMinute, failedCodesPerMinute } = SERVER_LIMITS;
  const allFirst = new TokenBucket(firstMistakesPerMinute / 60, firstMistakesPerMinute);
  const furtherPerMinute = failedCodesPerMinute - firstMistakesPerMinute;
  const allFurther = new TokenBucket(furtherPerMinute / 60, furtherPerMinute);
  return {
    mayOpen: (address) => {
      const place = placeOf(address);
      for (const code of openedFrom.keys()) if (!isOpen(code)) openedFrom.delete(code);
      const openHere = [...openedFrom.values()].filter((from) => from === place).length;
      return openHere < SERVER_LIMITS.openSessionsPerAddress && opens.take(place);
    },
    noteOpened: (address, code) => {
      const place = placeOf(address);
      openedFrom.set(code, place);
      rightCodes.add(place, code);
    },
    mayTryCode: (address, code) => {
      const place = placeOf(address);
      if (rightCodes.has(place, code) || wrongCodes.has(place, code)) return true;
      if (firstMistakes.has(place) && allFirst.has()) return true;
      return furtherMistakes.has(place) && allFurther.has();
    },
    noteWrongCode: (address, code) => {
      const place = placeOf(address);
      if (wrongCodes.has(place, code)) return;
      wrongCodes.add(place, code);
      if (allFirst.has() && firstMistakes.take(place)) allFirst.take();
      else if (furtherMistakes.take(place)) allFurther.take();
    },
    noteRightCode: (address, code) => rightCodes.add(placeOf(address), code),
  };
}

const PAIRS_KEPT = 20_000;

/** Pairs of a place and a code; the oldest make room. */
class RecentPairs {
  readonly #pairs = new Set<string>();

  has(place: string, code: string): boolean {
    return this.#pairs.has(`${place} ${code}`);
  }

  add(place: string, code: string): void {
    const pair = `${place} ${code}`;
    // Taken out first, so that the order is that of the last use.
    this.#pairs.delete(pair);
    this.#pairs.add(pair);
    const oldest = this.#pairs.values().next();
    if (this.#pairs.size > PAIRS_KEPT && oldest.done !== true) this.#pairs.delete(oldest.value);
  }
}

type Asked = { readonly actor: Actor; readonly intents: readonly Intent[] };
type Table = { readonly seq: number; readonly state: { readonly round: number } };

/** Intents that only keep what stands on a screen: a slider makes many of them. */
const DRAFTS: ReadonlySet<Intent['type']> = new Set(['savePolicyDraft', 'saveMeasures']);

/**
 * How many rows of a table's log each may fill. A seat has a budget of presses and one of drafts for each round, all seats together
 * leave room for the host, and bots, the clock and settlements always go on. Counted since the server started.
 */
export class RowBudget {
  #round = -1;
  readonly #spent = new Map<string, number>();

  refusal(asked: Asked, { seq, state }: Table): Rejection | undefined {
    const { actor } = asked;
    if (actor.type === 'host')
      return seq < SERVER_LIMITS.eventsPerGame ? undefined : { code: 'game/too-many-events' };
    if (actor.type !== 'seat') return undefined;
    if (seq >= SERVER_LIMITS.eventsPerGame - SERVER_LIMITS.eventsKeptForHost)
      return { code: 'game/too-many-events' };
    const limit = isDraft(asked) ? SERVER_LIMITS.draftsPerSeatAndRound : SERVER_LIMITS.pressesPerSeatAndRound;
    const spent = state.round === this.#round ? (this.#spent.get(keyOf(asked, actor.economy)) ?? 0) : 0;
    return spent < limit ? undefined : { code: 'seat/too-many-this-round', limit };
  }

  /** A row was made of it. */
  spend(asked: Asked, { state }: Table): void {
    if (asked.actor.type !== 'seat') return;
    if (state.round !== this.#round) this.#spent.clear();
    this.#round = state.round;
    const key = keyOf(asked, asked.actor.economy);
    this.#spent.set(key, (this.#spent.get(key) ?? 0) + 1);
  }
}

function isDraft({ intents }: Asked): boolean {
  return intents.every(({ type }) => DRAFTS.has(type));
}

function keyOf(asked: Asked, economy: string): string {
  return `${isDraft(asked) ? 'drafts' : 'presses'} ${economy}`;
}
