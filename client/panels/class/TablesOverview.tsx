import { useLayoutEffect, useRef } from 'preact/hooks';
import { commonStop, isInPlay } from '#shared/classroom/presses.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { TableLetter, TableSummary } from '#shared/protocol/classroom.ts';
import { Icon } from '../../design/Icon.tsx';
import { Link } from '../../design/Link.tsx';
import { useNow } from '../../state/serverClock.ts';
import { classPeople, classView, tableSummaries } from '../../net/classroom.ts';
import { formatList } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { Say } from '../../text/Say.tsx';
import { mayAnywhere, mayHere } from '../../state/store.ts';
import type { PlainKey } from '../../text/areas.ts';
import { t } from '../../text/t.ts';
import { headlinePhrase } from '../headlines/headline.ts';
import { peopleAt, tableBeside } from './classModel.ts';
import { hasClassKeys, isTaken, placeText, pressFor, TileClock } from './ClassPresses.tsx';

type Props = {
  readonly ticked: readonly TableLetter[];
  readonly onTick: (table: TableLetter) => void;
};

/** Every table of a class as a tile: where it stands, who is there, and the way to its console. */
export function TablesOverview({ ticked, onTick }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const now = useNow(500);
  useTableKeys(list, { onTick, onStep: () => stepOn(ticked) });
  return (
    <section aria-labelledby="class-overview">
      <div class="row between wrap pad">
        <h2 id="class-overview">{t('class.overview')}</h2>
        <label class="row small muted">
          <input
            type="checkbox"
            checked={hasClassKeys.value}
            onChange={(event) => {
              hasClassKeys.value = event.currentTarget.checked;
            }}
          />
          <span>{t(keysHint())}</span>
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

/** Whether tables play: not before the start, after the end, or while the class stands still. */
function isPlaying(): boolean {
  const view = classView.value;
  return view?.stage === 'playing' && view.adjourned === undefined;
}

/** The keys that mean something to whoever hosts here, at this stage. */
function keysHint(): PlainKey {
  if (!mayAnywhere('people')) return 'class.overviewHintLook';
  if (!isPlaying()) return 'class.overviewHintTick';
  return mayHere('course') ? 'class.overviewHint' : 'class.overviewHintPeople';
}

/** A tick says for whom a press or a word is meant: of no use to whoever may neither press nor speak there. */
function mayTick(table: TableLetter): boolean {
  return mayHere('course') || mayHere('people', [table]);
}

/** The next stop of the reveal at the tables that are ticked, or at all, by the key. */
function stepOn(ticked: readonly TableLetter[]): void {
  const meant = tableSummaries.peek().filter(({ table }) => ticked.length === 0 || ticked.includes(table));
  const stop = commonStop(meant.map(({ nextStop }) => nextStop));
  if (stop !== undefined) void pressFor('stepReveal', ticked, { stop });
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
        {mayHere('papers', [table]) ? (
          <Link href={`/host/${gameId}`} class="row lead">
            <b>{t('class.table', { table })}</b>
            <Icon name="chevronRight" size={18} />
          </Link>
        ) : (
          <b class="lead">{t('class.table', { table })}</b>
        )}
        {mayTick(table) && (
          <label class="switch">
            <input
              type="checkbox"
              aria-label={t('class.tick', { table })}
              checked={isTicked}
              onChange={onTick}
            />
          </label>
        )}
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
      <SharedSeats table={table} />
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

/** Who has which office at the seats of a table that several share. */
function SharedSeats({ table }: { readonly table: TableLetter }) {
  const people = classPeople.value.filter((person) => person.table === table && person.offices !== undefined);
  const seats = groupsBy(people, ({ seat = '' }) => seat);
  if (seats.size === 0) return null;
  return (
    <details class="small">
      <summary>{t('class.offices')}</summary>
      <dl class="stack gap-1">
        {[...seats].map(([seat, members]) => (
          <div key={seat}>
            <dt class="muted">{economyName(seat)}</dt>
            {members.map(({ member, name, offices = [] }) => (
              <dd key={member}>
                <b>{name}</b> {formatList(offices.map((office) => t(`office.${office}`)))}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

type KeyActions = { readonly onTick: (table: TableLetter) => void; readonly onStep: () => void };

/**
 * J and K move from table to table, X ticks the one with the focus, the arrow to the right steps the reveal, N goes to what
 * needs the host; Enter follows the link of a table by itself.
 */
function useTableKeys(list: { readonly current: HTMLUListElement | null }, actions: KeyActions): void {
  const now = useRef(actions);
  now.current = actions;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!hasClassKeys.peek() || isTaken(event)) return;
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : undefined;
      const tables = tableSummaries.peek();
      const focused = tables.find(({ table }) =>
        tileOf(list.current, table)?.contains(document.activeElement),
      );
      if (step !== undefined) {
        const next = tableBeside(tables, focused?.table, step);
        if (next !== undefined) tileOf(list.current, next)?.querySelector('a')?.focus();
      } else if (event.key === 'x' && focused !== undefined) {
        if (mayTick(focused.table)) now.current.onTick(focused.table);
      } else if (
        event.key === 'ArrowRight' &&
        isPlaying() &&
        mayHere('course') &&
        tables.some(({ nextStop }) => nextStop !== undefined)
      )
        now.current.onStep();
      else if (event.key === 'n') document.querySelector<HTMLElement>('.class-alerts .rows .btn')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function tileOf(list: HTMLElement | null, table: TableLetter): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-table=${table}]`);
}
