import type { SeenAt, Write } from '../store/GameStore.ts';
import { isOfPeople, seenAfter } from '../store/loadLog.ts';

/** When somebody was last at a table, and since when it goes on after a break. What is not in the log is forgotten by a restart. */
export class Attendance {
  #seen: SeenAt;

  constructor(stored: SeenAt = {}) {
    this.#seen = stored;
  }

  /** When somebody came back after nobody had been here for hours, by the wall clock. */
  get goesOnSince(): number | undefined {
    return this.#seen.goesOnSince;
  }

  /** Somebody who plays or hosts has come. */
  noteArrival(at: number): void {
    this.#seen = seenAfter(this.#seen, at);
  }

  /** Whatever people ask is written down; bots and the clock are nobody. */
  noteRows(writes: readonly Write[]): void {
    for (const write of writes)
      if (write.type === 'appendRow' && isOfPeople(write.row)) this.noteArrival(write.row.at);
  }
}
