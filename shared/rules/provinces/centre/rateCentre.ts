import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { lastRoundOf } from '../../phases/gameLength.ts';
import type { GameState } from '../../state.ts';
import { isHumanCentre } from './isHumanCentre.ts';

/** A province's sealed ballot on a human centre, in the last round; the last one counts. */
export function rateCentre(
  state: GameState,
  economy: string,
  points: number,
): Result<GameEvent[], Rejection> {
  if (!isHumanCentre(state) || state.round < lastRoundOf(state)) return err({ code: 'centre/no-ballot' });
  return ok([{ type: 'centreRated', economy, points }]);
}
