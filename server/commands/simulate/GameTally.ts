import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What happened in a game, counted from its events. */
export type Tally = {
  /** Papers that became law. */
  concluded: number;
  /** Agreements that came to a level by a paper, by level. */
  readonly founded: Record<string, number>;
  /** Papers that a legislature refused. */
  notRatified: number;
  notices: number;
  readonly conferences: { readonly round: number; readonly outcome: string }[];
  complaints: number;
};

/** Watches a game and counts. */
export class GameTally {
  readonly tally: Tally = {
    concluded: 0,
    founded: {},
    notRatified: 0,
    notices: 0,
    conferences: [],
    complaints: 0,
  };
  #before: GameState | undefined;

  watch(state: GameState, events: readonly GameEvent[]): void {
    for (const event of events) this.#count(state, event);
    this.#before = state;
  }

  #count({ round }: GameState, event: GameEvent): void {
    const { tally } = this;
    switch (event.type) {
      case 'paperConcluded':
        tally.concluded += 1;
        for (const { id, level } of event.law.upsert) {
          const before = this.#before?.agreements[id]?.level ?? 0;
          if (level > before) tally.founded[level] = (tally.founded[level] ?? 0) + 1;
        }
        return;
      case 'paperLapsed':
        if (event.lapse.type === 'notRatified') tally.notRatified += 1;
        return;
      case 'noticeGiven':
        tally.notices += 1;
        return;
      case 'conferenceClosed':
        tally.conferences.push({ round, outcome: event.outcome });
        return;
      case 'complaintFiled':
        tally.complaints += 1;
        return;
      default:
        return;
    }
  }
}
