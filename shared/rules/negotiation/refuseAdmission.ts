import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { admissionBlocs, admissionMembers } from './admissionMembers.ts';
import { blocksEntry } from './approval/unionApproval.ts';
import { lapse } from './papers/concludePaper.ts';

/**
 * A member that has not signed refuses an entry or merger: it does not become law at the bell. In unions that decide by weight the
 * refusal counts, and ends it when enough have refused.
 */
export function refuseAdmission(
  _context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, reason }: SeatIntentOf<'refuseAdmission'>,
): Result<GameEvent[], Rejection> {
  const paper = state.papers[id];
  if (paper?.status !== 'awaitingBell') return err({ code: 'admission/not-pending', paper: id });
  if (!admissionMembers(state, paper).includes(actor))
    return err({ code: 'admission/not-a-member', paper: id });
  if (paper.refusedBy.includes(actor)) return err({ code: 'admission/already-refused', paper: id });
  const refusedBy = [...paper.refusedBy, actor];
  const isBlocked = admissionBlocs(state, paper).some((bloc) => blocksEntry(state, bloc, refusedBy));
  return ok([
    { type: 'paperRefused', paper: id, by: actor, ...(reason === undefined ? {} : { reason }) },
    ...(isBlocked ? [lapse(paper, { type: 'refused', by: actor })] : []),
  ]);
}
