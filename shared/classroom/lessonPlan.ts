/** The plan of a lesson: what happens in which minute, made of the lengths of the phases; and whether what is left of it fits before the bell. */
import { type Lesson, LESSON_MINUTES, LESSONS, type LessonTopic, TOPIC_OF } from '#shared/content/lessons.ts';
import { gameOf, type Phase } from '#shared/content/vocabulary.ts';
import type { TableSummary } from '#shared/protocol/classroom.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { usualDurationMs } from '#shared/rules/table/clock.ts';

type Settings = Omit<GameSettings, 'seed'>;

export const PLAN_PARTS = [
  'gathering',
  'comeBack',
  'negotiation',
  'policy',
  'results',
  'talk',
  'epilogue',
  'compare',
  'debrief',
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

/** One line of a plan. */
export type PlanStep = {
  readonly part: PlanPart;
  /** From the beginning of the meeting on. */
  readonly fromMinute: number;
  readonly minutes: number;
  /** Of a part of a round, or the round before which there is a talk. */
  readonly round?: number;
  /** First, last or between, by which its sentences differ. */
  readonly place: 'first' | 'between' | 'last';
};

export type LessonPlan = {
  readonly topic: LessonTopic;
  readonly games: number;
  readonly meetings: readonly { readonly bellMinutes: number; readonly steps: readonly PlanStep[] }[];
  /** Before which rounds all tables stop by themselves. */
  readonly stopsBefore: readonly number[];
};

const MINUTE_MS = 60_000;

/** The lessons that are made for a game as it was opened; one of one meeting, without talks in between, where none is made for these rounds. */
export function lessonsFor({ preset, rounds }: Pick<Settings, 'preset' | 'rounds'>): readonly Lesson[] {
  const made = LESSONS.filter((lesson) => lesson.preset === preset && lesson.rounds === rounds);
  if (made.length > 0) return made;
  const meeting = { bellMinutes: Infinity, lastRound: rounds, talkBefore: [] };
  return [{ preset, rounds, topic: TOPIC_OF[preset], games: 1, meetings: [meeting] }];
}

export function planLesson(settings: Settings, lesson: Lesson): LessonPlan {
  const meetings = lesson.meetings.map((meeting, at) => {
    const steps = lineUp(partsOf(settings, lesson, at));
    const { minutes = 0, fromMinute = 0 } = steps.at(-1) ?? {};
    const ends = fromMinute + minutes;
    return {
      bellMinutes: Number.isFinite(meeting.bellMinutes) ? meeting.bellMinutes : Math.ceil(ends),
      steps,
    };
  });
  return {
    topic: lesson.topic,
    games: lesson.games,
    meetings,
    stopsBefore: lesson.meetings.flatMap(({ talkBefore }) => talkBefore),
  };
}

type Part = Omit<PlanStep, 'fromMinute'>;

function lineUp(parts: readonly Part[]): readonly PlanStep[] {
  let fromMinute = 0;
  return parts.map((part) => {
    const step = { ...part, fromMinute };
    fromMinute += part.minutes;
    return step;
  });
}

function partsOf(settings: Settings, { meetings, games }: Lesson, at: number): readonly Part[] {
  const meeting = meetings[at];
  if (meeting === undefined) return [];
  const firstRound = (meetings[at - 1]?.lastRound ?? 0) + 1;
  const isLast = at === meetings.length - 1;
  const opening = at === 0 ? ('gathering' as const) : ('comeBack' as const);
  const played = Array.from({ length: games }, (_, game) => [
    ...(game === 0 ? [] : [{ part: 'compare', minutes: LESSON_MINUTES.compare, place: 'between' } as const]),
    ...roundsOf(settings, firstRound, meeting),
    ...(isLast ? epilogueOf(settings) : []),
  ]).flat();
  const closing = isLast
    ? ({ part: 'debrief', minutes: LESSON_MINUTES.debrief, place: 'last' } as const)
    : ({ part: 'talk', minutes: LESSON_MINUTES.talk, place: 'last' } as const);
  return [{ part: opening, minutes: LESSON_MINUTES[opening], place: 'first' }, ...played, closing];
}

function roundsOf(
  settings: Settings,
  firstRound: number,
  { lastRound, talkBefore }: Lesson['meetings'][number],
): readonly Part[] {
  return Array.from({ length: lastRound - firstRound + 1 }, (_, past): readonly Part[] => {
    const round = firstRound + past;
    const place = round === 1 ? 'first' : round === settings.rounds ? 'last' : 'between';
    const lasts = (...phases: readonly RoundPhase[]): number =>
      phases.reduce((sum, phase) => sum + minutesOf(settings, phase, round), 0);
    const talk: readonly Part[] = talkBefore.includes(round)
      ? [{ part: 'talk', minutes: LESSON_MINUTES.talk, round, place: 'between' }]
      : [];
    return [
      ...talk,
      { part: 'negotiation', minutes: lasts('briefing', 'negotiation'), round, place },
      { part: 'policy', minutes: lasts('policy'), round, place },
      { part: 'results', minutes: lasts('results'), round, place },
    ];
  }).flat();
}

type RoundPhase = 'briefing' | 'negotiation' | 'policy' | 'results';

function epilogueOf(settings: Settings): readonly Part[] {
  if (!gameOf(settings.scenarioId).hasEpilogue) return [];
  return [{ part: 'epilogue', minutes: minutesOf(settings, 'epilogue', settings.rounds + 1), place: 'last' }];
}

/** Also where no clock runs: phases are planned as long as usual. */
export function minutesOf(settings: Settings, phase: RoundPhase | 'epilogue', round: number): number {
  return usualDurationMs(settings, phase, round) / MINUTE_MS;
}

/** Where a class is in its plan, and whether the rest fits. */
export type Pace = {
  readonly meeting: number;
  /** Place of the step that is on, in the meeting. */
  readonly now: number;
  /** Minutes to the end of the meeting if every phase takes its time, the last talk included. While people gather: if play begins now. */
  readonly minutesLeft: number;
  /** Minutes that are missing before the bell; below nought: to spare. */
  readonly minutesLate: number;
  /** Rounds that are to be dropped for the rest to fit; never the debrief. */
  readonly dropRounds: number;
};

/** How far the table is that is furthest behind, since all wait for it. */
type Where = Pick<TableSummary, 'phase' | 'round'> & {
  /** Of the step that is on. */
  readonly leftMinutes: number;
  /** The last round that is to be played, where the host has dropped some. */
  readonly rounds?: number;
};

/** `toBellMinutes`: from now on. */
export function paceOf(plan: LessonPlan, where: Where | undefined, toBellMinutes: number): Pace {
  const { meeting, now } = placeOf(plan, where);
  const steps = plan.meetings[meeting]?.steps ?? [];
  const isPlayed = ({ round = 0 }: PlanStep): boolean => round <= (where?.rounds ?? Infinity);
  const ahead = steps.slice(now + 1).filter(isPlayed);
  const rest = ahead.reduce((sum, { minutes }) => sum + minutes, 0);
  const minutesLeft = rest + (where?.leftMinutes ?? 0);
  const minutesLate = minutesLeft - toBellMinutes;
  return {
    meeting,
    now,
    minutesLeft,
    minutesLate,
    dropRounds: roundsToDrop(ahead, steps[now]?.round, minutesLate),
  };
}

const PART_OF = {
  lobby: 'gathering',
  briefing: 'negotiation',
  negotiation: 'negotiation',
  policy: 'policy',
  results: 'results',
  epilogue: 'epilogue',
  debrief: 'debrief',
} as const satisfies Record<Phase, PlanPart>;

function placeOf({ meetings }: LessonPlan, where: Where | undefined): { meeting: number; now: number } {
  const part = where === undefined ? 'gathering' : PART_OF[where.phase];
  const isOfRound = part === 'negotiation' || part === 'policy' || part === 'results';
  for (const [meeting, { steps }] of meetings.entries()) {
    const now = steps.findIndex((step) => step.part === part && (!isOfRound || step.round === where?.round));
    if (now >= 0) return { meeting, now };
  }
  const last = meetings.length - 1;
  return { meeting: last, now: (meetings[last]?.steps.length ?? 1) - 1 };
}

/** The last rounds of the meeting that have not begun, as many as are needed. */
function roundsToDrop(ahead: readonly PlanStep[], current: number | undefined, minutesLate: number): number {
  const rounds = [...new Set(ahead.map(({ round }) => round))].filter(
    (round) => round !== undefined && round !== current,
  );
  let [late, dropped] = [minutesLate, 0];
  for (const round of rounds.toReversed()) {
    if (late <= 0) break;
    late -= ahead.filter((step) => step.round === round).reduce((sum, { minutes }) => sum + minutes, 0);
    dropped += 1;
  }
  return dropped;
}
