import { must } from '#shared/kernel/records.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';
import { adoptionOf } from '../packages/adoptionOf.ts';
import { conferenceNow, floorPackage } from './conferenceNow.ts';

/**
 * At the bell: without an objection the package on the floor is adopted, a single undertaking for all. A package that never
 * came to the floor, because the phase was skipped, binds nobody.
 */
export function closeConference({ scenario }: DecideContext, state: GameState): GameEvent[] {
  const conference = conferenceNow(state);
  if (conference === undefined) return [];
  const tabled = floorPackage(conference);
  if (tabled === undefined) return [{ type: 'conferenceClosed', outcome: 'noPackage' }];
  if (conference.objections.length > 0) return [{ type: 'conferenceClosed', outcome: 'failed' }];
  const wto = must(state.wto, 'the multilateral system');
  return [
    { type: 'conferenceClosed', outcome: 'adopted', adoption: adoptionOf(scenario, state, wto, tabled) },
  ];
}
