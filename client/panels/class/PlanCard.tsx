import { useEffect, useId } from 'preact/hooks';
import { lessonsFor, type LessonPlan, type Pace, paceOf, planLesson } from '#shared/classroom/lessonPlan.ts';
import type { Lesson } from '#shared/content/lessons.ts';
import type { ClassView, TableSummary } from '#shared/protocol/classroom.ts';
import type { LessonChoice } from '#shared/protocol/classHosts.ts';
import { Choice } from '../../design/Choice.tsx';
import { Press } from '../chrome/Press.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { isClassLive, lessonChoice, submitToClass, tableSummaries } from '../../net/classroom.ts';
import { useNow } from '../../state/serverClock.ts';
import { gameId } from '../../state/store.ts';
import { formatTimeOfDay } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { lastTable, leftOfStep, minutesToBell, stepText, stopDue } from './planModel.ts';
import { placesOf } from './classModel.ts';
import { pressFor, whyClassOff } from './ClassPresses.tsx';

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;

/** Plan of the lesson beside the game: what is on and what comes next, what to say and to ask, and what to drop when it is late. */
export function PlanCard({ view }: { readonly view: ClassView }) {
  const lessons = lessonsFor(view.settings);
  const [kept, keep] = useChoice(view, lessons);
  const plan = planOf(view, lessons, kept.lesson);
  const now = useNow(LOOK_MS);
  const last = lastTable(tableSummaries.value);
  const where =
    last === undefined
      ? undefined
      : {
          phase: last.phase,
          round: last.round,
          rounds: last.rounds,
          leftMinutes: leftOfStep(view.settings, last, now),
        };
  const pace = paceOf(plan, where, minutesToBell(kept.bell, new Date()) ?? Infinity);
  useStops(kept.stops ? plan.stopsBefore : []);
  const steps = plan.meetings[pace.meeting]?.steps ?? [];
  const [step, next] = [steps[pace.now], steps[pace.now + 1]];
  return (
    <section class="panel pad stack gap-3" aria-labelledby="plan">
      <h2 id="plan">{t('plan.title')}</h2>
      {step !== undefined && <StepNow plan={plan} step={step} next={next} />}
      <Bell kept={kept} onChange={keep} />
      <Lateness
        pace={pace}
        phase={last?.phase}
        mayDrop={last?.isEnding !== true && view.stage === 'playing'}
      />
      {plan.stopsBefore.length > 0 && (
        <label class="row switch">
          <span class="grow">
            {t('plan.stops', {
              rounds: plan.stopsBefore.length,
              list: plan.stopsBefore.map((round) => String(round)),
            })}
            <span class="small muted"> {t('plan.stopsHint')}</span>
          </span>
          <input
            type="checkbox"
            checked={kept.stops}
            onChange={(event) => keep({ ...kept, stops: event.currentTarget.checked })}
          />
        </label>
      )}
      <details>
        <summary>{t('plan.whole')}</summary>
        <div class="stack gap-3">
          {lessons.length > 1 && (
            <Choice
              label={t('plan.which')}
              value={String(kept.lesson)}
              options={lessons.map((lesson, at) => ({ value: String(at), label: lessonText(lesson) }))}
              onChange={(at) => keep({ ...kept, lesson: Number(at) })}
            />
          )}
          <PlanSteps plan={plan} />
        </div>
      </details>
    </section>
  );
}

function planOf(view: ClassView, lessons: readonly Lesson[], at: number): LessonPlan {
  const lesson = lessons[at] ?? lessons[0];
  if (lesson === undefined) throw new Error('no lesson for this game');
  return planLesson(view.settings, lesson);
}

/** "45 minutes" */
export function lessonText({ meetings, games }: Lesson): string {
  const minutes = meetings[0]?.bellMinutes ?? 0;
  if (meetings.length > 1) return t('plan.meetings', { meetings: meetings.length, minutes });
  return t(games > 1 ? 'plan.two' : 'plan.one', { minutes });
}

type Chosen = LessonChoice & { readonly bell: string };

/**
 * What all who host the class have in common of its plan. Whoever opens a console first, or has one open when the class goes on another
 * day, says when the lesson ends: as long from now as it lasts.
 */
function useChoice(view: ClassView, lessons: readonly Lesson[]): [Chosen, (chosen: Chosen) => void] {
  const told = lessonChoice.value;
  const said = told === 'none' ? undefined : told;
  const isUnsaid = told !== undefined && said?.bell === undefined && view.adjourned === undefined;
  const isAsked = isUnsaid && isClassLive.value;
  const lesson = said?.lesson ?? 0;
  const { meetings, stopsBefore } = planOf(view, lessons, lesson);
  const ends = new Date(Date.now() + (meetings[0]?.bellMinutes ?? 0) * MINUTE_MS);
  const chosen = {
    lesson,
    bell: said?.bell ?? formatTimeOfDay(ends),
    stops: said?.stops ?? stopsBefore.length > 0,
  };
  const keep = (next: Chosen): void => void submitToClass({ type: 'setPlan', plan: next });
  useEffect(() => {
    if (isAsked) keep(chosen);
  }, [isAsked]);
  return [chosen, keep];
}

type NowProps = {
  readonly plan: LessonPlan;
  readonly step: LessonPlan['meetings'][number]['steps'][number];
  readonly next: LessonPlan['meetings'][number]['steps'][number] | undefined;
};

function StepNow({ plan: { topic }, step, next }: NowProps) {
  const { what, say, ask } = stepText(step, topic);
  return (
    <dl class="stack gap-3">
      <Told term={t('plan.now')}>
        <b>{what}</b>
      </Told>
      <Told term={t('plan.say')}>{t(say)}</Told>
      <Told term={t('plan.ask')}>{t(ask)}</Told>
      {next !== undefined && <Told term={t('plan.next')}>{stepText(next, topic).what}</Told>}
    </dl>
  );
}

function Told({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt class="small muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Bell({ kept, onChange }: { readonly kept: Chosen; readonly onChange: (chosen: Chosen) => void }) {
  const id = useId();
  return (
    <div class="row">
      <label for={id} class="grow">
        {t('plan.bell')}
      </label>
      <input
        id={id}
        type="time"
        class="field num"
        style={{ width: 'auto' }}
        value={kept.bell}
        onChange={(event) => {
          const bell = event.currentTarget.value;
          // While it is being emptied and typed anew, the time that counts stays.
          if (bell !== '') onChange({ ...kept, bell });
        }}
      />
    </div>
  );
}

type LatenessProps = {
  readonly pace: Pace;
  /** Of the last table; none while people gather. */
  readonly phase: TableSummary['phase'] | undefined;
  readonly mayDrop: boolean;
};

/** Whether the rest fits before the bell, and what is to be dropped if not: a round, never the debrief. */
function Lateness({ pace, phase, mayDrop }: LatenessProps) {
  const { minutesLate, dropRounds } = pace;
  if (!Number.isFinite(minutesLate)) return null;
  const late = Math.ceil(minutesLate);
  // How long a debrief takes is the teacher's to say.
  const spare = phase === undefined ? 'plan.inTimeNow' : phase === 'debrief' ? 'plan.toBell' : 'plan.inTime';
  if (late <= 0) return <p class="small muted num">{t(spare, { minutes: Math.abs(late) })}</p>;
  return (
    <div class="stack gap-3">
      <p class="num">
        <b>{t(phase === undefined ? 'plan.lateNow' : 'plan.late', { minutes: late })}</b>{' '}
        {dropRounds > 0 ? t('plan.drop', { rounds: dropRounds }) : t('plan.noDrop')}
      </p>
      {dropRounds > 0 && mayDrop && (
        <Press
          class="btn"
          why={whyClassOff()}
          onPress={() => void pressFor('endAfterRound', [], { during: placesOf(tableSummaries.value) })}
        >
          {t('plan.dropDo')}
        </Press>
      )}
    </div>
  );
}

/** The same as the tables, in a card that is too narrow for their columns. */
function PlanSteps({ plan: { meetings, topic } }: { readonly plan: LessonPlan }) {
  return (
    <>
      {meetings.map(({ steps }, at) => (
        <div key={at} class="stack gap-3">
          {meetings.length > 1 && <h3>{t('plan.meeting', { meeting: at + 1 })}</h3>}
          <ol class="stack gap-3 small">
            {steps.map((step, place) => {
              const { what, say, ask } = stepText(step, topic);
              return (
                <li key={place} class="stack gap-1">
                  <b class="num">
                    {Math.round(step.fromMinute)} · {what}
                  </b>
                  <span>
                    <span class="muted">
                      {t('plan.say')}
                      {t('common.colon')}
                    </span>
                    {t(say)}
                  </span>
                  <span>
                    <span class="muted">
                      {t('plan.ask')}
                      {t('common.colon')}
                    </span>
                    {t(ask)}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </>
  );
}

/** Every meeting of a plan, line by line. */
export function PlanTables({ plan: { meetings, topic } }: { readonly plan: LessonPlan }) {
  return (
    <>
      {meetings.map(({ steps }, at) => (
        <ScrollPane key={at} class="scroll-x class-board" label={t('plan.title')}>
          {meetings.length > 1 && <h3>{t('plan.meeting', { meeting: at + 1 })}</h3>}
          <table class="plan-table small">
            <thead>
              <tr>
                <th scope="col">{t('plan.minute')}</th>
                <th scope="col">{t('plan.happens')}</th>
                <th scope="col">{t('plan.say')}</th>
                <th scope="col">{t('plan.ask')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step, place) => {
                const { what, say, ask } = stepText(step, topic);
                return (
                  <tr key={place}>
                    <td class="num">{Math.round(step.fromMinute)}</td>
                    <td>{what}</td>
                    <td>{t(say)}</td>
                    <td>{t(ask)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollPane>
      ))}
    </>
  );
}

/** Rounds before which this device has stopped the tables of a class: who lets them go on and comes back from a table finds them running. */
const stopped = new Set<string>();

/** Pauses all tables once when a round opens before which there is a talk. */
function useStops(stopsBefore: readonly number[]): void {
  const due = isClassLive.value ? stopDue(tableSummaries.value, stopsBefore) : undefined;
  useEffect(() => {
    const stop = `${gameId.value ?? ''} ${due ?? ''}`;
    if (due === undefined || stopped.has(stop)) return;
    stopped.add(stop);
    void submitToClass({ type: 'press', press: 'pauseClock' });
  }, [due]);
}
