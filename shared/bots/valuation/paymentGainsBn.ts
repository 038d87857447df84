import { MILLIONS_PER_BILLION } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameState } from '#shared/rules/state.ts';
import { horizonOf, weightUntil } from './horizon.ts';

/** What a draft's payments bring each economy, in billions: mean over the rounds to come, weighted as the score does. */
export function paymentGainsBn(
  moment: Pick<GameState, 'round' | 'settings'>,
  draft: Draft,
): Readonly<Record<EconomyId, number>> {
  const { weight } = horizonOf(moment);
  const gains: Record<EconomyId, number> = {};
  for (const clause of draft.clauses) {
    if (clause.type !== 'payment') continue;
    const { from, to, amountMn, rounds } = clause;
    const paidShare = weightUntil(moment, moment.round + rounds - 1) / weight;
    const amountBn = (amountMn / MILLIONS_PER_BILLION) * paidShare;
    gains[from] = (gains[from] ?? 0) - amountBn;
    gains[to] = (gains[to] ?? 0) + amountBn;
  }
  return gains;
}
