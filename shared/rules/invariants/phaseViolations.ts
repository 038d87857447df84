import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '../state.ts';
import { validatePolicy } from '../policy/policyFault.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';

/** Phases, clock, seats, envelopes and reports agree with each other. */
export function phaseViolations(scenario: Scenario, state: GameState): string[] {
  return [
    ...roundViolations(state),
    ...clockViolations(state),
    ...seatViolations(state),
    ...envelopeViolations(scenario, state),
    ...settlementViolations(state),
  ];
}

function roundViolations({ phase, round, settings, final, held }: GameState): string[] {
  const isAfter = phase === 'epilogue' || phase === 'debrief';
  return [
    ...violatedBy((phase === 'lobby') === (round === 0), `${phase} in round ${round}`),
    ...violatedBy(isAfter === (round === settings.rounds + 1), `${phase} in round ${round}`),
    ...violatedBy(
      (phase === 'debrief') === (final !== undefined),
      `${phase} with standings: ${final !== undefined}`,
    ),
    ...violatedBy(held === undefined || phase === 'policy' || phase === 'epilogue', `held in ${phase}`),
  ];
}

function clockViolations({ clock, phase, settings }: GameState): string[] {
  const { openedAtMs, endsAtMs, pausedRemainingMs } = clock;
  const isTimed = settings.timed && phase !== 'lobby' && phase !== 'debrief';
  return [
    ...violatedBy(isTimed === (endsAtMs !== undefined), `${phase} ends at ${endsAtMs}`),
    ...violatedBy(endsAtMs === undefined || endsAtMs >= openedAtMs, 'the phase ends before it begins'),
    ...violatedBy(
      pausedRemainingMs === undefined || (endsAtMs !== undefined && pausedRemainingMs >= 0),
      `paused with ${pausedRemainingMs} ms left`,
    ),
  ];
}

function seatViolations({ seats }: GameState): string[] {
  const people = Object.values(seats).flatMap(({ member }) => member ?? []);
  return [
    ...violatedBy(areDistinct(people), 'a person governs two seats'),
    ...violatedBy(
      Object.values(seats).every(({ member, present }) => member !== undefined || !present),
      'nobody is present on a seat',
    ),
  ];
}

function envelopeViolations(scenario: Scenario, state: GameState): string[] {
  const { sealedBy, sealedPolicies, phase } = state;
  const lawful =
    phase !== 'policy' ||
    Object.entries({ ...state.policyDrafts, ...sealedPolicies }).every(
      ([economy, policy]) => validatePolicy(scenario, state, economy, policy) === undefined,
    );
  return [
    ...violatedBy(lawful, 'an unlawful policy was saved or sealed'),
    ...violatedBy(
      areDistinct(sealedBy) &&
        sealedBy.length === Object.keys(sealedPolicies).length &&
        sealedBy.every((economy) => sealedPolicies[economy] !== undefined),
      'those who sealed and what is sealed differ',
    ),
  ];
}

/** Every round before this one is reported once, this one since its envelopes were opened. */
function settlementViolations({ reports, round, phase, held, settled }: GameState): string[] {
  const isReported =
    held === undefined && (phase === 'results' || phase === 'epilogue' || phase === 'debrief');
  const due = isReported ? round : Math.max(0, round - 1);
  return [
    ...violatedBy(
      reports.length === due && reports.every((report, index) => report.round === index + 1),
      `${reports.length} reports in the ${phase} of round ${round}`,
    ),
    ...violatedBy(
      Object.values(settled.welfare).every((welfare) => Number.isFinite(welfare) && welfare > 0),
      'real income is not a positive number',
    ),
  ];
}
