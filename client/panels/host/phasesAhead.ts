import { type IntegrationStage, type ModuleId, type Phase, gameOf } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { lastRoundOf, phaseDurationMs, remainingMs } from '#shared/rules/table/clock.ts';
import { moduleOpensIn, modulesOf } from '#shared/rules/law/moduleIsOn.ts';
import { type GameState, countryPart } from '#shared/rules/state.ts';
import { ROUND_PHASES } from '../chrome/clockModel.ts';
import { appointmentsIn, stagesOpening } from '../countries/briefingModel.ts';

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
  return gameOf(settings.scenarioId).hasEpilogue
    ? ahead(settings, 'epilogue', round + 1)
    : { phase: 'debrief', round };
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

/** What a round brings besides its phases. */
export type RoundAhead = {
  readonly round: number;
  readonly modules: readonly ModuleId[];
  readonly stages: readonly IntegrationStage[];
  /** Seats whose voters are asked at its end: each seat's next election only. */
  readonly elections: readonly EconomyId[];
  readonly isConference: boolean;
};

const BEFORE_SETTLEMENT: readonly Phase[] = ['lobby', 'briefing', 'negotiation', 'policy'];

const BEFORE_BELL: readonly Phase[] = ['lobby', 'briefing', 'negotiation'];

/** From the present round on, what is still to come; rounds that bring nothing of the kind are left out. */
export function roundsAhead(game: GameState): readonly RoundAhead[] {
  const first = Math.max(1, game.round);
  const rounds = Array.from({ length: lastRoundOf(game) - first + 1 }, (_, at) =>
    roundAhead(game, first + at),
  );
  return rounds.filter(
    ({ modules, stages, elections, isConference }) =>
      modules.length + stages.length + elections.length > 0 || isConference,
  );
}

function roundAhead(game: GameState, round: number): RoundAhead {
  const { settings, phase } = game;
  const isToCome = round > game.round;
  const { elections, isConference } = appointmentsIn(countryPart(game), round);
  return {
    round,
    modules: isToCome
      ? modulesOf(settings).filter((module) => moduleOpensIn(settings, module) === round)
      : [],
    stages: isToCome ? stagesOpening(settings, round) : [],
    elections: isToCome || BEFORE_SETTLEMENT.includes(phase) ? elections : [],
    isConference: isConference && (isToCome || BEFORE_BELL.includes(phase)),
  };
}
