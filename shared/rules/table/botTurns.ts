/** Turns of bots: how long one takes for a move, and the names under which it notes what it has thought about. */
import { BOT_DELAY_MS } from '#shared/content/constants.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

type DelayBounds = { readonly min: number; readonly max: number };

/** How long a bot takes for a move: the same move of the same game always takes equally long. */
export function botDelayMs(
  { settings }: Pick<GameState, 'settings'>,
  move: string,
  { min, max }: DelayBounds = BOT_DELAY_MS,
): number {
  const span = max - min + 1;
  return min + (seedFromText(`${settings.seed}:${move}`) % span);
}

/** A bot has thought about a move and owes the table no answer about it any more. */
export function noteBotThought(
  state: GameState,
  { economy, key }: IntentOf<'noteBotThought'>,
): Result<GameEvent[], Rejection> {
  if (state.seats[economy] === undefined) return err({ code: 'seat/unknown', economy });
  const isNoted = state.botThoughts.includes(`${economy}:${key}`);
  return ok(isNoted ? [] : [{ type: 'botThought', economy, key }]);
}

/** Key under which a bot notes that it has thought about its envelope. */
export const POLICY_THOUGHT = 'policy';

/** Name of the thought about a paper as it stands: a new revision asks anew. */
export function paperThought(paper: Pick<Paper, 'id' | 'revision'>): string {
  return `${paper.id}@${paper.revision}`;
}

/** Name of the thought about an entry or merger that waits for the bell: a member may refuse it until then. */
export function admissionThought({ id }: Pick<Paper, 'id'>): string {
  return `admission:${id}`;
}

/** A thought that the bot remembers beyond its round, up to and with another one. */
export function rememberUntil(key: string, round: number): string {
  return `${key}~${round}`;
}

/** Whether a bot still remembers a thought in a round. */
export function isRemembered(thought: string, round: number): boolean {
  const until = /~(\d+)$/.exec(thought)?.[1];
  return until !== undefined && Number(until) >= round;
}
