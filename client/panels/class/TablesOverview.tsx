import { useEffect, useRef, useState } from 'preact/hooks';
import type { TableLetter, TableSummary, ClassPress } from '#shared/protocol/classroom.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { useNow } from '../../state/serverClock.ts';
import { tableSummaries, isClassLive, refusedTables, submitToClass } from '../../net/classroom.ts';
import { connection } from '../../state/store.ts';
import { formatDuration, formatList } from '../../text/format.ts';
import { Say } from '../../text/Say.tsx';
import { t } from '../../text/t.ts';
import { headlinePhrase } from '../reveal/headline.ts';
import {
  isInPlay,
  peopleAt,
  tableBeside,
  tableClock,
  canPress,
  type Need,
  needPhrase,
  needsOf,
} from './classModel.ts';
import { Dialog } from '../../design/Dialog.tsx';
import { Failure } from '../../design/Failure.tsx';
import { rejectionText } from '../../text/rejectionText.ts';
import { RefusalNote } from '../host/RefusalNote.tsx';

type Props = {
  readonly ticked: readonly TableLetter[];
  readonly onTick: (table: TableLetter) => void;
};

/** Every table of a class as a tile: where it stands, who is there, and the way to its console. */
export function TablesOverview({ ticked, onTick }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const [hasKeys, setKeys] = useState(true);
  const now = useNow(500);
  useTableKeys(list, hasKeys, onTick);
  return (
    <section aria-labelledby="class-overview">
      <div class="row between wrap pad">
        <h2 id="class-overview">{t('class.overview')}</h2>
        <label class="row small muted">
          <input
            type="checkbox"
            checked={hasKeys}
            onChange={(event) => setKeys(event.currentTarget.checked)}
          />
          <span>{t('class.overviewHint')}</span>
        </label>
      </div>
      <ul class="stack grid gap-3" ref={list}>
        {tableSummaries.value.map((summary) => (
          <TableTile
            key={summary.table}
            summary={summary}
            isTicked={ticked.includes(summary.table)}
            onTick={() => onTick(summary.table)}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}

type TileProps = {
  readonly summary: TableSummary;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  readonly now: number;
};

function TableTile({ summary, isTicked, onTick, now }: TileProps) {
  const { table, gameId, headline, watching, openProposals, signedProposals } = summary;
  const { seated, present, done, doneKind } = peopleAt(summary);
  const showsDone = isInPlay(summary) && present > 0;
  return (
    <li class={isTicked ? 'panel pad stack top class-tile on' : 'panel pad stack top'} data-table={table}>
      <div class="row between">
        <Link href={`/host/${gameId}`} class="row lead">
          <b>{t('class.table', { table })}</b>
          <Icon name="chevronRight" size={18} />
        </Link>
        <label class="switch">
          <input
            type="checkbox"
            aria-label={t('class.tick', { table })}
            checked={isTicked}
            onChange={onTick}
          />
        </label>
      </div>
      <div class="row between">
        <span>{placeText(summary)}</span>
        <TileClock summary={summary} now={now} />
      </div>
      <dl class="small stack gap-0">
        <div class="row between">
          <dt class="muted">{t('class.present')}</dt>
          <dd class="num">
            {seated === 0 ? t('class.noPeople') : t('class.presentOf', { present, seated })}
            {watching > 0 && ` · ${t('class.watching', { count: watching })}`}
          </dd>
        </div>
        {showsDone && (
          <div class="row between">
            <dt class="muted">{t(`class.${doneKind}`)}</dt>
            <dd class="num">{t('class.doneOf', { done, of: present })}</dd>
          </div>
        )}
        <div class="row between">
          <dt class="muted">{t('class.proposals')}</dt>
          <dd class="num">
            {t('class.proposalsOpen', { open: openProposals })} ·{' '}
            {t('class.proposalsSigned', { signed: signedProposals })}
          </dd>
        </div>
      </dl>
      {headline !== undefined && (
        <p class="small muted row top">
          <Icon name="news" size={16} />
          <span>
            <Say phrase={headlinePhrase(headline)} />
          </span>
        </p>
      )}
    </li>
  );
}

/** "Round 2 of 4 · Policy" */
export function placeText({ phase, round, rounds }: TableSummary): string {
  if (phase === 'lobby') return t('class.stage.dealt');
  if (phase === 'debrief') return t('phase.debrief');
  if (phase === 'epilogue') return t('round.epilogue');
  return `${t('round.of', { round, rounds })} · ${t(`phase.${phase}`)}`;
}

function TileClock({ summary, now }: { readonly summary: TableSummary; readonly now: number }) {
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

/** J and K move from table to table, X ticks the one with the focus; Enter follows its link by itself. */
function useTableKeys(
  list: { readonly current: HTMLUListElement | null },
  hasKeys: boolean,
  onTick: (table: TableLetter) => void,
): void {
  const tick = useRef(onTick);
  tick.current = onTick;
  useEffect(() => {
    if (!hasKeys) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : undefined;
      const tables = tableSummaries.peek();
      const focused = tables.find(({ table }) =>
        tileOf(list.current, table)?.contains(document.activeElement),
      );
      if (step !== undefined) {
        const next = tableBeside(tables, focused?.table, step);
        if (next !== undefined) tileOf(list.current, next)?.querySelector('a')?.focus();
      } else if (event.key === 'x' && focused !== undefined) tick.current(focused.table);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [hasKeys]);
}

function tileOf(list: HTMLElement | null, table: TableLetter): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-table=${table}]`);
}

/** Whether the key belongs to a field, a dialog or a command of the browser. */
function isTaken({ altKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey) return true;
  return (
    target instanceof Element && target.closest('input:not([type=checkbox]),select,textarea,dialog') !== null
  );
}

type PressesProps = {
  /** None: all tables are meant. */
  readonly ticked: readonly TableLetter[];
  readonly onUntick: () => void;
};

/** What cannot be taken back is asked about first. */
type Asked = 'skipPhase' | 'endNow';

/** The clock that tables have in common, and what the host presses for all of them or for those that are ticked. */
export function ClassPresses({ ticked, onUntick }: PressesProps) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const now = useNow(500);
  const all = tableSummaries.value;
  const meant = ticked.length === 0 ? all : all.filter(({ table }) => ticked.includes(table));
  const press = (type: ClassPress): Promise<boolean> => pressFor(type, ticked);
  const offered = (type: ClassPress): boolean =>
    isClassLive.value && meant.some((summary) => canPress(type, summary));
  const isPausing = meant.some((summary) => canPress('pauseClock', summary)) || !offered('resumeClock');
  return (
    <section class="panel pad stack gap-3 class-presses" aria-labelledby="class-presses">
      <h2 id="class-presses">{meantText(ticked, all.length)}</h2>
      <CommonPlace tables={meant} now={now} />
      <div class="clock-buttons stack">
        <button
          type="button"
          class="btn primary"
          disabled={!offered(isPausing ? 'pauseClock' : 'resumeClock')}
          onClick={() => void press(isPausing ? 'pauseClock' : 'resumeClock')}
        >
          <Icon name={isPausing ? 'pause' : 'play'} size={18} />
          {t(isPausing ? 'class.pause' : 'class.resume')}
        </button>
        <button
          type="button"
          class="btn"
          aria-label={t('class.minuteLabel')}
          disabled={!offered('addMinute')}
          onClick={() => void press('addMinute')}
        >
          <Icon name="plus" size={18} />
          {t('class.minute')}
        </button>
        <button
          type="button"
          class="btn wide"
          disabled={!offered('skipPhase')}
          onClick={() => setAsked('skipPhase')}
        >
          <Icon name="skip" size={18} />
          {t('class.skip')}
        </button>
        <button
          type="button"
          class="btn wide"
          disabled={!offered('endNow')}
          onClick={() => setAsked('endNow')}
        >
          <Icon name="refuse" size={18} />
          {t('class.end')}
        </button>
      </div>
      {ticked.length > 0 && (
        <button type="button" class="btn sm ghost" onClick={onUntick}>
          {t('class.untick')}
        </button>
      )}
      <RefusalNote />
      <RefusedTables />
      {asked !== undefined && (
        <Dialog
          title={t(asked === 'skipPhase' ? 'class.skipAsk' : 'class.endAsk', { tables: namedTables(ticked) })}
          onClose={() => setAsked(undefined)}
          action={t(asked === 'skipPhase' ? 'class.skipDo' : 'class.endDo')}
          onAction={() => void press(asked).then(() => setAsked(undefined))}
        >
          <p>{t(asked === 'skipPhase' ? 'console.skipText' : 'class.endText')}</p>
        </Dialog>
      )}
    </section>
  );
}

function pressFor(press: ClassPress, tables: readonly TableLetter[]): Promise<boolean> {
  return submitToClass({ type: 'press', press, ...(tables.length === 0 ? {} : { tables }) });
}

function meantText(ticked: readonly TableLetter[], tables: number): string {
  if (ticked.length > 0) return t('class.forTicked', { tables: namedTables(ticked) });
  return tables === 1 ? t('class.forOne') : t('class.forAll', { tables });
}

function namedTables(ticked: readonly TableLetter[]): string {
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

/** Tables that need the host now, each with its cause and one press. */
export function NeedsCard() {
  const now = useNow(1_000);
  const { shown, more } = needsOf(tableSummaries.value, now);
  if (!tableSummaries.value.some(isInPlay) && shown.length === 0) return null;
  return (
    <section class="panel stack" aria-labelledby="class-needs">
      <h2 id="class-needs" class="pad">
        {t('class.needs')}
      </h2>
      <div aria-live="polite">
        {shown.length === 0 && <p class="muted pad">{t('class.needsNone')}</p>}
        <ul class="rows">
          {shown.map((need) => (
            <NeedRow key={need.table} need={need} />
          ))}
        </ul>
        {more > 0 && <p class="small muted pad">{t('class.needsMore', { count: more })}</p>}
      </div>
    </section>
  );
}

function NeedRow({ need }: { readonly need: Need }) {
  const { press, table, gameId } = need;
  return (
    <li>
      <span class="grow">
        <Say phrase={needPhrase(need)} />
      </span>
      {press === undefined ? (
        <Link href={`/host/${gameId}`} class="btn sm">
          {t('class.need.go')}
        </Link>
      ) : (
        <button
          type="button"
          class="btn sm"
          disabled={!isClassLive.value}
          onClick={() => void pressFor(press, [table])}
        >
          {t(press === 'resumeClock' ? 'class.need.resume' : 'class.need.minute')}
        </button>
      )}
    </li>
  );
}
