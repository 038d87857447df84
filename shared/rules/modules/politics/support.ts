import {
  BROKEN_WORD_COST,
  LEAVING_COST_PER_LEVEL,
  NEUTRAL_SUPPORT,
  SUPPORT_MAX,
  SUPPORT_PERSISTENCE,
  SUPPORT_PER_PERCENT,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type Opening, SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import { type SupportRule, clipSupport, forgotten, pointsOf } from '#shared/economics/politics/support.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { PoliticsOfEconomy, PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { LawInForce } from '../../schedules/lawInForce.ts';
import type { GameState } from '../../state.ts';
import type { Reactions } from './reactions.ts';

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

/** How support answers in a game: the scenario's scale, and what the Laboratory assumes otherwise. */
export function supportRule(
  { id, opening }: Pick<Scenario, 'id' | 'opening'>,
  settings: Pick<GameSettings, 'assumptions'> | undefined,
): SupportRule {
  const scales: Readonly<Partial<Record<Opening, number>>> = SUPPORT_PER_PERCENT[id];
  const usual = scales[opening] ?? 0;
  const percent = settings?.assumptions?.supportPercent ?? 100;
  return {
    persistence: SUPPORT_PERSISTENCE,
    scale: (usual * percent) / 100,
    neutral: NEUTRAL_SUPPORT,
    max: SUPPORT_MAX,
  };
}

/** Support that notices of this round cost whoever gave them: so much for each level above the first. */
export function leavingCost(
  { agreements, round }: Pick<LawInForce, 'agreements' | 'round'>,
  economy: EconomyId,
): number {
  return Object.values(agreements).reduce((sum, { level, notices }) => {
    const isGoing = notices.some(({ by, outInRound }) => by === economy && outInRound === round + 1);
    return isGoing ? sum + LEAVING_COST_PER_LEVEL * (level - 1) : sum;
  }, 0);
}

/** Support that broken words of this round cost: the first one counts, the others do not add. */
export function brokenWordCost(
  pledges: GameState['pledges'],
  outcomes: RoundReport['pledges'],
  economy: EconomyId,
): number {
  const broken = new Set(outcomes.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id));
  return pledges.some(({ id, by }) => by === economy && broken.has(id)) ? BROKEN_WORD_COST : 0;
}
