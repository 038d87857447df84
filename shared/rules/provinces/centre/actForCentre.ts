import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import { provincesOf } from '../provincesOf.ts';
import { centreActFault } from './centreActFault.ts';

/** The centre decides something for this round; it works when the round is settled. */
export function actForCentre(state: GameState, act: CentreAct): Result<GameEvent[], Rejection> {
  const fault = centreActFault(state, act);
  return fault === undefined ? ok([{ type: 'centreActed', act }]) : err(fault);
}

/** What stands for this round is taken back before the round is settled; assents that were cast are kept. */
export function takeBackCentreAct(state: GameState, act: number): Result<GameEvent[], Rejection> {
  if (provincesOf(state).centre.acts[act] === undefined) return err({ code: 'centre/unknown-act' });
  return ok([{ type: 'centreActTakenBack', act }]);
}
