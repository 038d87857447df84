import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { PRESIDED, presidencyOf } from '../../agreements/approval.ts';
import { isUnion } from '../../agreements/unions.ts';
import { movedWall, wallOf } from '../../schedules/walls.ts';
import type { DecideContext, GameState } from '../../state.ts';
import { bindingFault } from '../wto/bindings.ts';

/**
 * The presidency of full integration moves the common wall, once a round: what the members vote is levied with its points added.
 * With bindings in force it may not pass them.
 */
export function moveCommonWall(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  { agreement: id, shiftBp }: SeatIntentOf<'moveCommonWall'>,
): Result<GameEvent[], Rejection> {
  const union = state.agreements[id];
  if (union === undefined) return err({ code: 'agreement/unknown', agreement: id });
  if (!isUnion(union) || union.level < PRESIDED) {
    return err({ code: 'presidency/no-authority', agreement: id });
  }
  if (presidencyOf(state, union) !== economy) return err({ code: 'presidency/not-yours', agreement: id });
  if (union.wallMove?.inRound === state.round)
    return err({ code: 'presidency/moved-already', agreement: id });
  if (shiftBp === 0 || shiftBp % POINT_BP !== 0) return err({ code: 'presidency/whole-points' });
  const moved: Agreement = { ...union, wallMove: { by: economy, shiftBp, inRound: state.round } };
  const fault = bindingFault(scenario, state, economy, {
    type: 'wallVote',
    rates: movedWall(state, moved, wallOf(state, economy)),
  });
  if (fault !== undefined) return err(fault);
  return ok([{ type: 'lawChanged', law: { upsert: [moved], end: [] }, reason: 'presidency' }]);
}
