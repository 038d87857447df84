import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import { provincesOf } from '../provincesOf.ts';
import { withoutMembers } from './withoutMembers.ts';

/** Leave a pact: a voluntary one at once, a binding one not before its term. A pact of one ends. */
export function leavePact(
  state: GameState,
  economy: EconomyId,
  { agreement }: SeatIntentOf<'giveNotice'>,
): Result<GameEvent[], Rejection> {
  const pact = provincesOf(state).pacts[agreement];
  if (pact === undefined) return err({ code: 'pact/unknown', agreement });
  if (!pact.members.includes(economy)) return err({ code: 'pact/not-a-member', agreement });
  if (pact.isBinding) return err({ code: 'pact/still-binding', agreement, round: pact.untilRound });
  const left = withoutMembers(pact, [economy]);
  const law = left === undefined ? { end: [agreement] } : { end: [], pacts: [left] };
  return ok([{ type: 'lawChanged', law: { upsert: [], ...law }, reason: 'noticeDue' }]);
}
