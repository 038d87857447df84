import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import { ADMISSION_COST_SHARE, RATIFICATION } from '#shared/content/politicsConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel, type Register } from '../../../agreements/pairLevel.ts';
import { unionOf } from '../../../agreements/unionOf.ts';

/** Levels that take institutions with votes of others: no government enters them without its legislature. */
export type RatifiedLevel = keyof typeof RATIFICATION;

/** What a change of law asks of one economy: a vote of its legislature, or only some support for taking in another. */
export type Ballot = {
  readonly economy: EconomyId;
  readonly level: RatifiedLevel;
  readonly votes: boolean;
  /** Points of support, if the law comes about. */
  readonly cost: number;
  /** Those with whom it comes to stand deeper than before. */
  readonly partners: readonly EconomyId[];
};

/**
 * Who must ask at home. A legislature votes where its economy comes to stand deeper than it stood with anybody, at level 3 or
 * above, or moves into another union. Members who only see their union widened pay part of the cost.
 */
export function ballotsOf(seats: readonly EconomyId[], before: Register, after: Register): Ballot[] {
  return seats.flatMap((economy): Ballot[] => {
    const union = unionOf({ agreements: after }, economy);
    if (union === undefined) return [];
    const partners = union.parties.filter((other) => other !== economy);
    const deeper = partners.filter(
      (other) => ratified(pairLevel(after, economy, other)) > ratified(pairLevel(before, economy, other)),
    );
    if (deeper.length === 0) return [];
    const stood = deepest(before, economy);
    const stands = deepest(after, economy);
    if (stands === 0) return [];
    const votes = stands > stood || unionOf({ agreements: before }, economy)?.id !== union.id;
    const { cost } = RATIFICATION[stands];
    return [
      { economy, level: stands, votes, cost: votes ? cost : cost * ADMISSION_COST_SHARE, partners: deeper },
    ];
  });
}

function ratified(level: 0 | IntegrationLevel): 0 | RatifiedLevel {
  return level === 0 || level === 1 || level === 2 ? 0 : level;
}

/** The deepest level, from 3 up, at which an economy stands with anybody in its union. */
function deepest(register: Register, economy: EconomyId): 0 | RatifiedLevel {
  let level: 0 | RatifiedLevel = 0;
  for (const other of unionOf({ agreements: register }, economy)?.parties ?? []) {
    if (other === economy) continue;
    const stands = ratified(pairLevel(register, economy, other));
    if (stands > level) level = stands;
  }
  return level;
}
