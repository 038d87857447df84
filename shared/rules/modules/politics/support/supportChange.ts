import { fromKeys } from '#shared/kernel/records.ts';
import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import {
  clipSupport,
  forgotten,
  pointsOf,
  type SupportRule,
} from '#shared/economics/politics/supportStep.ts';
import type { PoliticsOfEconomy, PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { Reactions } from './reactionsAt.ts';

export type SupportParts = Readonly<Record<SupportPart, number>>;

/** Points by part, before the ends of the scale cut anything off. */
export function supportParts(
  rule: SupportRule,
  support: number,
  reactions: Reactions,
  lumps: PoliticsOfSeat['pending'],
): SupportParts {
  const lobbyPercent = reactions.lobbies.reduce((sum, { percent }) => sum + percent, 0);
  const settled: Partial<Record<SupportPart, number>> = {
    memory: forgotten(rule, support),
    income: pointsOf(rule, reactions.income),
    lobbies: pointsOf(rule, lobbyPercent),
    revenue: pointsOf(rule, reactions.revenue),
    sovereignty: pointsOf(rule, reactions.sovereignty),
    adjustment: pointsOf(rule, reactions.adjustment),
    fatigue: pointsOf(rule, reactions.fatigue),
  };
  return fromKeys(SUPPORT_PARTS, (part) => (settled[part] ?? 0) + (lumps[part] ?? 0));
}

export function sumOfParts(parts: SupportParts): number {
  return SUPPORT_PARTS.reduce((sum, part) => sum + parts[part], 0);
}

/**
 * Support after a round with parts that sum to the change: what the ends of the scale cut off is taken from the largest part of its
 * direction.
 */
export function supportChange(
  rule: SupportRule,
  support: number,
  reactions: Reactions,
  lumps: PoliticsOfSeat['pending'],
): PoliticsOfEconomy {
  const parts = supportParts(rule, support, reactions, lumps);
  const { support: after, cutOff } = clipSupport(rule, support, sumOfParts(parts));
  const direction = Math.sign(cutOff);
  const largest = SUPPORT_PARTS.reduce((a, b) => (-direction * parts[b] > -direction * parts[a] ? b : a));
  return {
    support: after,
    supportBefore: support,
    parts: { ...parts, [largest]: parts[largest] + cutOff },
    lobbies: reactions.lobbies.map(({ sector, change, percent }) => ({
      sector,
      change,
      swing: pointsOf(rule, percent),
    })),
  };
}
