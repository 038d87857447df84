import {
  AFFINITY_SWING,
  NEUTRAL_SUPPORT,
  RATIFICATION,
  RATIFICATION_NOISE,
} from '#shared/content/politicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { normalCdf } from '#shared/kernel/normalCdf.ts';
import type { PoliticsState, RatificationOdds } from '#shared/protocol/modules/politics.ts';
import { affinityOf } from '../support/affinityTable.ts';
import { standingSupport } from '../support/standingSupport.ts';
import type { Ballot } from './ballotsOf.ts';

/** What is known of a legislature's vote before it is held: support, lobbies and nearness against the threshold of the level. */
export function oddsOf(
  politics: PoliticsState,
  { economy, level, cost, partners }: Ballot,
  swing: number,
): RatificationOdds {
  const seat = politics.seats[economy];
  const support = seat === undefined ? NEUTRAL_SUPPORT : standingSupport(seat);
  const { threshold } = RATIFICATION[level];
  const affinity = affinitySwing(politics, economy, partners);
  const probability = normalCdf((support + swing + affinity - threshold) / RATIFICATION_NOISE);
  return { economy, level, support, swing, affinity, threshold, cost, probability };
}

/** From −AFFINITY_SWING with strangers to +AFFINITY_SWING among the nearest. */
function affinitySwing(
  { affinity }: PoliticsState,
  economy: EconomyId,
  partners: readonly EconomyId[],
): number {
  const nearness = partners.reduce((sum, partner) => sum + affinityOf(affinity, economy, partner), 0);
  return AFFINITY_SWING * ((2 * nearness) / partners.length - 1);
}
