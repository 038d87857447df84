import type { Par } from '#shared/content/par/parSchema.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';

/** What the process is asked: so many games of these settings, after those that were played before. */
export type ParTask = { readonly settings: GameSettings; readonly from: number; readonly games: number };

/** What it tells: the best path first, then what each game came to. `fault`: it cannot go on. */
export type ParNews =
  | { readonly type: 'path'; readonly bestPath: Par['bestPath'] }
  | { readonly type: 'game'; readonly values: GameValues }
  | { readonly type: 'fault'; readonly fault: string };
