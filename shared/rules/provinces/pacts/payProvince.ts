import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { ProvincesContext } from '../provincesContext.ts';
import { provincesOf } from '../provincesOf.ts';
import { moneyLeft } from './moneyLeft.ts';

/** Money at once, up to what is free. */
export function payProvince(
  _context: ProvincesContext,
  state: GameState,
  economy: string,
  { to, yuan100m }: SeatIntentOf<'payProvince'>,
): Result<GameEvent[], Rejection> {
  if (to === economy) return err({ code: 'province/not-to-self' });
  if (provincesOf(state).provinces[to] === undefined) {
    return err({ code: 'province/not-a-province', economy: to });
  }
  const freeYuan = moneyLeft(state, economy);
  if (yuan100m > freeYuan) return err({ code: 'province/no-money', costYuan: yuan100m, freeYuan });
  return ok([{ type: 'provincePaid', payment: { from: economy, to, yuan100m } }]);
}
