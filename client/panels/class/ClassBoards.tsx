import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import { type ClassScreen, SCREEN_VIEWS, type ScreenView } from '#shared/protocol/classroom.ts';
import { HUNDRED, type Ends, pictureRole } from '../../design/charts/scale.ts';
import { Choice } from '../../design/Choice.tsx';
import { Medallion } from '../../design/Medallion.tsx';
import { classView, isClassLive, submitToClass, tableResults } from '../../net/classroom.ts';
import { seating } from '../../state/store.ts';
import { formatList, formatNumber, formatSigned } from '../../text/format.ts';
import { economyName, money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import {
  type Dot,
  incomeDots,
  incomeEnds,
  OPENING_INDEX,
  groupDots,
  scoreDots,
  screenOf,
} from './classModel.ts';

/** What came of the rounds of all tables, as the host has turned the screens to it. */
export function ClassBoard({ screen: { view, economy } }: { readonly screen: ClassScreen }) {
  const results = tableResults.value;
  switch (view) {
    case 'spread':
      return <Spread results={results} />;
    case 'chair':
      return <Chair results={results} economy={economy ?? seatsOfClass()[0] ?? ''} />;
    case 'words':
      return <Words results={results} />;
    case 'paid':
      return <Paid results={results} />;
    case 'code':
    case 'wall':
    case 'tour':
      return null;
  }
}

type Props = { readonly results: readonly TableResults[] };

function seatsOfClass(): readonly EconomyId[] {
  return seating.value?.dealOrder ?? [];
}

/** Columns of strips have the same length, so that rows can be compared. */
const STRIP_COLUMN = { width: '40%' } as const;

/** Every seat as a row: one dot for each table. */
function Spread({ results }: Props) {
  const ends = incomeEnds(results);
  const hasScores = results.some(({ scores }) => scores.length > 0);
  return (
    <section class="panel pad stack gap-3 class-board">
      <p class="muted">{t('class.spread.hint')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('class.board.seat')}</th>
            <th scope="col" style={STRIP_COLUMN}>
              {t('class.spread.income')}
            </th>
            {hasScores && (
              <th scope="col" style={STRIP_COLUMN}>
                {t('class.spread.score')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {seatsOfClass().map((economy, place) => (
            <tr key={economy}>
              <th scope="row">
                <Named economy={economy} />
              </th>
              <td>
                <DotStrip dots={incomeDots(results, place)} ends={ends} base={OPENING_INDEX} digits={1} />
              </td>
              {hasScores && (
                <td>
                  <DotStrip dots={scoreDots(results, place)} ends={HUNDRED} digits={0} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** One seat at all tables: the same chair, other worlds. In the order of tables, without rank or names. */
function Chair({ results, economy }: Props & { readonly economy: EconomyId }) {
  const place = seatsOfClass().indexOf(economy);
  const [incomes, scores] = [incomeDots(results, place), scoreDots(results, place)];
  return (
    <section class="panel pad stack gap-3 class-board">
      <h2>
        <Named economy={economy} />
      </h2>
      <p class="muted">{t('class.chair.hint')}</p>
      <h3>{t('class.spread.income')}</h3>
      <DotStrip dots={incomes} ends={incomeEnds(results)} base={OPENING_INDEX} digits={1} />
      {scores.length > 0 && (
        <>
          <h3>{t('class.spread.score')}</h3>
          <DotStrip dots={scores} ends={HUNDRED} digits={0} />
        </>
      )}
      <ul class="stack grid gap-3 num">
        {results.map(({ table }) => (
          <li key={table} class="row between">
            <b>{t('class.atTable', { table })}</b>
            <span>
              {valueAt(incomes, table, 2)}
              {scores.length > 0 && ` · ${t('class.spread.score')} ${valueAt(scores, table, 0)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function valueAt(dots: readonly Dot[], table: string, digits: number): string {
  const dot = dots.find((each) => each.table === table);
  return dot === undefined ? '–' : formatNumber(dot.value, digits);
}

/** The words that were given at each table, and of those broken who gave them, and when. */
function Words({ results }: Props) {
  return (
    <section class="panel pad stack gap-3 class-board">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('class.board.table')}</th>
            <th scope="col" class="right">
              {t('class.words.kept')}
            </th>
            <th scope="col" class="right">
              {t('class.words.broken')}
            </th>
            <th scope="col">{t('class.words.who')}</th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ table, kept, broken, told }) => (
            <tr key={table}>
              <th scope="row">{t('class.atTable', { table })}</th>
              <td class="num right">{kept}</td>
              <td class={broken > 0 ? 'num right bad' : 'num right'}>{broken}</td>
              <td>
                {formatList(
                  told.map(({ by, round }) => t('class.words.in', { economy: economyName(by), round })),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What blocs created and diverted at each table, and who outside lost trade by it; among provinces, what became of the nation. */
function Paid({ results }: Props) {
  const isOfProvinces = results.some(({ nation }) => nation !== undefined);
  return (
    <section class="panel pad stack gap-3 class-board">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('class.board.table')}</th>
            <th scope="col" class="right">
              {t(isOfProvinces ? 'class.paid.nation' : 'class.paid.created')}
            </th>
            <th scope="col" class="right">
              {t(isOfProvinces ? 'class.paid.border' : 'class.paid.diverted')}
            </th>
            {!isOfProvinces && <th scope="col">{t('class.paid.lost')}</th>}
          </tr>
        </thead>
        <tbody>
          {results.map(({ table, createdBn, divertedBn, lost, nation }) => (
            <tr key={table}>
              <th scope="row">{t('class.atTable', { table })}</th>
              <td class="num right">
                {nation === undefined ? money(createdBn) : `${formatSigned(nation.incomePercent, 2)} %`}
              </td>
              <td class="num right">
                {nation === undefined ? money(divertedBn) : formatNumber(nation.borderEffect, 1)}
              </td>
              {!isOfProvinces && <td>{formatList(lost.map(economyName))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type StripProps = {
  readonly dots: readonly Dot[];
  readonly ends: Ends;
  /** A line across the strip. */
  readonly base?: number;
  readonly digits: number;
};

/** Of the drawing, in its own units: it scales with the page. */
const STRIP = { width: 400, height: 24, mark: 18, letter: 10 } as const;

/** One dot a table on an axis, with the letter of the table; dots that would cover each other are one mark with all their letters. */
function DotStrip({ dots, ends, base, digits }: StripProps) {
  const across = (percent: number): number => (percent / 100) * STRIP.width;
  const label = formatList(
    dots.map(({ table, value }) => t('class.dot', { table, value: formatNumber(value, digits) })),
  );
  const [origin] = base === undefined ? [] : groupDots([{ table: 'A', value: base }], ends);
  const middle = STRIP.height / 2;
  return (
    <svg
      viewBox={`0 0 ${STRIP.width} ${STRIP.height}`}
      width="100%"
      style={{ maxWidth: '44em' }}
      {...pictureRole(label === '' ? undefined : label)}
    >
      <path d={`M0 ${middle}H${STRIP.width}`} stroke="var(--line-strong)" />
      {origin !== undefined && (
        <path
          d={`M${across(origin.at)} 0V${STRIP.height}`}
          stroke="var(--line-strong)"
          stroke-width="1.5"
          stroke-dasharray="4 3"
        />
      )}
      {groupDots(dots, ends).map(({ tables, at, width }) => (
        <g key={tables[0]}>
          <rect
            x={across(at - width / 2) + 1}
            y={middle - STRIP.mark / 2}
            width={across(width) - 2}
            height={STRIP.mark}
            rx={STRIP.mark / 2}
            fill="var(--primary-bg)"
          />
          <text
            x={across(at)}
            y={middle}
            fill="var(--primary-fg)"
            font-size={STRIP.letter}
            font-weight="650"
            text-anchor="middle"
            dominant-baseline="central"
          >
            {tables.join(' ')}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Named({ economy }: { readonly economy: EconomyId }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={30} />
      {economyName(economy)}
    </span>
  );
}

/** On the console: what the big screens of the class show, and the same boards for the host. */
export function ScreenCard() {
  const view = classView.value;
  if (view === undefined) return null;
  const shown = screenOf(view);
  const isAuto = view.screen === undefined;
  const turn = (next: ScreenView | undefined, economy?: EconomyId): void =>
    void submitToClass({
      type: 'turnScreen',
      ...(next === undefined ? {} : { view: next }),
      ...(economy === undefined ? {} : { economy }),
    });
  const seats = seatsOfClass();
  return (
    <section class="panel pad stack gap-3" aria-labelledby="class-screens">
      <h2 id="class-screens">{t('class.screens')}</h2>
      <div class="row wrap gap-2">
        {SCREEN_VIEWS.map((each) => (
          <button
            key={each}
            type="button"
            class={shown.view === each ? 'btn sm primary' : 'btn sm'}
            aria-pressed={shown.view === each}
            disabled={!isClassLive.value}
            onClick={() => turn(each, each === 'chair' ? (shown.economy ?? seats[0]) : undefined)}
          >
            {t(`class.view.${each}`)}
          </button>
        ))}
      </div>
      {shown.view === 'chair' && (
        <Choice
          label={t('class.board.seat')}
          value={shown.economy ?? seats[0] ?? ''}
          options={seats.map((value) => ({ value, label: economyName(value) }))}
          onChange={(value) => turn('chair', value)}
        />
      )}
      {!isAuto && (
        <button type="button" class="btn sm ghost" onClick={() => turn(undefined)}>
          {t('class.screens.auto')}
        </button>
      )}
    </section>
  );
}

/** The board that the screens show, on the console, once there is something to compare. */
export function BoardOnConsole() {
  const view = classView.value;
  if (view === undefined || tableResults.value.length === 0) return null;
  const screen = screenOf(view);
  if (screen.view === 'code' || screen.view === 'wall' || screen.view === 'tour') return null;
  return <ClassBoard screen={screen} />;
}
