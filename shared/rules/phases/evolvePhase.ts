import type { GameEventOf } from '#shared/protocol/events.ts';
import type { Paper } from '#shared/protocol/law.ts';
import { evolveClock } from '../clock/evolveClock.ts';
import { withoutReadiness, withoutReadStewardship } from '../seats/evolveSeats.ts';
import type { GameState } from '../state.ts';
import { isRemembered, POLICY_THOUGHT } from './botAnswersDue.ts';

/** Folds the opening of a phase: a new round clears the table, the same phase again reopens it. */
export function evolvePhase(state: GameState, event: GameEventOf<'phaseOpened'>): GameState {
  const { phase, round } = event;
  const cleared =
    round !== state.round ? clearForRound(state, event) : phase === state.phase ? reopenPhase(state) : state;
  const { revealPace: _pace, ...unpaced } = cleared;
  const opened = { ...unpaced, phase, round, clock: evolveClock(state.clock, event) };
  return withoutReadiness(opened, Object.keys(opened.seats));
}

/** What belonged to the round before is put away; papers that became law, lapsed or were voted down at the last bell, stay in sight. */
function clearForRound(state: GameState, { pairLevels, round }: GameEventOf<'phaseOpened'>): GameState {
  const kept = Object.values(state.papers).filter((paper) => staysInSight(paper, round));
  return {
    ...state,
    seats: withoutReadStewardship(state.seats),
    revealStop: 'envelopes',
    pairLevels: pairLevels ?? state.pairLevels,
    papers: Object.fromEntries(kept.map((paper) => [paper.id, paper])),
    revisionsThisRound: {},
    policyDrafts: {},
    sealedPolicies: {},
    sealedBy: [],
    predictions: {},
    botThoughts: state.botThoughts.filter((thought) => isRemembered(thought, round)),
  };
}

function staysInSight({ status, lapse, round: tabledIn }: Paper, round: number): boolean {
  const endedAtBell = lapse?.type === 'bell' || lapse?.type === 'notRatified';
  return status === 'concluded' || (endedAtBell && tabledIn === round - 1);
}

/** The host starts a phase again: papers and law stand, envelopes open with what was in them as drafts. */
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
    botThoughts: state.botThoughts.filter((thought) => !thought.endsWith(`:${POLICY_THOUGHT}`)),
  };
}
