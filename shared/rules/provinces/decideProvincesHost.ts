import { err, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import { actForCentre, takeBackCentreAct } from './centre/acts.ts';
import { cancelProvinceEvent, placeProvinceEvent } from './events/placing.ts';
import { provincesOf } from './state/provincesOf.ts';

export type RulebookHostIntent = Extract<
  HostIntent,
  { readonly type: 'placeEvent' | 'cancelEvent' | 'actAsCentre' | 'takeBackActAsCentre' }
>;

/** What the host does among provinces: lays out cards, and acts for the centre where the host is it. */
export function decideProvincesHost(
  state: GameState,
  intent: RulebookHostIntent,
): Result<GameEvent[], Rejection> {
  switch (intent.type) {
    case 'placeEvent':
      return placeProvinceEvent(state, intent);
    case 'cancelEvent':
      return cancelProvinceEvent(state, intent.event);
    case 'actAsCentre':
      if (provincesOf(state).centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
      return actForCentre(state, intent.act);
    case 'takeBackActAsCentre':
      if (provincesOf(state).centreKind !== 'host') return err({ code: 'centre/not-the-centre' });
      return takeBackCentreAct(state, intent.act);
  }
}
