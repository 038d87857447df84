import { drawIndex, type RandomState } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { RoundOutcome } from '../settlement/hooks.ts';

export type DrawnInspection = { readonly inspectionOf?: EconomyId; readonly random: RandomState };

/** Whom the extra inspection visits: the highest wall plus block, by lot among equals; nobody where all are open. */
export function drawInspection(
  { dealOrder }: ProvincesScenario,
  acts: readonly CentreAct[],
  { dials, random }: Pick<RoundOutcome, 'dials' | 'random'>,
): DrawnInspection {
  const heightOf = (seat: EconomyId): number => {
    const { wall, block } = must(dials[seat], seat);
    return wall + block;
  };
  const highest = Math.max(...dealOrder.map(heightOf));
  if (highest === 0 || !acts.some(({ type }) => type === 'inspection')) return { random };
  const equals = dealOrder.filter((seat) => heightOf(seat) === highest);
  const { value, next } = drawIndex(random, equals.length);
  return { inspectionOf: must(equals[value], 'lot'), random: next };
}
