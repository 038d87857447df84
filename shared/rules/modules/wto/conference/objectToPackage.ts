import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { DecideContext } from '../../../decideContext.ts';
import { overtimeEvents } from '../../../phases/overtimeEvents.ts';
import type { GameState } from '../../../state.ts';
import { changedPackage } from '../packages/changedPackage.ts';
import { changeFault } from '../packages/packageFault.ts';
import { attendFloor } from './conferenceNow.ts';

/** Object by name and with the one change that would do; while the objection stands at the bell the package fails. */
export function objectToPackage(
  context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { revision, change }: SeatIntentOf<'objectToPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor, revision);
  if (!attended.ok) return attended;
  const { package: tabled } = attended.value;
  if (unitOf(state, actor).includes(tabled.author)) return err({ code: 'conference/own-package' });
  const fault = changeFault(context.scenario, change);
  if (fault !== undefined) return err(fault);
  if (changedPackage(tabled, change) === undefined) return err({ code: 'conference/no-change' });
  return ok([
    { type: 'packageObjected', objection: { by: actor, change }, atMs: context.nowMs },
    ...overtimeEvents(context, state),
  ]);
}
