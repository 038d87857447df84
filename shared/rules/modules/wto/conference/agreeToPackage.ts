import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';
import { attendFloor } from './conferenceNow.ts';

/** Yes to the package on the floor. An objection of the same voice falls. */
export function agreeToPackage(
  _context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { revision }: SeatIntentOf<'agreeToPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor, revision);
  if (!attended.ok) return attended;
  const { agreed, objections } = attended.value.conference;
  const unit = unitOf(state, actor);
  const objects = objections.some(({ by }) => unit.includes(by));
  return ok(agreed.includes(actor) && !objects ? [] : [{ type: 'packageAgreed', by: actor }]);
}
