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
import { attendFloor } from './conferenceNow.ts';

/** The author's side takes the change that an objector attached: the objection falls, everybody else may look again. */
export function takeChange(
  context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { by }: SeatIntentOf<'takeChange'>,
): Result<GameEvent[], Rejection> {
  const attended = attendFloor(state, actor);
  if (!attended.ok) return attended;
  const { package: tabled, conference } = attended.value;
  if (!unitOf(state, actor).includes(tabled.author)) return err({ code: 'conference/not-the-author' });
  const objection = conference.objections.find((each) => each.by === by);
  if (objection === undefined) return err({ code: 'conference/no-objection', economy: by });
  const changed = changedPackage(tabled, objection.change);
  // An objection is dropped as soon as the package says what it asks for.
  if (changed === undefined) throw new Error(`the objection of ${by} asks for nothing`);
  return ok([
    {
      type: 'packageChanged',
      package: tabled.id,
      ...changed,
      revision: tabled.revision + 1,
      by,
      atMs: context.nowMs,
    },
    ...overtimeEvents(context, state),
  ]);
}
