import { assertNever } from '#shared/kernel/assertNever.ts';
import { fromKeys, keysOf, mapValues, must } from '#shared/kernel/records.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import { evolvePolicy } from '../countries/policy.ts';
import { applyLaw } from '../law/register.ts';
import { evolveModules } from '../modules/modules.ts';
import { evolveProvinces, isProvincesEvent } from '../provinces/state/evolveProvinces.ts';
import type { GameState } from '../state.ts';
import { thoughtsRemembered, withThought, withoutPolicyThoughts } from '../table/botTurns.ts';
import { evolveClock } from '../table/clock.ts';
import { evolveLength } from '../table/gameLength.ts';
import { evolveProposals, isProposalEvent, reachedBy } from '../table/proposal.ts';
import { evolveReveal } from '../table/reveal.ts';
import { evolveSeats, noteStewardship, withoutReadStewardship, withoutReadiness } from '../table/seats.ts';

/** The state after a fact. Draws nothing and solves nothing: outcomes are in the event. */
export function evolve(before: GameState | undefined, event: GameEvent): GameState {
  if (event.type === 'gameCreated') return initialState(event);
  const state = noteStewardship(must(before, 'a game to go on with'), event);
  if (isProposalEvent(event)) {
    const after = evolveProposals(state, event);
    return withoutReadiness(after, reachedBy(after, event));
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
    case 'gameShortened':
      return evolveLength(state, event);
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
      return { ...state, clock: evolveClock(state.clock, event) };
    case 'revealStepped':
    case 'revealPaced':
      return evolveReveal(state, event);
    case 'debriefTurned':
      return { ...state, debriefPage: event.page };
    case 'botThought':
      return { ...state, botThoughts: withThought(state, event) };
    case 'parNoted':
      return { ...state, par: event.par };
    case 'lawChanged':
      return applyLaw(state, event.law);
    case 'pledgeGiven':
      return {
        ...state,
        pledges: [...state.pledges, event.pledge],
        counters: { ...state.counters, pledge: state.counters.pledge + 1 },
      };
    case 'policyDrafted':
    case 'policySealed':
    case 'policyReopened':
    case 'predictionMade':
      return evolvePolicy(state, event);
    case 'roundSettled':
    case 'settlementHeld':
    case 'gameEnded':
      return evolveSettlement(state, event);
    default:
      return isProvincesEvent(event) ? evolveProvinces(state, event) : evolveModules(state, event);
  }
}

/** The state after several facts in order. */
export function evolveAll(state: GameState, events: readonly GameEvent[]): GameState {
  return events.reduce<GameState>((folded, event) => evolve(folded, event), state);
}

/** A game in its lobby, as the opening of the scenario leaves it. */
function initialState(event: GameEventOf<'gameCreated'>): GameState {
  const lobby: GameState = {
    rulesVersion: event.rulesVersion,
    settings: event.settings,
    random: event.random,
    phase: 'lobby',
    round: 0,
    clock: { openedAtMs: 0, overtimeUsed: false },
    revealStop: 'envelopes',
    seats: openingSeats(event),
    walls: mapValues(event.walls, (mfnRateBp) => ({ mfnRateBp })),
    agreements: {},
    pairLevels: {},
    proposals: {},
    revisionsThisRound: {},
    pledges: [],
    policyDrafts: {},
    sealedPolicies: {},
    sealedBy: [],
    predictions: {},
    botThoughts: [],
    settled: event.settled,
    reports: [],
    ...event.modules,
    ...(event.provinces === undefined ? {} : { provinces: event.provinces, provinceReports: [] }),
    counters: { proposal: 0, agreement: 0, pledge: 0 },
  };
  return applyLaw(lobby, event.law);
}

/** Seats of provinces are read off their own slice: logs of games that were created without a list of them fold as well. */
function openingSeats({ temperaments, provinces }: GameEventOf<'gameCreated'>): GameState['seats'] {
  const empty = { present: false, ready: false };
  if (provinces === undefined)
    return mapValues(temperaments, (temperament, economy) => ({ economy, temperament, ...empty }));
  const ofProvinces = keysOf(provinces.temperaments);
  const seats = provinces.centreKind === 'seat' ? [...ofProvinces, CENTRE_SEAT] : ofProvinces;
  return fromKeys(seats, (economy) => ({ economy, ...empty }));
}

/** Folds the opening of a phase: a new round clears the table, the same phase again reopens it. */
function evolvePhase(state: GameState, event: GameEventOf<'phaseOpened'>): GameState {
  const { phase, round } = event;
  const cleared =
    round !== state.round ? clearForRound(state, event) : phase === state.phase ? reopenPhase(state) : state;
  const { revealPace: _pace, ...unpaced } = cleared;
  const opened = { ...unpaced, phase, round, clock: evolveClock(state.clock, event) };
  return withoutReadiness(opened, Object.keys(opened.seats));
}

/** Puts away what belonged to the round before; proposals that became law, lapsed or were voted down at the last bell stay in sight. */
function clearForRound(state: GameState, { pairLevels, round }: GameEventOf<'phaseOpened'>): GameState {
  const kept = Object.values(state.proposals).filter((proposal) => staysInSight(proposal, round));
  return {
    ...state,
    seats: withoutReadStewardship(state.seats),
    revealStop: 'envelopes',
    pairLevels: pairLevels ?? state.pairLevels,
    proposals: Object.fromEntries(kept.map((proposal) => [proposal.id, proposal])),
    revisionsThisRound: {},
    policyDrafts: {},
    sealedPolicies: {},
    sealedBy: [],
    predictions: {},
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
  const { held: _held, ...unheld } = state;
  const { provinces } = state;
  return {
    ...unheld,
    policyDrafts: { ...state.policyDrafts, ...state.sealedPolicies },
    sealedPolicies: {},
    ...(provinces === undefined
      ? {}
      : { provinces: { ...provinces, drafts: { ...provinces.drafts, ...provinces.sealed }, sealed: {} } }),
    sealedBy: [],
    botThoughts: withoutPolicyThoughts(state),
  };
}

type SettlementEvent = GameEventOf<'roundSettled' | 'settlementHeld' | 'gameEnded'>;

/** Folds what the model found, or that it found nothing. */
function evolveSettlement(state: GameState, event: SettlementEvent): GameState {
  switch (event.type) {
    case 'roundSettled': {
      const { held: _held, ...unheld } = state;
      const outcomes = new Map(event.report.pledges.map(({ id, outcome }) => [id, outcome]));
      return {
        ...unheld,
        ...event.modules,
        random: event.random,
        walls: event.walls,
        settled: event.settled,
        reports: [...state.reports, event.report],
        pledges: state.pledges.map((pledge) => {
          const outcome = outcomes.get(pledge.id);
          return outcome === undefined ? pledge : { ...pledge, outcome };
        }),
      };
    }
    case 'settlementHeld':
      return { ...state, held: event.failure };
    case 'gameEnded':
      return { ...state, final: event.final };
    default:
      return assertNever(event);
  }
}
