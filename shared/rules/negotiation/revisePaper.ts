import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { overtimeEvents } from '../phases/overtimeEvents.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { findAuthoredPaper } from './papers/findPaper.ts';
import { revisionLimit } from './papers/paperLimits.ts';
import { draftFaults } from './papers/paperLaw.ts';

/** Write a new version of one's paper: signatures and refusals of the old one fall, the author signs the new one. */
export function revisePaper(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, draft }: SeatIntentOf<'revisePaper'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredPaper(state, actor, id);
  if (!found.ok) return found;
  const fault = revisionLimit(state, actor) ?? draftFaults(context.scenario, state, draft, actor)[0];
  if (fault !== undefined) return err(fault);
  const revision = found.value.revision + 1;
  return ok([
    { type: 'paperRevised', paper: id, draft, revision, atMs: context.nowMs },
    ...overtimeEvents(context, state),
  ]);
}
