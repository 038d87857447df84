import { signal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { canPress, commonStop, isInPlay } from '#shared/classroom/presses.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import type { ClassPress, TableLetter, TableSummary } from '#shared/protocol/classroom.ts';
import { CLASS_PACES, type ClassPace } from '#shared/protocol/classTables.ts';
import { Choice } from '../../design/Choice.tsx';
import { Dialog } from '../../design/Dialog.tsx';
import { Failure, Icon, type IconName } from '../../design/Icon.tsx';
import { Press, RefusalNote, type WhyOff, whyOff } from '../chrome/Press.tsx';
import {
  classView,
  helperLines,
  isClassLive,
  lastPress,
  refusedTables,
  submitToClass,
  tableSummaries,
} from '../../net/classroom.ts';
import { useNow } from '../../state/serverClock.ts';
import { connection, me } from '../../state/store.ts';
import { formatDuration, formatList } from '../../text/format.ts';
import { rejectionText } from '../../text/nameParams.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { GuideNote, guideNoteOf } from './ClassGuide.tsx';
import { isStillThere, placesOf, pressOfKey, tableClock, whyNoPress } from './classModel.ts';

/** Why nothing at all can be pressed in a class now; undefined: it can. */
export function whyClassOff(): WhyOff | undefined {
  return whyOff(isClassLive.value, classView.value);
}

/** The same for a button that needs something besides: `missing` says what, if it is missing; `isTold`: the field beside it shows that. */
export function whyOffUnless(isThere: boolean, missing: PlainKey, isTold = false): WhyOff | undefined {
  return whyClassOff() ?? (isThere ? undefined : { text: t(missing), isTold });
}

type PressesProps = {
  /** None: all tables are meant. */
  readonly ticked: readonly TableLetter[];
  readonly onUntick: () => void;
};

/** What cannot be taken back, or changes how long a game is, is asked about first. */
const QUESTIONS = {
  skipPhase: { title: 'class.skipAsk', text: 'console.skipText', action: 'class.skipDo' },
  restartPhase: { title: 'class.restartAsk', text: 'console.restartText', action: 'console.restartDo' },
  endAfterRound: { title: 'class.endAfterAsk', text: 'class.endAfterText', action: 'console.endAfterDo' },
  endNow: { title: 'class.endAsk', text: 'class.endText', action: 'class.endDo' },
} as const satisfies Partial<Record<ClassPress, unknown>>;
type Asked = keyof typeof QUESTIONS;
/** What the host is asked, and where the tables were then. */
type Question = { readonly press: Asked; readonly during: ReturnType<typeof placesOf> };

const ASKED: readonly { readonly press: Asked; readonly icon: IconName; readonly label: PlainKey }[] = [
  { press: 'skipPhase', icon: 'skip', label: 'class.skip' },
  { press: 'restartPhase', icon: 'undo', label: 'console.restart' },
  { press: 'endAfterRound', icon: 'alarm', label: 'console.endAfter' },
  { press: 'endNow', icon: 'refuse', label: 'class.end' },
];

function isAsked(press: ClassPress): press is Asked {
  return press in QUESTIONS;
}

/** Whether single keys press anything here: they can be turned off (WCAG 2.1.4). */
export const hasClassKeys = signal(true);

/** Whether the key belongs to a field, a dialog or a command of the browser. */
export function isTaken({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true;
  return (
    target instanceof Element && target.closest('input:not([type=checkbox]),select,textarea,dialog') !== null
  );
}

/** `run` says whether the key meant something. Space presses whatever has the focus. */
function usePressKeys(run: (key: string) => boolean): void {
  const now = useRef(run);
  now.current = run;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!hasClassKeys.peek() || isTaken(event)) return;
      const { key, target } = event;
      if (key === ' ' && target instanceof Element && target.closest('a,button,summary,input') !== null)
        return;
      if (now.current(key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The clock that tables have in common, and what the host presses for all of them or for those that are ticked. */
export function ClassPresses({ ticked, onUntick }: PressesProps) {
  const [asked, setAsked] = useState<Question | undefined>(undefined);
  const now = useNow(500);
  const all = tableSummaries.value;
  const meant = ticked.length === 0 ? all : all.filter(({ table }) => ticked.includes(table));
  const press = (type: ClassPress): Promise<boolean> => pressFor(type, ticked);
  const offered = (type: ClassPress): boolean =>
    isClassLive.value && meant.some((summary) => canPress(type, summary));
  const why = (type: ClassPress): WhyOff | undefined => whyOffUnless(offered(type), whyNoPress(type, meant));
  const ask = (type: Asked): void => setAsked({ press: type, during: placesOf(meant) });
  usePressKeys((key) => {
    const type = isClassLive.peek() ? pressOfKey(key, meant) : undefined;
    if (type === undefined) return false;
    if (isAsked(type)) ask(type);
    else void press(type);
    return true;
  });
  const isPausing = meant.some((summary) => canPress('pauseClock', summary)) || !offered('resumeClock');
  const next = commonStop(meant.map(({ nextStop }) => nextStop));
  const canPlayOn = offered('playOn');
  return (
    <section class="panel pad stack gap-3 class-presses" aria-labelledby="class-presses">
      <h2 id="class-presses">{meantText(ticked, all.length)}</h2>
      <CommonPlace tables={meant} now={now} />
      <div class="clock-buttons stack">
        <Press
          class={next === undefined ? 'btn primary' : 'btn'}
          why={why(isPausing ? 'pauseClock' : 'resumeClock')}
          onPress={() => void press(isPausing ? 'pauseClock' : 'resumeClock')}
        >
          <Icon name={isPausing ? 'pause' : 'play'} size={18} />
          {t(isPausing ? 'class.pause' : 'class.resume')}
        </Press>
        <Press
          class="btn"
          aria-label={t('class.minuteLabel')}
          why={why('addMinute')}
          onPress={() => void press('addMinute')}
        >
          <Icon name="plus" size={18} />
          {t('class.minute')}
        </Press>
        {next !== undefined && (
          <Press
            class="btn primary wide"
            why={whyClassOff()}
            onPress={() => void pressFor('stepReveal', ticked, { stop: next })}
          >
            <Icon name="arrowRight" size={18} />
            {t('reveal.step', { stop: t(`stop.${next}`) })}
          </Press>
        )}
        {ASKED.filter((each) => each.press !== 'endAfterRound' || !canPlayOn).map((each) => (
          <Press
            key={each.press}
            class="btn wide"
            why={why(each.press)}
            onPress={() => ask(each.press)}
            {...(each.press === 'endAfterRound' ? guideNoteOf('stop') : {})}
          >
            <Icon name={each.icon} size={18} />
            {t(each.label)}
          </Press>
        ))}
        {canPlayOn && (
          <Press class="btn wide" why={whyClassOff()} onPress={() => void press('playOn')}>
            <Icon name="undo" size={18} />
            {t('class.playOn')}
          </Press>
        )}
      </div>
      <GuideNote at="stop" />
      <GuideNote at="rest" />
      {ticked.length > 0 && (
        <button type="button" class="btn sm ghost" onClick={onUntick}>
          {t('class.untick')}
        </button>
      )}
      <LastPress />
      <RefusalNote />
      <RefusedTables />
      <QuestionDialog asked={asked} tables={meant} ticked={ticked} onClose={() => setAsked(undefined)} />
    </section>
  );
}

type QuestionProps = {
  readonly asked: Question | undefined;
  readonly tables: readonly TableSummary[];
  readonly ticked: readonly TableLetter[];
  readonly onClose: () => void;
};

/** What the question was about may go by while it is open: that takes it away. */
function QuestionDialog({ asked, tables, ticked, onClose }: QuestionProps) {
  if (asked === undefined || !isStillThere(asked.press, asked.during, tables)) return null;
  const { press, during } = asked;
  const { title, text, action } = QUESTIONS[press];
  return (
    <Dialog
      title={t(title, { tables: namedTables(ticked) })}
      onClose={onClose}
      action={t(action)}
      onAction={() => void pressFor(press, ticked, { during }).then(onClose)}
    >
      <p>{t(text)}</p>
    </Dialog>
  );
}

/** What the host had in view: where tables were, or the stop that a step of the reveal leads to. */
type Seen = { readonly during: ReturnType<typeof placesOf> } | { readonly stop: RevealStop };

export function pressFor(press: ClassPress, tables: readonly TableLetter[], seen?: Seen): Promise<boolean> {
  return submitToClass({ type: 'press', press, ...(tables.length === 0 ? {} : { tables }), ...seen });
}

function meantText(ticked: readonly TableLetter[], tables: number): string {
  if (ticked.length > 0) return t('class.forTicked', { tables: namedTables(ticked) });
  return tables === 1 ? t('class.forOne') : t('class.forAll', { tables });
}

export function namedTables(ticked: readonly TableLetter[]): string {
  if (ticked.length === 0) return t('class.all');
  return formatList(ticked.toSorted().map((table) => t('class.atTable', { table })));
}

/** Round, phase and clock where the tables have them in common. */
function CommonPlace({ tables, now }: { readonly tables: readonly TableSummary[]; readonly now: number }) {
  const [first, ...others] = tables;
  if (first === undefined) return null;
  const isCommon = others.every(({ phase, round }) => phase === first.phase && round === first.round);
  if (!isCommon) return <p class="muted">{t('class.differ')}</p>;
  return (
    <p class="row between">
      <span>{placeText(first)}</span>
      <TileClock summary={first} now={now} />
    </p>
  );
}

const PRESS_TEXTS = {
  pauseClock: 'class.pause',
  resumeClock: 'class.resume',
  addMinute: 'class.minuteLabel',
  skipPhase: 'class.skip',
  restartPhase: 'console.restart',
  stepReveal: 'class.stepped',
  endAfterRound: 'console.endAfter',
  playOn: 'class.playOn',
  endNow: 'class.end',
} as const satisfies Record<ClassPress, PlainKey>;

/** Where several people host: what was pressed last, and by whom. */
function LastPress() {
  const last = lastPress.value;
  if (last === undefined || (helperLines.value.length === 0 && me.value?.helper === undefined)) return null;
  const by = last.by === '' ? t('class.theHost') : last.by;
  return (
    <output class="small muted">
      {t('class.lastPress', {
        name: by,
        press: t(PRESS_TEXTS[last.press]),
        tables: namedTables(last.tables),
      })}
    </output>
  );
}

/** The tables that could not do what was pressed for several: the others did it. */
function RefusedTables() {
  return (
    <div role="alert" class="stack">
      {refusedTables.value.map(({ table, reason }) => (
        <Failure key={table}>{t('class.refused', { table, reason: rejectionText(reason) })}</Failure>
      ))}
    </div>
  );
}

/** "Round 2 of 4 · Policy" */
export function placeText({
  phase,
  round,
  rounds,
}: Pick<TableSummary, 'phase' | 'round' | 'rounds'>): string {
  if (phase === 'lobby') return t('class.stage.dealt');
  if (phase === 'debrief') return t('phase.debrief');
  if (phase === 'epilogue') return t('round.epilogue');
  return `${t('round.of', { round, rounds })} · ${t(`phase.${phase}`)}`;
}

type ClockProps = {
  readonly summary: Pick<TableSummary, 'phase' | 'endsAtMs' | 'pausedLeftMs'>;
  readonly now: number;
};

export function TileClock({ summary, now }: ClockProps) {
  if (!isInPlay(summary)) return null;
  const { look, leftMs } = tableClock(summary, now, connection.value.type === 'live');
  return (
    <span class={`clock ${look}`}>
      <span class="digits" role="timer" aria-label={t('clock.label')} aria-live="off">
        {look === 'open' ? t('clock.open') : leftMs === undefined ? '--:--' : formatDuration(leftMs)}
      </span>
      {look === 'paused' && <span class="small muted"> {t('clock.paused')}</span>}
    </span>
  );
}

/** Whether phases end at all tables together, or at each by itself. */
export function PaceRow({ pace }: { readonly pace: ClassPace }) {
  return (
    <Choice
      label={t('class.pace')}
      value={pace}
      options={CLASS_PACES.map((value) => ({ value, label: t(`class.pace.${value}`) }))}
      onChange={(value) =>
        void submitToClass({ type: 'setPace', pace: CLASS_PACES.find((each) => each === value) ?? pace })
      }
    />
  );
}
