import type { GameState } from '#shared/rules/state.ts';
import type { Meter } from './SimulatedPlayer.ts';

/** A report comes with other documents of the same moment: what a device gets around the beginning of a reveal counts as its report. */
const BEFORE_REVEAL_MS = 3_000;
const AFTER_REVEAL_MS = 3_000;

type Received = { readonly atMs: number; readonly bytes: number };

export type LoadFigures = {
  readonly joined: number;
  /** Until the last had joined. */
  readonly joinMs: number;
  readonly answers: number;
  readonly unanswered: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Of the first round, to all devices together. */
  readonly reportBytes: number;
};

/** What is measured at the devices of a crowd. */
export class LoadMeter implements Meter {
  latestRound = 0;
  hasEnded = false;
  readonly #startedMs = performance.now();
  readonly #times: number[] = [];
  readonly #received = new Map<string, Received[]>();
  #joined = 0;
  #joinMs = 0;
  #unanswered = 0;
  #revealedMs: number | undefined;
  #reportBytes = 0;

  joined(): void {
    this.#joined += 1;
    this.#joinMs = performance.now() - this.#startedMs;
  }

  answered(tookMs: number): void {
    this.#times.push(tookMs);
  }

  unanswered(): void {
    this.#unanswered += 1;
  }

  received(person: string, bytes: number): void {
    const atMs = performance.now();
    if (this.#revealedMs !== undefined) {
      if (atMs - this.#revealedMs < AFTER_REVEAL_MS) this.#reportBytes += bytes;
      return;
    }
    const kept = (this.#received.get(person) ?? []).filter((each) => atMs - each.atMs < BEFORE_REVEAL_MS);
    this.#received.set(person, [...kept, { atMs, bytes }]);
  }

  /** The first device that shows the reveal of the first round opens the count for all. */
  phaseSeen(_person: string, { phase, round }: GameState): void {
    this.latestRound = Math.max(this.latestRound, round);
    this.hasEnded ||= phase === 'debrief';
    if (phase !== 'results' || round !== 1 || this.#revealedMs !== undefined) return;
    this.#revealedMs = performance.now();
    const since = this.#revealedMs - BEFORE_REVEAL_MS;
    this.#reportBytes = [...this.#received.values()]
      .flat()
      .filter(({ atMs }) => atMs >= since)
      .reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get figures(): LoadFigures {
    const times = this.#times.toSorted((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? NaN;
    return {
      joined: this.#joined,
      joinMs: this.#joinMs,
      answers: times.length,
      unanswered: this.#unanswered,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      p99Ms: at(0.99),
      reportBytes: this.#reportBytes,
    };
  }
}
