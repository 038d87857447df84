import { REFERENCE_CLOSING, SUPPORT_PERSISTENCE } from '#shared/content/politicsConstants.ts';
import type { SupportPart } from '#shared/content/vocabulary.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';

/**
 * How a change of support goes on if nothing else changes: difference in points after this round and each of the next. People get
 * used to gains and losses, rule by others stays, an act is paid for once, and all of it fades with memory.
 */
export function projectSupport({ parts }: Pick<SupportForecast, 'parts'>, rounds: number): number[] {
  const path: number[] = [];
  let difference = 0;
  for (let round = 0; round < rounds; round++) {
    difference = SUPPORT_PERSISTENCE * difference + arrivals(parts, round);
    path.push(difference);
  }
  return path;
}

/** Points that arrive so many rounds after the change. */
function arrivals(parts: Readonly<Record<SupportPart, number>>, round: number): number {
  const gettingUsed = (1 - REFERENCE_CLOSING) ** round;
  const felt = (parts.income + parts.lobbies + parts.revenue) * gettingUsed;
  const once = parts.adjustment + parts.treaties + parts.pledges + parts.events;
  return felt + parts.sovereignty + (round === 0 ? once : 0);
}
