import type { EconomyId } from '#shared/kernel/ids.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import { FREE_STEPS, SECOND_STEP_COST, STEPS_MAX } from '#shared/content/provinces/provinceConstants.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import { provinceOf } from '../provincesOf.ts';

const DIALS = ['wall', 'block'] as const;

/** The first rule that measures break, by name; undefined: they may be sealed. */
export function measuresFault(
  scenario: ProvincesScenario,
  state: GameState,
  economy: EconomyId,
  measures: Measures,
): Rejection | undefined {
  const province = provinceOf(state, economy);
  const highest = highestLevel(institutionOf(scenario, state));
  for (const dial of DIALS) {
    const level = measures[dial];
    if (level > highest && level >= province[dial]) return { code: 'measures/level-removed', dial, level };
    if (Math.abs(level - province[dial]) > STEPS_MAX) return { code: 'measures/more-than-two-steps', dial };
  }
  const costYuan = measuresCost(province, measures);
  const freeYuan = Math.floor(province.freeMoney);
  return costYuan > Math.max(0, freeYuan) ? { code: 'measures/no-money', costYuan, freeYuan } : undefined;
}

/** In 100 million yuan. */
export function measuresCost(
  province: Readonly<Record<'wall' | 'block', number>>,
  measures: Measures,
): number {
  const steps = DIALS.map((dial) => Math.abs(measures[dial] - province[dial]));
  return SECOND_STEP_COST * steps.filter((step) => step > FREE_STEPS).length;
}
