import { CONFERENCE_EVERY_ROUNDS, TABLING_MS } from '#shared/content/moduleConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Conference, ConferencePackage, WtoState } from '#shared/protocol/modules/wto.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { PRESIDED, presidencyOf, unitName, unitOf } from '../../law/blocs.ts';
import { moduleOpensIn, openWto, wtoClosedFault } from '../../law/moduleIsOn.ts';
import { type CountryGame, type CountryPart, type GameState, countryPart } from '../../state.ts';
import { clockPace, deadlineOf, isPaused, phaseDurationMs } from '../../table/clock.ts';

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
 * Rounds whose negotiation opens a conference: those that the table has written down, else every second one in which the module is at work, the last
 * two rounds before the end, so that what is adopted has time to tell. 2 and 4 of four in World, short, 2 and 4 of six, 2, 4 and 6 of eight.
 */
export function conferenceRounds(settings: GameSettings): number[] {
  const opensIn = moduleOpensIn(settings, 'wto');
  if (opensIn === undefined) return [];
  if (settings.conferencesInRounds !== undefined) return [...settings.conferencesInRounds];
  const rounds: number[] = [];
  const last = settings.rounds - CONFERENCE_EVERY_ROUNDS;
  for (let round = CONFERENCE_EVERY_ROUNDS; round <= last; round += CONFERENCE_EVERY_ROUNDS) {
    if (round >= opensIn) rounds.push(round);
  }
  return rounds;
}

/**
 * When the time for tabling is over, on the game's own clock: a minute at the usual pace after the negotiation opened, as much
 * later as the phase was extended; half of it where it is played at home. Undefined where no conference waits for it, while paused or held, and without time limits.
 */
export function floorDueAtMs(state: GameState): number | undefined {
  if (tablingNow(state) === undefined) return undefined;
  const { openedAtMs, endsAtMs } = state.clock;
  if (endsAtMs === undefined) return undefined;
  if (deadlineOf(state) !== undefined) return (openedAtMs + endsAtMs) / 2;
  const durationMs = phaseDurationMs(state.settings, 'negotiation', state.round);
  if (durationMs === undefined) return undefined;
  return endsAtMs - durationMs + TABLING_MS * clockPace(state.settings);
}

/** A game whose conference still takes packages; undefined where none does, while paused or held. */
export function tablingNow(state: GameState): CountryPart | undefined {
  if (state.phase !== 'negotiation' || state.held !== undefined || isPaused(state)) return undefined;
  const countries = countryPart(state);
  return conferenceNow(countries)?.stage === 'tabling' ? countries : undefined;
}

/** Whether an economy, or somebody of its union, backs a package. */
export function hasSpoken(state: CountryPart, economy: string): boolean {
  const unit = unitOf(state, economy);
  const packages = conferenceNow(state)?.packages ?? [];
  return packages.some(({ backers }) => backers.some((backer) => unit.includes(backer)));
}

/** Members of a union count once. */
export function voicesFor(state: CountryPart, { backers }: ConferencePackage): number {
  return new Set(backers.map((backer) => unitName(state, backer))).size;
}

/** What is due in a round besides talk and walls: whose voters are asked, and whether all meet. */
type Appointments = { readonly elections: readonly EconomyId[]; readonly isConference: boolean };

export function appointmentsIn(
  game: Pick<CountryGame, 'politics' | 'settings'>,
  round: number,
): Appointments {
  const seats = Object.entries(game.politics?.seats ?? {});
  return {
    elections: seats.filter(([, seat]) => seat.electionInRound === round).map(([economy]) => economy),
    isConference: conferenceRounds(game.settings).includes(round),
  };
}
