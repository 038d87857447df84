import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Conference, ConferencePackage, WtoState } from '#shared/protocol/modules/wto.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../../state.ts';
import { openWto, wtoClosedFault } from '../openWto.ts';
import { speakerFor } from './speakerFor.ts';

/** The conference of this round, if there is one. */
export function conferenceNow(state: Pick<GameState, 'wto' | 'round' | 'settings'>): Conference | undefined {
  const conference = openWto(state)?.conference;
  return conference?.round === state.round ? conference : undefined;
}

/** The package on the floor. */
export function floorPackage({ packages, floor }: Conference): ConferencePackage | undefined {
  return packages.find(({ id }) => id === floor);
}

export type Attendance = { readonly wto: WtoState; readonly conference: Conference };

/** The conference for a seat that wants to act at a stage of it, or why it cannot. */
export function attend(
  state: GameState,
  actor: EconomyId,
  stage: 'tabling' | 'floor',
): Result<Attendance, Rejection> {
  const wto = openWto(state);
  if (wto === undefined) return err(wtoClosedFault(state));
  const conference = conferenceNow(state);
  if (conference === undefined) return err({ code: 'conference/none' });
  if (conference.stage !== stage) {
    return err({ code: stage === 'tabling' ? 'conference/tabling-over' : 'conference/floor-not-open' });
  }
  const speaker = speakerFor(state, actor);
  return speaker === actor
    ? ok({ wto, conference })
    : err({ code: 'conference/not-the-voice', economy: speaker });
}

/** The same for the package on the floor at the revision that the seat has read. */
export function attendFloor(
  state: GameState,
  actor: EconomyId,
  revision?: number,
): Result<Attendance & { readonly package: ConferencePackage }, Rejection> {
  const attended = attend(state, actor, 'floor');
  if (!attended.ok) return attended;
  const found = floorPackage(attended.value.conference);
  if (found === undefined) return err({ code: 'conference/floor-not-open' });
  if (revision !== undefined && revision !== found.revision) {
    return err({ code: 'conference/stale-revision', revision: found.revision });
  }
  return ok({ ...attended.value, package: found });
}
