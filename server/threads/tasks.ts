import type { BotAnswer, Question } from '#shared/bots/speech/answerTalk.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { BotMove } from '#shared/protocol/botMove.ts';
import type { Offer, OfferOutcome, TableWhatIfs } from '#shared/protocol/debrief.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Actor, Intent } from '#shared/protocol/intents.ts';
import type { AreaPrices } from '#shared/protocol/payments.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { Prizes } from '#shared/rules/settlement/freeTradePrize.ts';
import type { GameState, Viewer } from '#shared/rules/state.ts';
import type { WrittenRow } from '../store/databaseSchema.ts';

/** Work that is too long for the thread that serves people, as it goes to another thread. */
export type Task =
  | DecideTask
  | BotMoveTask
  | BotAnswerTask
  | AreaPricesTask
  | PrizeTask
  | RecordTask
  | WhatIfTask
  | OfferTask;

/** A decision of the rules that asks the model: the end of a phase with its votes, its settlement and its report. */
export type DecideTask = {
  readonly type: 'decide';
  readonly state: GameState;
  readonly actor: Actor;
  readonly intents: readonly Intent[];
  readonly nowMs: number;
  /** What is known of the prizes already; those that are missing are searched. */
  readonly prizes: Prizes;
};

/** What a bot does about a move that is due. */
export type BotMoveTask = {
  readonly type: 'botMove';
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly move: BotMove;
};

/** What a bot answers to what was said to it. */
type BotAnswerTask = {
  readonly type: 'botAnswer';
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly question: Question;
};

/** What bots would want of a seat for areas. */
type AreaPricesTask = {
  readonly type: 'areaPrices';
  readonly state: GameState;
  readonly economy: EconomyId;
  readonly areas: readonly (readonly EconomyId[])[];
};

/** The prize of one seat where the model is assumed otherwise. */
type PrizeTask = {
  readonly type: 'prize';
  readonly choice: ScenarioChoice;
  readonly economy: EconomyId;
};

/** What might have been at a table whose game is over. `rows`: the whole log as it is stored. */
type WhatIfTask = {
  readonly type: 'whatIf';
  readonly state: GameState;
  readonly rows: readonly WrittenRow[];
};

/** What changes that people vote on would come to. */
type OfferTask = { readonly type: 'offer'; readonly state: GameState; readonly offer: Offer };

/** A game that is over, made ready to be replayed as one viewer knew it. */
type RecordTask = {
  readonly type: 'record';
  /** The whole log as it is stored. */
  readonly rows: readonly WrittenRow[];
  readonly viewer: Viewer;
};

export type TaskOf<Type extends Task['type']> = Extract<Task, { readonly type: Type }>;

type AnswerByType = {
  readonly decide: Result<readonly GameEvent[], Rejection>;
  readonly botMove: readonly Intent[];
  readonly botAnswer: BotAnswer;
  readonly areaPrices: AreaPrices;
  /** Undefined for a seat that has none. */
  readonly prize: number | undefined;
  /** Lines of JSON, compressed; or why the log does not give them. */
  readonly record: Result<Uint8Array, string>;
  readonly whatIf: TableWhatIfs;
  readonly offer: OfferOutcome;
};
export type AnswerOf<T extends Task> = AnswerByType[T['type']];

/** What is done first, the most urgent first. */
export const URGENCIES = [
  'decide',
  'botMove',
  'botAnswer',
  'areaPrices',
  'offer',
  'whatIf',
  'prize',
  'record',
] as const satisfies readonly Task['type'][];

/**
 * A task may take so many times as long as the longest that was answered, which measures the machine, and never less than the least or more
 * than the most, in processor time of its thread. A new thread first loads its programs.
 */
export const TIME_LIMIT = { factor: 40, leastMs: 15_000, mostMs: 60_000, loadingMs: 30_000 } as const;

export type Envelope = { readonly id: number; readonly task: Task };
/** What came of it; `fault` is a mistake of ours. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string };
