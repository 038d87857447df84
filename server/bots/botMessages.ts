import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';

/** A move to think about, as it goes to the worker. */
export type BotTask = {
  readonly id: number;
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly key: string;
};

/** What came of it; `fault` is a mistake of ours. */
export type BotThought = {
  readonly id: number;
  readonly intents: readonly Intent[];
  readonly fault?: string;
};
