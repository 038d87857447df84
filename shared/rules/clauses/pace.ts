/** Faults of pace that kinds of clauses share: which levels are open, how pairs climb, and that a union moves as one. */
import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairKey, pairLevel } from '../agreements/register.ts';
import { unionOf } from '../agreements/unions.ts';
import type { GameState } from '../state.ts';
import type { Pair } from './clauseKind.ts';

/** Whether the preset plays a level, and from which round. */
export function levelFaults(
  { settings, round }: Pick<GameState, 'settings' | 'round'>,
  level: IntegrationLevel,
  clause: number,
): Rejection[] {
  const preset: Preset = PRESETS[settings.preset];
  const opensIn = preset.levelOpensInRound[level];
  const isTooHigh = settings.highestLevel !== undefined && level > settings.highestLevel;
  if (opensIn === undefined || isTooHigh) return [{ code: 'clause/level-not-played', level, clause }];
  return opensIn > round ? [{ code: 'clause/level-not-open', level, round: opensIn, clause }] : [];
}

/**
 * Why pairs may not climb to a level now. A pair enters at 1 or 2, then climbs one a round, never in the round in which it
 * was founded or climbed before; it must have stood one step below when the round began.
 */
export function climbFaults(
  state: Pick<GameState, 'agreements' | 'pairLevels'>,
  pairs: readonly Pair[],
  level: IntegrationLevel,
  clause: number,
): Rejection[] {
  return pairs.flatMap(([economy, other]): Rejection[] => {
    const began = state.pairLevels[pairKey(economy, other)] ?? 0;
    const now = pairLevel(state.agreements, economy, other);
    if (now >= level) return [];
    if (now > began) return [{ code: 'pace/signed-this-round', economy, other, clause }];
    const isReady = level <= 2 || Math.min(began, now) >= level - 1;
    return isReady ? [] : [{ code: 'pace/pair-not-ready', economy, other, level, clause }];
  });
}

/** Unions that only some of their members would bring into a free trade area: a union deals as one. */
export function splitUnionFaults(
  state: Pick<GameState, 'agreements'>,
  together: readonly EconomyId[],
  clause: number,
): Rejection[] {
  const unions = new Set(together.map((economy) => unionOf(state, economy)));
  return [...unions].flatMap((union): Rejection[] => {
    const missing = union?.parties.filter((member) => !together.includes(member)) ?? [];
    if (union === undefined || missing.length === 0) return [];
    return [{ code: 'union/all-must-sign', agreement: union.id, economies: missing, clause }];
  });
}

/** Members of other unions than `own`: nobody is in two. */
export function otherUnionFaults(
  state: Pick<GameState, 'agreements'>,
  members: readonly EconomyId[],
  own: readonly string[],
  clause: number,
): Rejection[] {
  return members.flatMap((economy): Rejection[] => {
    const union = unionOf(state, economy);
    if (union === undefined || own.includes(union.id)) return [];
    return [{ code: 'union/one-each', economy, agreement: union.id, clause }];
  });
}

/** The last round that is settled: the epilogue, one after the last. */
export function lastPlayedRound({ settings }: Pick<GameState, 'settings'>): number {
  return settings.rounds + 1;
}
