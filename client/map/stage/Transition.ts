/** Progress from 0 to 1 over a time, slow at both ends. */
export class Transition {
  readonly #usualMs: number;
  #durationMs: number;
  #passedMs: number;

  constructor(durationMs: number) {
    this.#usualMs = durationMs;
    this.#durationMs = durationMs;
    this.#passedMs = durationMs;
  }

  get isRunning(): boolean {
    return this.#passedMs < this.#durationMs;
  }

  get share(): number {
    const t = Math.min(1, this.#passedMs / this.#durationMs);
    return t * t * (3 - 2 * t);
  }

  start(durationMs: number = this.#usualMs): void {
    this.#durationMs = durationMs;
    this.#passedMs = 0;
  }

  finish(): void {
    this.#passedMs = this.#durationMs;
  }

  advance(deltaMs: number): number {
    this.#passedMs += deltaMs;
    return this.share;
  }
}
