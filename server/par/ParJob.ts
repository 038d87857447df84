import type { Par } from '#shared/content/par/parSchema.ts';
import { PAR_GAMES, PAR_GAMES_LEAST } from '#shared/content/scoreConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { keysOf } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { makePar, type GameValues } from '#shared/rules/scores/makePar.ts';
import type { GameSession } from '../session/GameSession.ts';
import type { ParNews, ParTask } from './parMessages.ts';

/** Numbers of games at which the tables are told: first when there is anything to say, then each time there is twice as much. */
const MILESTONES = [PAR_GAMES_LEAST, 50, 100, PAR_GAMES];

/** Games like these have the same par: seed, clock and its pace change nothing that bots do. */
export function parKey({ seed: _seed, clock: _clock, timed: _timed, ...settings }: GameSettings): string {
  return canonicalJson(settings);
}

/** Par in the making for one choice of settings, and the tables that wait for it. */
export class ParJob {
  readonly settings: GameSettings;
  readonly #goal: number;
  readonly #played: GameValues[] = [];
  readonly #tables = new Set<GameSession>();
  #bestPath: Par['bestPath'] = {};
  hasFailed = false;
  /** Processes that ended before their time. */
  losses = 0;

  constructor(settings: GameSettings, goal: number) {
    this.settings = settings;
    this.#goal = goal;
  }

  get isDone(): boolean {
    return this.hasFailed || this.#played.length >= this.#goal;
  }

  get task(): ParTask {
    const from = this.#played.length + 1;
    return { settings: this.settings, from, games: this.#goal - this.#played.length };
  }

  add(table: GameSession): void {
    this.#tables.add(table);
    if (this.#played.length >= PAR_GAMES_LEAST) void this.#tellOne(table);
  }

  /** Forgets tables that are over; true where one is left. */
  isWanted(isOpen: (table: GameSession) => boolean): boolean {
    for (const table of this.#tables) {
      if (!isOpen(table) || table.working.state.phase === 'debrief') this.#tables.delete(table);
    }
    return this.#tables.size > 0;
  }

  take(news: Exclude<ParNews, { readonly type: 'fault' }>): void {
    if (news.type === 'path') {
      this.#bestPath = news.bestPath;
      return;
    }
    this.#played.push(news.values);
    const count = this.#played.length;
    if (MILESTONES.includes(count) || count === this.#goal) {
      for (const table of this.#tables) void this.#tellOne(table);
    }
  }

  /** A table that cannot save now is told with the next milestone. */
  #tellOne(table: GameSession): Promise<unknown> {
    const seats = keysOf(this.#played[0] ?? {});
    const par = makePar(this.#played, seats, this.#bestPath);
    return table.submit({ actor: { type: 'server' }, intents: [{ type: 'notePar', par }] });
  }
}
