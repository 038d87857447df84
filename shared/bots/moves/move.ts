/** The moves of bots, and the keys under which the rules note them as thought through. */
import { POLICY_THOUGHT, paperThought, rememberUntil } from '#shared/rules/table/botTurns.ts';
import type { Phase } from '#shared/content/vocabulary.ts';
import type { EconomyId, PaperId } from '#shared/kernel/ids.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Rounds after the present one in which a bot leaves alone who refused it. */
const LEFT_ALONE_ROUNDS = 2;

/** A move of a bot, read from the key under which the rules note it as thought through. */
export type BotMoveKind =
  | { readonly type: 'ready' }
  | { readonly type: 'propose'; readonly time: number }
  | { readonly type: 'answer'; readonly paper: PaperId }
  /** A member's say on an entry or merger that waits for the bell. */
  | { readonly type: 'admission'; readonly paper: PaperId }
  /** What to do after somebody refused one's own paper. */
  | { readonly type: 'rethink'; readonly paper: PaperId }
  /** What to do with a paper that one has signed, once another treaty of one's own is law. */
  | { readonly type: 'reconsider'; readonly paper: PaperId }
  | { readonly type: 'conference' }
  | { readonly type: 'policy' };

export function readyKey(phase: Phase): string {
  return `ready:${phase}`;
}

export function proposeKey(time: number): string {
  return `propose:${time}`;
}

/** Remembered beyond the round: it is also how a bot knows whom to leave alone. */
export function rethinkKey(paper: Pick<Paper, 'id' | 'revision' | 'round'>, refuser: EconomyId): string {
  return rememberUntil(`rethink:${paperThought(paper)}:${refuser}`, paper.round + LEFT_ALONE_ROUNDS);
}

export function reconsiderKey(signed: Pick<Paper, 'id' | 'revision'>, concluded: PaperId): string {
  return `reconsider:${paperThought(signed)}:${concluded}`;
}

/** Who refused, from a note that rethinking left. */
export function refuserIn(key: string): EconomyId | undefined {
  return /^rethink:p\d+@\d+:(\w+)/.exec(key)?.[1];
}

/** Undefined for a key that no bot's move has. */
export function parseMoveKey(key: string): BotMoveKind | undefined {
  if (key === POLICY_THOUGHT) return { type: 'policy' };
  if (key.startsWith('ready:')) return { type: 'ready' };
  if (key.startsWith('conference:')) return { type: 'conference' };
  const time = /^propose:(\d+)$/.exec(key)?.[1];
  if (time !== undefined) return { type: 'propose', time: Number(time) };
  const onPaper = /^(?:(admission|rethink|reconsider):)?p(\d+)(?:@|$)/.exec(key);
  if (onPaper === null) return undefined;
  const paper: PaperId = `p${Number(onPaper[2])}`;
  switch (onPaper[1]) {
    case 'admission':
    case 'rethink':
    case 'reconsider':
      return { type: onPaper[1], paper };
    default:
      return { type: 'answer', paper };
  }
}

/** A number in [0, 1) that the same move of the same game always draws; `purpose` tells draws of one move apart. */
export function seededDraw(
  { settings, round }: Pick<GameState, 'settings' | 'round'>,
  economy: EconomyId,
  purpose: string,
): number {
  return drawUniform(seedFromText(`${settings.seed}:${economy}:${round}:${purpose}`)).value;
}
