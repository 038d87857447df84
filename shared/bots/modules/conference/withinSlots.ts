import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { openPaperLimit } from '#shared/rules/negotiation/papers/paperLimits.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Whose package takes up the room for papers tables none: instead of a counter it refuses. */
export function withinSlots(
  view: GameState,
  economy: EconomyId,
  intents: readonly SeatIntent[],
): readonly SeatIntent[] {
  if (openPaperLimit(view, economy) === undefined) return intents;
  // What is withdrawn first makes room.
  if (intents.some(({ type }) => type === 'withdrawPaper')) return intents;
  return intents.flatMap((intent): SeatIntent[] => {
    if (intent.type !== 'tablePaper') return [intent];
    const { counterTo, reason } = intent;
    return counterTo === undefined ? [] : [{ type: 'refusePaper', paper: counterTo, reason }];
  });
}
