/** A phase opens, and a round is settled: the state after them. */
import type { Phase } from '#shared/content/vocabulary.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { TableContext } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import { thoughtsRemembered, withoutPolicyThoughts } from '../table/botTurns.ts';
import { evolveClock, phaseDurationMs } from '../table/clock.ts';
import { withoutReadStewardship, withoutReadiness } from '../table/seats.ts';

/** The event that opens a phase with its full time. */
export function openPhase(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  { settings }: GameState,
  phase: Phase,
  round: number,
): GameEventOf<'phaseOpened'> {
  const durationMs = phaseDurationMs(settings, phase, round);
  return {
    type: 'phaseOpened',
    phase,
    round,
    atMs: nowMs,
    ...(durationMs === undefined ? {} : { endsAtMs: nowMs + durationMs }),
  };
}

/** Folds the opening of a phase: a new round clears the table, the same phase again reopens it. */
export function evolvePhase(state: GameState, event: GameEventOf<'phaseOpened'>): GameState {
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
export function evolveSettlement(state: GameState, event: SettlementEvent): GameState {
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
