import type { EconomyId } from '#shared/kernel/ids.ts';
import { BROKEN_WORD_COST, LEAVING_COST_PER_LEVEL } from '#shared/content/politicsConstants.ts';
import type { LawInForce } from '../../../policy/shock/lawInForce.ts';
import type { GameState } from '../../../state.ts';
import type { RoundReport } from '#shared/protocol/report.ts';

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
