import { OwnHand } from '../chrome/SeatOffices.tsx';
import { RecapDialog } from './Recap.tsx';
import { type ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { instantOf, wallTimeOf } from '#shared/kernel/zonedTime.ts';
import { type Homework, type SetHomework } from '#shared/protocol/anotherDay.ts';
import { HOMEWORK_REVEALS } from '#shared/protocol/classTables.ts';
import { deadlineOf } from '#shared/rules/table/clock.ts';
import { homeworkAhead, waitsForClass } from '#shared/rules/table/homework.ts';
import { isReadAtHome } from '#shared/rules/table/revealStops.ts';
import { Choice } from '../../design/Choice.tsx';
import { Icon } from '../../design/Icon.tsx';
import { submitAsHost } from '../../net/submitIntent.ts';
import { gameId, isLive, session } from '../../state/store.ts';
import { useTable } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { sentences, formatDayAndTime } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import { RefusalNote } from '../chrome/Press.tsx';
import { type CalendarEntry, calendarFile } from './calendarFile.ts';

/** At a table: until when the round is played at home, by the clock of this device. */
export function HomeworkNote() {
  const { game } = useTable();
  const { phase } = game;
  const ahead = homeworkAhead(game);
  if (waitsForClass(game)) return <Line text={t('homework.played')} />;
  if (isReadAtHome(game)) return <Line text={t('homework.shown')} />;
  if (ahead === undefined) return null;
  const isTalkOver = phase === 'policy';
  const moved = ahead.movedByMs !== undefined && deadlineOf(game) !== undefined && t('homework.moved');
  const save = <CalendarButton entries={homeworkEntries(ahead, gameId.value ?? '', isTalkOver)} />;
  if (viewport.value !== 'phone')
    return <Line text={sentences(homeworkText(ahead, isTalkOver), moved)}>{save}</Line>;
  // It stands there for days: on a phone the times have the whole width, and the rest opens.
  return (
    <div class="note">
      <Icon name="alarm" size={16} />
      <details class="grow">
        <summary>
          <span aria-live="polite">{sentences(timesText(ahead, isTalkOver), moved)}</span>
        </summary>
        <div class="row wrap">
          <span>{zoneText(ahead)}</span>
          {save}
        </div>
      </details>
    </div>
  );
}

function Line({ text, children }: { readonly text: string; readonly children?: ComponentChildren }) {
  return (
    <div class="note big row wrap">
      <Icon name="alarm" size={16} />
      <output class="grow">{text}</output>
      {children}
    </div>
  );
}

/** `isTalkOver`: only envelopes are still to come. */
export function homeworkText(homework: Homework, isTalkOver: boolean): string {
  return sentences(timesText(homework, isTalkOver), zoneText(homework));
}

function timesText({ talksUntilAt, sealedUntilAt, round, zone }: Homework, isTalkOver: boolean): string {
  // Where the class has the same clock, nobody asks which one is meant.
  const own = zone === ownZone() ? {} : NAMED;
  const sealed = formatDeadline(sealedUntilAt, own);
  return talksUntilAt === undefined || isTalkOver
    ? t('homework.sealed', { round, sealed })
    : t('homework.both', { round, talks: formatDeadline(talksUntilAt, own), sealed });
}

/** The same by the clock of the class, where it is another. */
function zoneText({ sealedUntilAt, zone }: Homework): string | undefined {
  if (zone === ownZone()) return undefined;
  return t('homework.inZone', { zone, when: formatDeadline(sealedUntilAt, { ...NAMED, timeZone: zone }) });
}

/** Moments of it for a calendar. `id`: of the table, or of the class and its game. */
export function homeworkEntries(
  { talksUntilAt, sealedUntilAt, round, revision }: Homework,
  id: string,
  isTalkOver: boolean,
): readonly CalendarEntry[] {
  const common = { sequence: revision, text: t('homework.calendarText'), address: window.location.href };
  return [
    ...(talksUntilAt === undefined || isTalkOver
      ? []
      : [
          {
            ...common,
            uid: `${id}-${round}-talks@accord`,
            atMs: talksUntilAt,
            title: t('homework.calendarTalks', { round }),
          },
        ]),
    {
      ...common,
      uid: `${id}-${round}-sealed@accord`,
      atMs: sealedUntilAt,
      title: t('homework.calendarSealed', { round }),
    },
  ];
}

/** When a class that was adjourned goes on. `id`: of the class, or of a table of it. */
export function adjournedEntry(id: string, untilAt: number): CalendarEntry {
  return {
    uid: `${id}-goes-on@accord`,
    // Who saves it again later has the later word on it.
    sequence: Math.trunc(Date.now() / MINUTE_MS),
    atMs: untilAt,
    title: t('recap.calendar'),
    text: t('homework.calendarText'),
    address: window.location.href,
  };
}

/** Saves moments as a file that any calendar opens. */
export function CalendarButton({ entries }: { readonly entries: readonly CalendarEntry[] }) {
  const save = (): void => {
    const link = document.createElement('a');
    const file = calendarFile(entries, Date.now());
    link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
    link.download = 'accord.ics';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <button type="button" class="btn sm" onClick={save}>
      <Icon name="clip" size={17} />
      {t('homework.calendar')}
    </button>
  );
}

/** On the console of a table that belongs to no class. */
export function TableHomework() {
  const { game } = useTable();
  const { phase } = game;
  const homework = homeworkAhead(game);
  if (phase === 'lobby' || phase === 'epilogue' || phase === 'debrief') return null;
  return (
    <section class="panel pad">
      <HomeworkForm
        key={`${homework?.revision}`}
        homework={homework}
        id={gameId.value ?? ''}
        isTalkOver={phase === 'policy'}
        isOff={!isLive.value}
        onAsk={submitAsHost}
      />
    </section>
  );
}

/** On the big screen of a class. */
export function HomeworkOfClass({
  homework,
  isTalkOver,
}: {
  readonly homework: Homework;
  readonly isTalkOver: boolean;
}) {
  return <Line text={homeworkText(homework, isTalkOver)} />;
}

type FormProps = {
  /** What was set before and is not over. */
  readonly homework: Homework | undefined;
  /** Of the table, or of the class and its game. */
  readonly id: string;
  /** The negotiation of the round is over: only envelopes are still to come. */
  readonly isTalkOver: boolean;
  readonly isOff: boolean;
  readonly onAsk: (intent: SetHomework | { readonly type: 'dropHomework' }) => Promise<boolean>;
};

/** On a console: a round is played at home until the times that are chosen here, in the zone of the class. */
export function HomeworkForm({ homework, id, isTalkOver, isOff, onAsk }: FormProps) {
  const [zone, setZone] = useState(homework?.zone ?? ownZone());
  const [talks, setTalks] = useState(() => wallText(homework?.talksUntilAt, zone, DAYS.talks));
  const [sealed, setSealed] = useState(() => wallText(homework?.sealedUntilAt, zone, DAYS.sealed));
  const [reveal, setReveal] = useState(homework?.reveal ?? HOMEWORK_REVEALS[0]);
  const [isRefused, setRefused] = useState(false);
  const talksUntilAt = isTalkOver ? undefined : instantOf(talks, zone);
  const sealedUntilAt = instantOf(sealed, zone);
  const isWhole = sealedUntilAt !== undefined && (isTalkOver || talksUntilAt !== undefined);
  const ask = (): void => {
    if (sealedUntilAt === undefined) return;
    const at = talksUntilAt === undefined ? {} : { talksUntilAt };
    void onAsk({ type: 'setHomework', ...at, sealedUntilAt, zone, reveal }).then((isDone) =>
      setRefused(!isDone),
    );
  };
  return (
    <details open={homework !== undefined}>
      <summary>{t('homework.title')}</summary>
      <div class="stack gap-3" style={{ marginTop: 'var(--s2)' }}>
        {homework !== undefined && (
          <>
            <output>{homeworkText(homework, isTalkOver)}</output>
            <CalendarButton entries={homeworkEntries(homework, id, isTalkOver)} />
          </>
        )}
        {!isTalkOver && <TimeField label={t('homework.talksUntil')} value={talks} onChange={setTalks} />}
        <TimeField label={t('homework.sealedUntil')} value={sealed} onChange={setSealed} />
        <ZoneField zone={zone} onChange={setZone} />
        <Choice
          label={t('homework.reveal')}
          value={reveal}
          options={HOMEWORK_REVEALS.map((value) => ({ value, label: t(`homework.reveal.${value}`) }))}
          onChange={(value) => setReveal(HOMEWORK_REVEALS.find((each) => each === value) ?? reveal)}
        />
        <p class="small muted">{t('homework.hint')}</p>
        <button type="button" class="btn" disabled={isOff || !isWhole} onClick={ask}>
          <Icon name="alarm" size={18} />
          {t(homework === undefined ? 'homework.set' : 'homework.change')}
        </button>
        {isRefused && <RefusalNote />}
        {homework !== undefined && (
          <button
            type="button"
            class="btn"
            disabled={isOff}
            onClick={() => void onAsk({ type: 'dropHomework' })}
          >
            <Icon name="undo" size={18} />
            {t('homework.drop')}
          </button>
        )}
      </div>
    </details>
  );
}

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

function TimeField({ label, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <span class="choice">
      <label for={id} class="small muted">
        {label}
      </label>
      <input
        id={id}
        class="field"
        type="datetime-local"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </span>
  );
}

function ZoneField({ zone, onChange }: { readonly zone: string; readonly onChange: (zone: string) => void }) {
  const known = Intl.supportedValuesOf('timeZone');
  const zones = known.includes(zone) ? known : [zone, ...known];
  return (
    <Choice
      label={t('homework.zone')}
      value={zone}
      options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      onChange={onChange}
    />
  );
}

/** What is proposed at first: so many days ahead, in the evening. */
const DAYS = { talks: 2, sealed: 3 } as const;
const EVENING = '18:00';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function wallText(atMs: number | undefined, zone: string, days: number): string {
  if (atMs !== undefined) return wallTimeOf(atMs, zone);
  return `${wallTimeOf(Date.now() + days * DAY_MS, zone).slice(0, 10)}T${EVENING}`;
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const NAMED = { timeZoneName: 'short' } as const;

/** Day of the week, day and time by the clock of this device, or of a zone: `Thu 3 Dec, 18:00 CET`. */
function formatDeadline(
  atMs: number,
  zone: Pick<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>,
): string {
  return new Intl.DateTimeFormat(locale().tag, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  }).format(atMs);
}

/** What tables of a class, and those that are played on several days, tell beside the rest. */
export function SittingNotes() {
  return (
    <>
      {session.value?.goesOnSince !== undefined && <RecapDialog />}
      <OwnHand />
      <AdjournedNote />
      <HomeworkNote />
    </>
  );
}

/** The class goes on another day. */
function AdjournedNote() {
  const untilAt = session.value?.ofClass?.adjournedUntil;
  if (untilAt === undefined) return null;
  return (
    <div class="note big row wrap">
      <Icon name="eye" size={16} />
      <output style={{ flex: '1 1 14rem' }}>
        {t('table.adjourned', { when: formatDayAndTime(new Date(untilAt)) })}
      </output>
      <CalendarButton entries={[adjournedEntry(gameId.value ?? '', untilAt)]} />
    </div>
  );
}
