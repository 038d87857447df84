import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { importsFromOutside } from '../../../policy/shock/importsFromOutside.ts';
import { placesOf } from '../../../policy/shock/placesOf.ts';
import { wallOf } from '../../../policy/wallOf.ts';
import type { GameState } from '../../../state.ts';

type SectorBarrier = { readonly sector: SectorId; readonly beforeBp: number; readonly afterBp: number };

/** What outsiders meet at the border of a bloc on average, before and after, and the sector in which it rises most. */
export type BarriersOnTheWhole = {
  readonly beforeBp: number;
  readonly afterBp: number;
  readonly worst: SectorBarrier;
};

/**
 * General incidence of the members' walls: mean over members and sectors, weighted with what each last imported from outside
 * the bloc (GATT Article XXIV:5(a), Understanding 2). Without any such trade, the plain mean.
 */
export function barriersOnTheWhole(
  scenario: Scenario,
  before: Pick<GameState, 'walls' | 'settled'>,
  after: Pick<GameState, 'walls'>,
  members: readonly EconomyId[],
): BarriersOnTheWhole {
  const lines = placesOf(scenario).goods.map(({ id: sector }) => {
    const weights = members.map((member) =>
      importsFromOutside(scenario, before, members, { member, sector }),
    );
    const mean = ({ walls }: Pick<GameState, 'walls'>): number =>
      weightedMean(
        members.map((member) => wallOf({ walls }, member)[sector] ?? 0),
        weights,
      );
    const weight = weights.reduce((sum, each) => sum + each, 0);
    return { sector, beforeBp: mean(before), afterBp: mean(after), weight };
  });
  const weights = lines.map(({ weight }) => weight);
  const [worst] = lines.toSorted((a, b) => b.afterBp - b.beforeBp - (a.afterBp - a.beforeBp));
  if (worst === undefined) throw new Error(`${scenario.id} has no goods`);
  const { sector, beforeBp, afterBp } = worst;
  return {
    beforeBp: weightedMean(
      lines.map((line) => line.beforeBp),
      weights,
    ),
    afterBp: weightedMean(
      lines.map((line) => line.afterBp),
      weights,
    ),
    worst: { sector, beforeBp, afterBp },
  };
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, index) => {
    const share = total > 0 ? (weights[index] ?? 0) / total : 1 / values.length;
    return sum + value * share;
  }, 0);
}
