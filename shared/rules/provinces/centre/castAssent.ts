import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** A province says, sealed, whether it assents to the reform of evaluation that the centre asks for in this round. */
export function castAssent(
  state: GameState,
  economy: string,
  assent: boolean,
): Result<GameEvent[], Rejection> {
  const { acts, assentedBy } = provincesOf(state).centre;
  const isAsked = acts.some((act) => act.type === 'reform' && act.reform === 'evaluation');
  if (!isAsked) return err({ code: 'centre/nothing-asked' });
  if (assentedBy.includes(economy)) return err({ code: 'centre/already-cast' });
  return ok([{ type: 'assentCast', economy, assent }]);
}
