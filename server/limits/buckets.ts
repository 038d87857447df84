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
