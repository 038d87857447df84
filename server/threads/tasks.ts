import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Work that is too long for the thread that serves people, as it goes to another thread. */
export type Task = BotMoveTask;

/** What a bot does about a move that is due. */
export type BotMoveTask = {
  readonly type: 'botMove';
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly key: string;
};

type AnswerByType = { readonly botMove: readonly Intent[] };
export type AnswerOf<T extends Task> = AnswerByType[T['type']];

/** What is done first, the most urgent first. */
export const URGENCIES = ['botMove'] as const satisfies readonly Task['type'][];

export type Envelope = { readonly id: number; readonly task: Task };
/** What came of it; `fault` is a mistake of ours. */
export type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly fault: string };
