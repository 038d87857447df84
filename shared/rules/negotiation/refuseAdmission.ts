import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { admissionMembers } from './admissionMembers.ts';
import { lapse } from './papers/concludePaper.ts';

/** A member that has not signed an entry or merger keeps it from becoming law at the bell. */
export function refuseAdmission(
  _context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { paper: id }: SeatIntentOf<'refuseAdmission'>,
): Result<GameEvent[], Rejection> {
  const paper = state.papers[id];
  if (paper?.status !== 'awaitingBell') return err({ code: 'admission/not-pending', paper: id });
  if (!admissionMembers(state, paper).includes(actor))
    return err({ code: 'admission/not-a-member', paper: id });
  return ok([lapse(paper, { type: 'refused', by: actor })]);
}
