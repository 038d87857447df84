import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { boundUntilRound } from '../agreements/boundUntilRound.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { evolvePapers } from './evolvePapers.ts';
import { unlawfulLapses } from './papers/concludePaper.ts';

/** Leave an agreement: notice after its binding period, out before the negotiation of the next round. */
export function giveNotice(
  context: DecideContext,
  state: GameState,
  actor: EconomyId,
  { agreement: id }: SeatIntentOf<'giveNotice'>,
): Result<GameEvent[], Rejection> {
  const agreement = state.agreements[id];
  if (agreement === undefined) return err({ code: 'agreement/unknown', agreement: id });
  if (!agreement.parties.includes(actor)) return err({ code: 'withdrawal/not-a-party', agreement: id });
  if (agreement.notices.some(({ by }) => by === actor)) {
    return err({ code: 'withdrawal/already-noticed', agreement: id });
  }
  const round = boundUntilRound(agreement, actor);
  if (state.round <= round) return err({ code: 'withdrawal/bound', agreement: id, round });
  const given = { type: 'noticeGiven', agreement: id, by: actor, outInRound: state.round + 1 } as const;
  return ok([given, ...unlawfulLapses(context.scenario, evolvePapers(state, given))]);
}
