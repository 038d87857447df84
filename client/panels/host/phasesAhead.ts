import type { Phase } from '#shared/content/vocabulary.ts';
import { phaseDurationMs, remainingMs } from '#shared/rules/table/clock.ts';
import { lastRoundOf } from '#shared/rules/table/gameLength.ts';
import type { GameState } from '#shared/rules/state.ts';
import { ROUND_PHASES } from '../chrome/round.ts';

export type PhaseAhead = {
  readonly phase: Phase;
  readonly round: number;
  /** Absent without a clock. */
  readonly durationMs?: number;
};

type Where = Pick<GameState, 'phase' | 'round' | 'settings' | 'endsAfterRound'>;

/** The phase that follows; undefined after the last. */
export function phaseAfter(state: Where): PhaseAhead | undefined {
  const { phase, round, settings } = state;
  if (phase === 'debrief') return undefined;
  if (phase === 'epilogue') return { phase: 'debrief', round };
  if (phase === 'lobby') return ahead(settings, 'briefing', 1);
  const next = ROUND_PHASES[ROUND_PHASES.findIndex((each) => each === phase) + 1];
  if (next !== undefined) return ahead(settings, next, round);
  if (round < lastRoundOf(state)) return ahead(settings, 'briefing', round + 1);
  // Provinces have no years after: the league is final.
  return settings.scenarioId === 'provinces'
    ? { phase: 'debrief', round }
    : ahead(settings, 'epilogue', round + 1);
}

/** All phases still to come, in order. */
export function phasesAhead(state: Where): readonly PhaseAhead[] {
  const next = phaseAfter(state);
  return next === undefined ? [] : [next, ...phasesAhead({ ...state, ...next })];
}

/** Milliseconds to the end of the game if every phase takes its time; undefined without a clock. */
export function timeToEndMs(state: Where & Pick<GameState, 'clock'>, nowMs: number): number | undefined {
  const leftMs = remainingMs(state, nowMs);
  if (!state.settings.timed || leftMs === undefined) return undefined;
  return phasesAhead(state).reduce((sum, { durationMs }) => sum + (durationMs ?? 0), leftMs);
}

/** How many of the people who are present have said that they are ready. */
export function readiness({ seats }: Pick<GameState, 'seats'>): {
  readonly ready: number;
  readonly present: number;
} {
  const people = Object.values(seats).filter(({ member, present }) => member !== undefined && present);
  return { ready: people.filter(({ ready }) => ready).length, present: people.length };
}

function ahead(settings: GameState['settings'], phase: Phase, round: number): PhaseAhead {
  const durationMs = phaseDurationMs(settings, phase, round);
  return { phase, round, ...(durationMs === undefined ? {} : { durationMs }) };
}
