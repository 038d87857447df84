import {
  alertName,
  alertsOf,
  lookAt,
  noteAnswer,
  NOTHING_NOTICED,
  type TableWatch,
} from '#shared/classroom/alerts.ts';
import { PEN_FREE_MS, type SeatDraft, withRest } from '#shared/classroom/seatDrafts.ts';
import type { ClassroomState } from '#shared/classroom/state.ts';
import type { TableGame } from '#shared/classroom/tables.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type {
  AlertKey,
  ClassAlert,
  ClassAlerts,
  TableLetter,
  TableSummary,
} from '#shared/protocol/classroom.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSession } from './GameSession.ts';
import type { Session } from './Session.ts';

/** More alerts at once would be a second list of tables. */
const ALERTS_SHOWN = 3;
/** The same alert that comes and goes is written down once in so long. */
const LOGGED_EVERY_MS = 60_000;

/** A class as far as it is watched. */
type Watched = {
  readonly committed: { readonly state: ClassroomState };
  readonly tables: ReadonlyMap<TableLetter, Session>;
  readonly nowMs: () => number;
  readonly gamesOf: (head: 'committed') => readonly TableGame[];
};

/** What is noticed at the tables of a class while this process runs, and which of it calls the host. */
export class AlertWatch {
  readonly #watches = new Map<TableLetter, TableWatch>();
  #alerts: readonly ClassAlert[] = [];
  /** When each alert was last written down. */
  readonly #loggedAtMs = new Map<string, number>();

  /** The worst, and how many more there are. */
  get shown(): ClassAlerts {
    const shown = this.#alerts.slice(0, ALERTS_SHOWN);
    return { shown, more: this.#alerts.length - shown.length };
  }

  /** Somebody at a table was answered. */
  note(
    table: TableLetter,
    {
      refusal,
      ...answer
    }: {
      readonly economy: EconomyId;
      readonly member: MemberId;
      readonly refusal: Rejection | undefined;
      readonly atMs: number;
      readonly state: TableGame['state'];
    },
  ): void {
    const watch = this.#watches.get(table) ?? begun(answer.atMs);
    this.#watches.set(table, noteAnswer(watch, refusal === undefined ? answer : { ...answer, refusal }));
  }

  /** Looks at all tables again. `raised`: what calls the host from now on, to be written down. */
  look(classroom: Watched): { readonly isNews: boolean; readonly raised: readonly AlertKey[] } {
    const { stage, snoozed } = classroom.committed.state;
    if (stage !== 'playing') return { isNews: this.#replace([]), raised: [] };
    const nowMs = classroom.nowMs();
    const watched = classroom.gamesOf('committed').map((game) => {
      const session = must(classroom.tables.get(game.table), 'table');
      // Whoever holds a seat stands for all who share it.
      const isHere = (holder: string): boolean => {
        const economy = session.seatOf(holder);
        const people = economy === undefined ? [holder] : session.peopleAt(economy);
        return people.some((member) => session.connected.has(member));
      };
      const isAt = (member: MemberId, economy: EconomyId): boolean => session.seatOf(member) === economy;
      const watch = lookAt(this.#watches.get(game.table) ?? begun(nowMs), game, { isHere, isAt, nowMs });
      this.#watches.set(game.table, watch);
      const trouble = troubleOf(session.table);
      return { game, watch, ...(trouble === undefined ? {} : { trouble }) };
    });
    const before = new Set(this.#alerts.map(alertName));
    const alerts = alertsOf(watched, { nowMs, snoozed });
    const raised = alerts.filter((alert) => {
      const loggedAtMs = this.#loggedAtMs.get(alertName(alert)) ?? -Infinity;
      return !before.has(alertName(alert)) && nowMs - loggedAtMs > LOGGED_EVERY_MS;
    });
    for (const alert of raised) this.#loggedAtMs.set(alertName(alert), nowMs);
    return {
      isNews: this.#replace(alerts),
      raised: raised.map(({ table, cause, economy }) => ({
        table,
        cause,
        ...(economy === undefined ? {} : { economy }),
      })),
    };
  }

  #replace(alerts: readonly ClassAlert[]): boolean {
    if (JSON.stringify(alerts) === JSON.stringify(this.#alerts)) return false;
    this.#alerts = alerts;
    return true;
  }
}

function begun(nowMs: number): TableWatch {
  return { ...NOTHING_NOTICED, quietSinceMs: nowMs };
}

/** What keeps a table from going on, as far as it is not in its game. */
export function troubleOf({ isHistoryLost, isSavingPaused }: GameSession): TableSummary['trouble'] {
  return isHistoryLost ? 'historyLost' : isSavingPaused ? 'savingPaused' : undefined;
}

/** How long the chair of a seat may be away, idle while something waits for it, and asked to give it up; in milliseconds of game time. */
export const CHAIR_MS = { away: 10_000, idle: 30_000, claim: 5_000 } as const;

/** Somebody takes the chair of another, unless that person touches the screen in time. */
type ChairClaim = { readonly by: MemberId; readonly from: MemberId; readonly atMs: number };

/** What is noticed of the people who share seats at one table while this process runs: since when somebody is away or idle. */
export class SeatWatch {
  readonly #awaySinceMs = new Map<MemberId, number>();
  readonly #touchedMs = new Map<MemberId, number>();
  readonly #claims = new Map<EconomyId, ChairClaim>();
  /** Who last wrote in the envelope of a seat. */
  readonly #pens = new Map<EconomyId, { readonly by: MemberId; readonly atMs: number }>();
  /** Proposals that are being written at seats. */
  readonly #drafts = new Map<EconomyId, readonly SeatDraft[]>();
  /** What of them was last handed to the disk, and whether it has arrived. */
  readonly #handed = new Map<EconomyId, { readonly text: string; isOnDisk: boolean }>();
  /** Seats at which something waits for a chair that does nothing. */
  #open: ReadonlySet<EconomyId> = new Set();

  /** Somebody has touched the screen, or pressed something. */
  touched(member: MemberId, nowMs: number): void {
    this.#touchedMs.set(member, nowMs);
  }

  isHere(member: MemberId): void {
    this.#awaySinceMs.delete(member);
  }

  /** Asked again and again of somebody who is not there. */
  isAwayTooLong(member: MemberId, nowMs: number): boolean {
    const since = this.#awaySinceMs.get(member) ?? nowMs;
    this.#awaySinceMs.set(member, since);
    return nowMs - since >= CHAIR_MS.away;
  }

  isIdle(member: MemberId, nowMs: number): boolean {
    return nowMs - this.#lastTouch(member, nowMs) >= CHAIR_MS.idle;
  }

  isTouchedSince(member: MemberId, atMs: number): boolean {
    return (this.#touchedMs.get(member) ?? -Infinity) > atMs;
  }

  isOpen(economy: EconomyId): boolean {
    return this.#open.has(economy);
  }

  /** Seats whose chair may be taken now; true if that is news. */
  setOpen(economies: readonly EconomyId[]): boolean {
    const isNews = economies.length !== this.#open.size || economies.some((each) => !this.#open.has(each));
    this.#open = new Set(economies);
    return isNews;
  }

  claimAt(economy: EconomyId): ChairClaim | undefined {
    return this.#claims.get(economy);
  }

  claim(economy: EconomyId, claim: ChairClaim): void {
    this.#claims.set(economy, claim);
  }

  drop(economy: EconomyId): void {
    this.#claims.delete(economy);
  }

  /** Who writes in the envelope of a seat; nobody once they have rested for a while. */
  penOf(economy: EconomyId, nowMs: number): MemberId | undefined {
    const pen = this.#pens.get(economy);
    return pen === undefined || nowMs - pen.atMs >= PEN_FREE_MS ? undefined : pen.by;
  }

  /** Somebody writes, or takes the pen. True if it has changed hands. */
  takePen(economy: EconomyId, by: MemberId, nowMs: number): boolean {
    const isNews = this.penOf(economy, nowMs) !== by;
    this.#pens.set(economy, { by, atMs: nowMs });
    return isNews;
  }

  /** Lets go of pens that lie, and of those whose writers have gone. True if there were any. */
  freePens(nowMs: number, isHere: (member: MemberId) => boolean): boolean {
    const free = [...this.#pens].filter(
      ([economy, { by }]) => this.penOf(economy, nowMs) === undefined || !isHere(by),
    );
    for (const [economy] of free) this.#pens.delete(economy);
    return free.length > 0;
  }

  draftsAt(economy: EconomyId): readonly SeatDraft[] {
    return this.#drafts.get(economy) ?? [];
  }

  setDrafts(economy: EconomyId, drafts: readonly SeatDraft[]): void {
    this.#drafts.set(economy, drafts);
  }

  /** Whether the drafts of a seat lie on disk as they are: not while a write of them is under way, nor after it has failed. */
  areOnDisk(economy: EconomyId, text: string): boolean {
    const last = this.#handed.get(economy);
    return last?.isOnDisk === true && last.text === text;
  }

  /** The drafts of a seat are handed to the disk. To be called back when they are there. */
  handToDisk(economy: EconomyId, text: string): () => void {
    const handed = { text, isOnDisk: false };
    this.#handed.set(economy, handed);
    return () => {
      handed.isOnDisk = true;
    };
  }

  /** Notes whose pens of drafts rest by now. True if that is news. */
  restDrafts(nowMs: number): boolean {
    let isNews = false;
    for (const [economy, drafts] of this.#drafts) {
      const rested = withRest(drafts, nowMs);
      isNews ||= rested !== drafts;
      this.#drafts.set(economy, rested);
    }
    return isNews;
  }

  /** Time begins to count when it is first asked. */
  #lastTouch(member: MemberId, nowMs: number): number {
    const last = this.#touchedMs.get(member) ?? nowMs;
    this.#touchedMs.set(member, last);
    return last;
  }
}
