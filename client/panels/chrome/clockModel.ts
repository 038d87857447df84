import type { GameSettings } from '#shared/protocol/settings.ts';
import { mostFounders } from '#shared/rules/law/register.ts';
import {
  isPaused,
  lastRoundOf,
  phaseDurationMs,
  remainingMs,
  staysAtResults,
} from '#shared/rules/table/clock.ts';
import type { GameState } from '#shared/rules/state.ts';
import { type Phrase, phrase, t } from '../../text/t.ts';

/** The five looks of the phase clock. */
export type ClockLook = 'running' | 'last' | 'paused' | 'open' | 'unknown';

export type ClockModel = {
  readonly look: ClockLook;
  /** Absent without a limit, or while the server is away. */
  readonly leftMs?: number;
  /** Share of the phase that is left, 0–1, for the ring. */
  readonly share: number;
};

/** Below this the ring turns amber, once and without blinking. */
export const LAST_MS = 30_000;

/** What the clock shows. While the line is down it shows nothing, since it could only guess. */
export function clockModel(
  state: Pick<GameState, 'clock' | 'settings' | 'phase' | 'round' | 'homework'>,
  now: number,
  isConnected: boolean,
): ClockModel {
  if (!isConnected) return { look: 'unknown', share: 0 };
  const leftMs = remainingMs(state, now);
  if (leftMs === undefined || (staysAtResults(state) && !isPaused(state))) return { look: 'open', share: 1 };
  const wholeMs = phaseDurationMs(state.settings, state.phase, state.round) ?? leftMs;
  const share = wholeMs > 0 ? Math.min(1, leftMs / wholeMs) : 0;
  if (isPaused(state)) return { look: 'paused', leftMs, share };
  return { look: leftMs <= LAST_MS ? 'last' : 'running', leftMs, share };
}

/** Moments at which the time left is said aloud, in seconds. */
const SPOKEN_SECONDS = [60, 30, 10] as const;

/** What a reading of the clock shows, and of which phase. */
export type ClockReading = Pick<GameState, 'phase' | 'round'> & { readonly model: ClockModel };

/** What the clock says aloud: that it stands, goes on or was given time, or the seconds that are left; `newPhase` is silence. */
export type SpokenMoment = 'newPhase' | 'paused' | 'resumed' | 'extended' | (typeof SPOKEN_SECONDS)[number];

/** Time added at once by more than this was given, not measured. */
const ADDED_MS = 5_000;

/** What there is to say between two readings of the clock. A phase that has opened meanwhile has its own time: none was added. */
export function spokenMoment(before: ClockReading, after: ClockReading): SpokenMoment | undefined {
  const [from, to] = [before.model, after.model];
  if (from.look !== 'paused' && to.look === 'paused') return 'paused';
  if (from.look === 'paused' && to.look === 'running') return 'resumed';
  if (before.phase !== after.phase || before.round !== after.round) return 'newPhase';
  if (from.leftMs === undefined || to.leftMs === undefined) return undefined;
  if (to.leftMs > from.leftMs + ADDED_MS) return 'extended';
  return spokenSecond(from.leftMs, to.leftMs);
}

function spokenSecond(beforeMs: number, afterMs: number): (typeof SPOKEN_SECONDS)[number] | undefined {
  return SPOKEN_SECONDS.find((second) => beforeMs > second * 1000 && afterMs <= second * 1000);
}

/** "Round 3 of 6", or what comes before and after the rounds. */
export function roundLabel(
  state: Pick<GameState, 'phase' | 'round' | 'settings' | 'endsAfterRound'>,
): string {
  const { phase, round, settings } = state;
  if (phase === 'lobby' || phase === 'debrief') return t(`phase.${phase}`);
  if (phase === 'epilogue' || round > settings.rounds) return t('round.epilogue');
  return t('round.of', { round, rounds: lastRoundOf(state) });
}

type Limits = Pick<GameSettings, 'agreementLimits' | 'membersByRound' | 'signedPerRound' | 'rounds'>;

/** How many agreements that last a seat may sign in a round, and how many members each may have; undefined where only founders are few. */
export function membersTold(settings: Limits, seats: number): Phrase | undefined {
  const { membersByRound, signedPerRound: count } = settings;
  if (membersByRound === undefined) return undefined;
  const list = stepsTold(settings, seats);
  return count === undefined
    ? phrase('brief.limitsMembers', { list })
    : phrase('brief.limitsSigned', { count, list });
}

/** Rounds in which more may sign together than before. */
function stepsTold(settings: Limits, seats: number): readonly string[] {
  const { rounds } = settings;
  return Array.from({ length: rounds }, (_, at) => {
    const round = at + 1;
    const most = Math.min(seats, mostFounders(settings, round));
    return { round, most, isStep: round === 1 || most > mostFounders(settings, round - 1) };
  })
    .filter(({ isStep }) => isStep)
    .map(({ round, most }, at, steps) =>
      t(
        round > 1 && (steps[at + 1]?.round ?? rounds + 1) > round + 1
          ? 'brief.foundersFrom'
          : 'brief.foundersIn',
        {
          count: most < seats ? most : t('brief.foundersAll', { count: most }),
          round,
        },
      ),
    );
}

/** What a game lets a seat sign, in the order in which it is read; nothing where it sets no limit. */
export function limitsTold({ agreementLimits: limits, rounds }: Limits, seats: number): readonly Phrase[] {
  if (limits === undefined) return [];
  if (limits.rounds > 1) return [limitOfRound(limits)];
  return [
    phrase('brief.limitsFounders', { list: stepsTold({ agreementLimits: limits, rounds }, seats) }),
    limitOfRound(limits),
    phrase('brief.limitsYears', { round: rounds }),
  ];
}

/** The one of them that every round has. What a later round opens is told in its own briefing. */
export function limitOfRound({
  signedPerRound: count,
  rounds,
}: NonNullable<Limits['agreementLimits']>): Phrase {
  return rounds > 1 ? phrase('brief.limitsText', { count, rounds }) : phrase('brief.limitsRound', { count });
}
