import { REQUESTS } from '#shared/protocol/wire.ts';
import { noteClockSample } from '../state/serverClock.ts';
import type { TableRoom } from './openRoom.ts';

const BEAT_MS = 5_000;
const BEAT_TIMEOUT_MS = 3_000;
const MISSES_ALLOWED = 1;

/** Asks for the server's time every few seconds: keeps the clock true, and notices a line that died without a word. */
export class Heartbeat {
  readonly #room: TableRoom;
  readonly #onDead: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #misses = 0;
  #isStopped = false;

  constructor(room: TableRoom, onDead: () => void) {
    this.#room = room;
    this.#onDead = onDead;
  }

  start(): void {
    void this.#beat();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #beat(): Promise<void> {
    const sentAtMs = performance.now();
    const serverNowMs = await this.#askTime();
    if (this.#isStopped) return;
    if (serverNowMs === undefined) {
      this.#misses += 1;
      if (this.#misses > MISSES_ALLOWED) return this.#onDead();
    } else {
      this.#misses = 0;
      noteClockSample({
        serverNowMs,
        localNowMs: performance.now(),
        roundTripMs: performance.now() - sentAtMs,
      });
    }
    this.#timer = setTimeout(() => void this.#beat(), BEAT_MS);
  }

  /** Server's game-monotonic time, or undefined when no answer came in time. */
  async #askTime(): Promise<number | undefined> {
    try {
      const answer: unknown = await this.#room.request(REQUESTS.clock, {}, { timeout: BEAT_TIMEOUT_MS });
      const isTime = typeof answer === 'object' && answer !== null && 'nowMs' in answer;
      return isTime && typeof answer.nowMs === 'number' ? answer.nowMs : undefined;
    } catch {
      // A timeout or a closed line: both count as a missed beat.
      return undefined;
    }
  }
}
