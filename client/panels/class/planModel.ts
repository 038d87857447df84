import { isInPlay } from '#shared/classroom/presses.ts';
import { type LessonPlan, minutesOf, type PlanStep } from '#shared/classroom/lessonPlan.ts';
import type { ClassView, TableSummary } from '#shared/protocol/classroom.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A bell so long ago was that of an earlier lesson. */
const PAST_MS = 2 * 60 * MINUTE_MS;

/** The sentences of one step: what happens, what can be said, what can be asked. */
export function stepText(
  { part, round, place }: Pick<PlanStep, 'part' | 'round' | 'place'>,
  topic: LessonPlan['topic'],
): { readonly what: string; readonly say: PlainKey; readonly ask: PlainKey } {
  const plain = t(`plan.what.${part}`);
  const what =
    round === undefined
      ? plain
      : part === 'talk'
        ? t('plan.before', { round, what: plain })
        : t('plan.round', { round, what: plain });
  if (part === 'negotiation')
    return {
      what,
      say: `plan.say.negotiation.${place}.${topic}`,
      ask: `plan.ask.negotiation.${place}.${topic}`,
    };
  if (part === 'results')
    return {
      what,
      say: `plan.say.results.${topic}`,
      ask: `plan.ask.results.${place === 'first' ? 'first' : 'later'}.${topic}`,
    };
  return { what, say: `plan.say.${part}`, ask: `plan.ask.${part}` };
}

/** The table for which the others wait; none before tables play. */
export function lastTable(tables: readonly TableSummary[]): TableSummary | undefined {
  const playing = tables.filter(({ phase }) => phase !== 'lobby');
  const open = playing.filter(({ phase }) => phase !== 'debrief');
  return (open.length > 0 ? open : playing).toSorted(
    (a, b) => a.round - b.round || ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase),
  )[0];
}

const ORDER: readonly TableSummary['phase'][] = [
  'briefing',
  'negotiation',
  'policy',
  'results',
  'epilogue',
  'debrief',
];

/** Minutes that are left of the step of the plan that a table is at: a briefing belongs to the negotiation after it. */
export function leftOfStep(
  settings: ClassView['settings'],
  table: Pick<TableSummary, 'phase' | 'round' | 'endsAtMs' | 'pausedLeftMs'>,
  nowMs: number,
): number {
  const after = table.phase === 'briefing' ? minutesOf(settings, 'negotiation', table.round) : 0;
  return leftMinutes(table, nowMs) + after;
}

/** Minutes that are left of the phase at a table; nothing where no clock runs. */
function leftMinutes(
  { endsAtMs, pausedLeftMs }: Pick<TableSummary, 'endsAtMs' | 'pausedLeftMs'>,
  nowMs: number,
): number {
  if (pausedLeftMs !== undefined) return pausedLeftMs / MINUTE_MS;
  return endsAtMs === undefined ? 0 : Math.max(0, endsAtMs - nowMs) / MINUTE_MS;
}

/** Minutes from a moment to the bell, which rings at a time of the day: today, or past midnight. */
export function minutesToBell(bell: string, now: Date): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(bell) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const at = new Date(now);
  at.setHours(Number(hours), Number(minutes), 0, 0);
  const aheadMs = at.getTime() - now.getTime();
  return (aheadMs < -PAST_MS ? aheadMs + DAY_MS : aheadMs) / MINUTE_MS;
}

/** The round before which the tables are to stop now: it has just opened at all of them, and none is paused. */
export function stopDue(tables: readonly TableSummary[], stopsBefore: readonly number[]): number | undefined {
  const [first] = tables;
  if (first === undefined || !tables.every(isInPlay)) return undefined;
  const isOpening = tables.every(
    ({ phase, round, pausedLeftMs }) =>
      phase === 'briefing' && round === first.round && pausedLeftMs === undefined,
  );
  return isOpening && stopsBefore.includes(first.round) ? first.round : undefined;
}

/** What a teacher does in a first class, one after the other; the class itself was opened before. */
export const GUIDE_STEPS = ['screen', 'people', 'deal', 'start', 'alert', 'stop', 'debrief'] as const;
/** `rest`: tables play, and nothing new is to be shown. */
export type GuideStep = (typeof GUIDE_STEPS)[number] | 'rest';

/** What has happened in the class, as far as the guide asks. */
export type GuideFacts = {
  readonly view: Pick<ClassView, 'stage' | 'people' | 'screens' | 'screen'>;
  readonly tables: readonly TableSummary[];
  /** Some table needs the host now. */
  readonly hasAlert: boolean;
  /** A table needed the host, and no longer does. */
  readonly wasAlerted: boolean;
  /** The host has read how a game is ended early. */
  readonly knowsEnd: boolean;
};

/** The step that the class is at. */
export function guideStep({ view, tables, hasAlert, wasAlerted, knowsEnd }: GuideFacts): GuideStep {
  switch (view.stage) {
    case 'gathering':
      // Whoever has joined has seen the code somewhere.
      if (view.people > 0) return 'deal';
      return view.screens > 0 ? 'people' : 'screen';
    case 'dealt':
      return 'start';
    case 'playing': {
      const last = lastTable(tables);
      if (last === undefined || !isInPlay(last)) return 'rest';
      // Where all goes well in the first round, the guide waits no longer for an alert.
      if (!wasAlerted && (hasAlert || last.round < 2)) return 'alert';
      return knowsEnd || last.isEnding === true || last.round >= last.rounds ? 'rest' : 'stop';
    }
    case 'debrief':
      return 'debrief';
  }
}

/** Whether the guide has nothing more to show: the screens have been turned to the last step. */
export function isGuideOver({ stage, screen }: GuideFacts['view']): boolean {
  return stage === 'debrief' && screen?.view === 'question';
}
