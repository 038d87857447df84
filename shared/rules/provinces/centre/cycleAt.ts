import { CRACKDOWN_ABOVE } from '#shared/content/provinces/provinceConstants.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';

/** Where the table stands in the cycle of chaos and control (一放就乱，一收就死). */
export type CyclePhase = 'loose' | 'chaos' | 'control';

/**
 * Control is the round after a crackdown: walls are down by order, the centre's prestige is up, and nobody strives. Chaos is a border effect
 * at which the next meeting cracks down. All else is loose: leaders do as they like.
 */
export function cycleAt(
  { centre, borderEffect }: Pick<ProvincesState, 'centre' | 'borderEffect'>,
  round: number,
): CyclePhase {
  if (centre.crackdowns.includes(round - 1)) return 'control';
  return borderEffect > CRACKDOWN_ABOVE ? 'chaos' : 'loose';
}
