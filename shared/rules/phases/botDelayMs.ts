import { seedFromText } from '#shared/kernel/random.ts';
import { BOT_DELAY_MS } from '#shared/content/constants.ts';
import type { GameState } from '../state.ts';

type DelayBounds = { readonly min: number; readonly max: number };

/** How long a bot takes for a move: the same move of the same game always takes equally long. */
export function botDelayMs(
  { settings }: Pick<GameState, 'settings'>,
  move: string,
  { min, max }: DelayBounds = BOT_DELAY_MS,
): number {
  const span = max - min + 1;
  return min + (seedFromText(`${settings.seed}:${move}`) % span);
}
