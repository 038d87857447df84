import type { Db } from './databaseSchema.ts';
import type { LogRow, SeenAt, Write } from './GameStore.ts';

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

/** By the rows that people have asked for. */
export async function loadSeen(db: Db, gameId: string, lastSeq: number): Promise<SeenAt> {
  const rows = await db
    .selectFrom('log')
    .select('at_ms')
    .where('game_id', '=', gameId)
    .where('seq', '<=', lastSeq)
    .where((row) => row.or([row('member', 'is not', null), row('type', 'in', PRESSES)]))
    .orderBy('seq')
    .execute();
  return rows.reduce<SeenAt>((before, { at_ms: at }) => seenAfter(before, at), {});
}

/** Nobody was at the table for so long: whoever comes after that is told what has happened so far. */
const BREAK_MS = 6 * 3_600_000;

/** Somebody is at the table. */
function seenAfter({ lastAt = Infinity, goesOnSince }: SeenAt, at: number): SeenAt {
  const since = at - lastAt >= BREAK_MS ? at : goesOnSince;
  return { lastAt: at, ...(since === undefined ? {} : { goesOnSince: since }) };
}

/** What the host presses for all tables of a class has no sender at each of them. */
const PRESSES: readonly string[] = ['startGame', 'occupySeat', 'pauseClock', 'resumeClock'];

/** Whether a row stands for somebody who was there: bots, the clock and a restart are nobody. */
function isOfPeople({ member, type }: Pick<LogRow, 'member' | 'type'>): boolean {
  return member !== undefined || PRESSES.includes(type);
}
