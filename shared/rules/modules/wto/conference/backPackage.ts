import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';
import { attend } from './conferenceNow.ts';

/** Speak for a package: the most backed takes the floor. A voice backs one, the last that it named. */
export function backPackage(
  _context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { package: id }: SeatIntentOf<'backPackage'>,
): Result<GameEvent[], Rejection> {
  const attended = attend(state, actor, 'tabling');
  if (!attended.ok) return attended;
  const found = attended.value.conference.packages.find((each) => each.id === id);
  if (found === undefined) return err({ code: 'conference/unknown-package' });
  return ok(found.backers.includes(actor) ? [] : [{ type: 'packageBacked', package: id, by: actor }]);
}
