import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { isHumanCentre } from './isHumanCentre.ts';

/** A province's sealed ballot on a human centre, in the last round; the last one counts. */
export function rateCentre(
  state: GameState,
  economy: string,
  points: number,
): Result<GameEvent[], Rejection> {
  if (!isHumanCentre(state) || state.round < state.settings.rounds) return err({ code: 'centre/no-ballot' });
  return ok([{ type: 'centreRated', economy, points }]);
}
