import { must } from '#shared/kernel/records.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { countryStates } from '../countries/countryStates.ts';
import { provinceStates } from '../provinces/state/provinceStates.ts';
import type { StateRules } from '../rulebook.ts';
import type { CountryGame, GameState, ProvinceGame } from '../state.ts';
import { thoughtsRemembered, withThought, withoutPolicyThoughts } from '../table/botDelays.ts';
import { evolveClock, evolveLength } from '../table/clock.ts';
import { evolveProposals, isProposalEvent, reachedBy } from '../table/proposal.ts';
import { evolveReveal } from '../table/revealStops.ts';
import {
  evolveSeats,
  noteStewardship,
  takeBackReadiness,
  withoutReadStewardship,
  withoutReadiness,
} from '../table/seats.ts';

/** What the state of each game is made of; a game more is a line here. */

const STATES: Readonly<Record<GameState['rulebook'], StateRules>> = {
  countries: countryStates,
  provinces: provinceStates,
};

/** The rules of the game that a state is of. */
export function statesOf({ rulebook }: Pick<GameState, 'rulebook'>): StateRules {
  return STATES[rulebook];
}

/** The rules of the game that a log is of: its first event has the part of that game. */
function statesOpenedBy({ provinces }: GameEventOf<'gameCreated'>): StateRules {
  return STATES[provinces === undefined ? 'countries' : 'provinces'];
}

/** The state after a fact, of the same game. Draws nothing and solves nothing: outcomes are in the event. */
export function evolve(before: CountryGame, event: GameEvent): CountryGame;
export function evolve(before: ProvinceGame, event: GameEvent): ProvinceGame;
export function evolve(before: GameState | undefined, event: GameEvent): GameState;
export function evolve(before: GameState | undefined, event: GameEvent): GameState {
  if (event.type === 'gameCreated') return initialState(event);
  const state = noteStewardship(must(before, 'a game to go on with'), event);
  const states = statesOf(state);
  if (isProposalEvent(event)) {
    const after = evolveProposals(states, state, event);
    // An entry that waits for the bell is the offer of all its parties.
    const offer = event.type === 'proposalTabled' ? event.proposal : state.proposals[event.proposal];
    return takeBackReadiness(
      after,
      reachedBy(states, after, event),
      event.type === 'proposalAwaitsBell' ? undefined : offer,
    );
  }
  switch (event.type) {
    case 'seatOccupied':
    case 'seatVacated':
    case 'presenceMarked':
    case 'readyDeclared':
      return evolveSeats(state, event);
    case 'phaseOpened':
      return evolvePhase(state, event);
    case 'endPlanned':
      return evolveLength(state, event);
    case 'gameShortened':
      return states.shortened(evolveLength(state, event), {
        agreed: state.settings.rounds,
        played: event.rounds,
      });
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
      return { ...state, clock: evolveClock(state.clock, event) };
    case 'homeworkSet': {
      const { homework: _before, ...others } = state;
      return event.homework === undefined ? others : { ...others, homework: event.homework };
    }
    case 'revealStepped':
    case 'revealPaced':
      return evolveReveal(state, event);
    case 'debriefTurned':
      return { ...state, debriefPage: event.page };
    case 'botThought':
      return { ...state, botThoughts: withThought(state, event) };
    case 'parNoted':
      return { ...state, par: event.par };
    case 'settlementHeld':
      return { ...state, held: event.failure };
    case 'lawChanged':
      return states.enact(state, event.law);
    default:
      return states.evolve(state, event);
  }
}

/** The state after several facts in order. */
export function evolveAll(state: CountryGame, events: readonly GameEvent[]): CountryGame;
export function evolveAll(state: ProvinceGame, events: readonly GameEvent[]): ProvinceGame;
export function evolveAll(state: GameState, events: readonly GameEvent[]): GameState;
export function evolveAll(state: GameState, events: readonly GameEvent[]): GameState {
  return events.reduce<GameState>((folded, event) => evolve(folded, event), state);
}

/** A game in its lobby, as the opening of the scenario leaves it. */
function initialState(event: GameEventOf<'gameCreated'>): GameState {
  const { rulesVersion, settings, random } = event;
  const states = statesOpenedBy(event);
  const lobby = states.opened(event, {
    rulesVersion,
    settings,
    random,
    phase: 'lobby',
    round: 0,
    clock: { openedAtMs: 0, overtimeUsed: false },
    revealStop: 'envelopes',
    proposals: {},
    revisionsThisRound: {},
    sealedBy: [],
    botThoughts: [],
    counters: { proposal: 0, agreement: 0, pledge: 0 },
  });
  return states.enact(lobby, event.law);
}

/** Folds the opening of a phase: a new round clears the table, the same phase again reopens it. */
function evolvePhase(state: GameState, event: GameEventOf<'phaseOpened'>): GameState {
  const { phase, round } = event;
  const cleared =
    round !== state.round ? clearForRound(state, event) : phase === state.phase ? reopenPhase(state) : state;
  const { revealPace: _pace, ...unpaced } = cleared;
  const seats = withoutReadiness(unpaced.seats);
  return { ...unpaced, seats, phase, round, clock: evolveClock(state.clock, event) };
}

/** Puts away what belonged to the round before; proposals that became law, lapsed or were voted down at the last bell stay in sight. */
function clearForRound(state: GameState, event: GameEventOf<'phaseOpened'>): GameState {
  const { round } = event;
  const kept = Object.values(state.proposals).filter((proposal) => staysInSight(proposal, round));
  return {
    ...statesOf(state).roundBegun(state, event),
    seats: withoutReadStewardship(state.seats),
    revealStop: 'envelopes',
    proposals: Object.fromEntries(kept.map((proposal) => [proposal.id, proposal])),
    revisionsThisRound: {},
    sealedBy: [],
    botThoughts: thoughtsRemembered(state, round),
  };
}

function staysInSight({ status, lapse, round: tabledIn }: Proposal, round: number): boolean {
  const endedAtBell = lapse?.type === 'bell' || lapse?.type === 'notRatified';
  return status === 'concluded' || (endedAtBell && tabledIn === round - 1);
}

/** The host starts a phase again: proposals and law stand, envelopes open with what was in them as drafts. */
function reopenPhase(state: GameState): GameState {
  if (state.phase !== 'policy') return { ...state, revealStop: 'envelopes' };
  const { held: _held, ...unheld } = statesOf(state).unsealed(state);
  return {
    ...unheld,
    sealedBy: [],
    botThoughts: withoutPolicyThoughts(state),
  };
}
