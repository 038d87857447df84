import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawUniform, seedFromText } from '#shared/kernel/random.ts';
import type { GameState } from '#shared/rules/state.ts';

/** A number in [0, 1) that the same move of the same game always draws; `purpose` tells draws of one move apart. */
export function seededDraw(
  { settings, round }: Pick<GameState, 'settings' | 'round'>,
  economy: EconomyId,
  purpose: string,
): number {
  return drawUniform(seedFromText(`${settings.seed}:${economy}:${round}:${purpose}`)).value;
}
