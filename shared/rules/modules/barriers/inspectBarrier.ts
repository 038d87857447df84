import { DETECTION_CHANCE } from '#shared/content/barrierConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawUniform } from '#shared/kernel/random.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../decideContext.ts';
import { tradableSectors } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen, moduleOpensIn } from '../../schedules/moduleIsOn.ts';
import { barrierLevel } from './levels.ts';

/** One look at another's rules in a sector: the seed decides whether a barrier that is there comes to light. */
export function inspectBarrier(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  { against, sector }: SeatIntentOf<'inspectBarrier'>,
): Result<GameEvent[], Rejection> {
  const { barriers, round } = state;
  const opensIn = moduleOpensIn(state.settings, 'barriers');
  if (barriers === undefined || opensIn === undefined) return err({ code: 'intent/not-in-this-game' });
  if (!moduleIsOpen(state, 'barriers')) return err({ code: 'barrier/not-open', round: opensIn });
  if (against === economy) return err({ code: 'inspection/self' });
  if (state.seats[against] === undefined)
    return err({ code: 'inspection/unknown-economy', economy: against });
  if (!tradableSectors(scenario).includes(sector)) return err({ code: 'barrier/unknown-sector', sector });
  const isDone = barriers.inspections.some((each) => each.by === economy && each.round === round);
  if (isDone) return err({ code: 'inspection/one-a-round' });
  const level = barrierLevel(barriers, against, sector);
  const { value, next } = drawUniform(state.random);
  const inspection = { by: economy, against, sector, round, found: value < (DETECTION_CHANCE[level] ?? 0) };
  return ok([{ type: 'barrierInspected', inspection, level, random: next }]);
}
