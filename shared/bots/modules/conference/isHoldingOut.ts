import { seededDraw } from '../../seededDraw.ts';
import type { Delegation } from './delegation.ts';

/** Whether a delegation means to be left out of the cuts while others make theirs; it says no word for any package before. */
export function isHoldingOut({ view, economy, temper }: Delegation): boolean {
  return seededDraw(view, economy, 'holdOut') < temper.holdOutChance;
}
