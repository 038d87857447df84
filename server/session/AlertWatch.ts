import {
  alertName,
  alertsOf,
  lookAt,
  noteAnswer,
  NOTHING_NOTICED,
  type TableWatch,
} from '#shared/classroom/alerts.ts';
import type { ClassroomState } from '#shared/classroom/state.ts';
import type { TableGame } from '#shared/classroom/tables.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
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
      readonly refusal: Rejection | undefined;
      readonly atMs: number;
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
      const watch = lookAt(this.#watches.get(game.table) ?? begun(nowMs), game, { isHere, nowMs });
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
