import { CONFERENCE_EVERY_ROUNDS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Conference, ConferencePackage, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { PRESIDED, presidencyOf, unitOf } from '../../law/blocs.ts';
import { moduleOpensIn, openWto, wtoClosedFault } from '../../law/moduleIsOn.ts';
import type { CountryGame } from '../../state.ts';

/** The conference of this round, if there is one. */
export function conferenceNow(
  state: Pick<CountryGame, 'wto' | 'round' | 'settings'>,
): Conference | undefined {
  const conference = openWto(state)?.conference;
  return conference?.round === state.round ? conference : undefined;
}

/** The package on the floor. */
export function floorPackage({ packages, floor }: Conference): ConferencePackage | undefined {
  return packages.find(({ id }) => id === floor);
}

type Attendance = { readonly wto: WtoState; readonly conference: Conference };

/** The conference for a seat that wants to act at a stage of it, or why it cannot. */
export function attend(
  state: CountryGame,
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

/** The conference and the package on the floor, for a seat that has read this revision of it, or why it cannot act. */
export function attendFloor(
  state: CountryGame,
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

/**
 * Who speaks for an economy at the conference: itself, or for a customs union one member, in turn by seat order from round to
 * round as a presidency does, whatever the union's level; members who are away are passed over. A union has one voice, so its
 * members count once.
 */
export function speakerFor(
  state: Pick<CountryGame, 'agreements' | 'seats' | 'round'>,
  economy: EconomyId,
): EconomyId {
  const parties = unitOf(state, economy);
  if (parties.length === 1) return economy;
  return presidencyOf(state, { level: PRESIDED, parties }) ?? economy;
}

/**
 * Rounds whose negotiation opens a conference: every second one in which the module is at work, the last two rounds before the
 * end, so that what is adopted has time to tell. 2 and 4 of six, 2, 4 and 6 of eight.
 */
export function conferenceRounds(settings: GameSettings): number[] {
  const opensIn = moduleOpensIn(settings, 'wto');
  if (opensIn === undefined) return [];
  const rounds: number[] = [];
  const last = settings.rounds - CONFERENCE_EVERY_ROUNDS;
  for (let round = CONFERENCE_EVERY_ROUNDS; round <= last; round += CONFERENCE_EVERY_ROUNDS) {
    if (round >= opensIn) rounds.push(round);
  }
  return rounds;
}
