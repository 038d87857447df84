import type { EconomyId } from '#shared/kernel/ids.ts';
import { CORRIDOR_BUILT_MOST, PROVINCE_CORRIDORS } from '#shared/content/provinces/corridors.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** What was pledged to one route in the envelopes of a round, in 100 million yuan. */
export type CorridorFund = {
  readonly corridor: string;
  readonly cost: number;
  readonly pledges: readonly { readonly by: EconomyId; readonly yuan100m: number }[];
  readonly pledged: number;
};

/** Routes that may still be built, each with its pledges, in the order of the content. */
export function corridorFunds(state: GameState): CorridorFund[] {
  const { sealed, corridors } = provincesOf(state);
  return PROVINCE_CORRIDORS.filter(
    ({ id }) => corridors.filter(({ corridor }) => corridor === id).length < CORRIDOR_BUILT_MOST,
  ).map(({ id, members, costYuan100m }) => {
    const pledges = members.flatMap((by) => {
      const pledge = sealed[by]?.pledge;
      return pledge?.corridor === id ? [{ by, yuan100m: pledge.yuan100m }] : [];
    });
    const pledged = pledges.reduce((sum, { yuan100m }) => sum + yuan100m, 0);
    return { corridor: id, cost: costYuan100m, pledges, pledged };
  });
}
