import { useContext } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Compared } from '#shared/protocol/debrief.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { LineChart } from '../../design/charts/LineChart.tsx';
import { type Frame, endsOf, labelPlaces, pathThrough } from '../../design/charts/scale.ts';
import { me, seating } from '../../state/store.ts';
import { useCountries } from '../../state/useTable.ts';
import { viewport } from '../../state/viewport.ts';
import { formatList, formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { BlocBar } from '../headlines/BlocBar.tsx';
import { BoardsOn } from './Ballots.tsx';
import { type IncomePath, OPENING_INDEX, blocSums, incomeSums, partsTold } from './debriefModel.ts';

const WIDE: Frame = { width: 1000, height: 520, top: 20, right: 250, bottom: 46, left: 70 };
/** Letters keep their size on a phone: less is drawn beside them. */
const NARROW: Frame = { width: 600, height: 520, top: 20, right: 250, bottom: 46, left: 56 };
/** Index points: a span below it would make small movements look large. */
const LEAST_SPAN = 1;
/** The names beside the ends of the lines: their height, and where the last may stand. */
const NAMES = { first: WIDE.top, apart: 30, last: WIDE.height - 12 } as const;
/** A name stands a little below the height of what it names. */
const DROP = 6;
/** One after the other, and then the same with dashes. */
const COLOURS = ['--b1', '--b2', '--b3', '--b4', '--b7', '--text-2'] as const;

type Props = {
  readonly paths: readonly IncomePath[];
  /** Names of the columns, the opening first. */
  readonly labels: readonly string[];
  /** The seat of whoever looks: its line is thicker. */
  readonly own?: EconomyId | undefined;
};

/** Real incomes over the rounds, each line named where it ends; the same figures as a table for screen readers. */
export function IncomeLines({ paths, labels, own }: Props) {
  const frame = viewport.value === 'phone' ? NARROW : WIDE;
  const ends = endsOf(
    paths.flatMap(({ indices }) => indices),
    LEAST_SPAN,
  );
  const lookOf = (place: number) => ({
    look: place < COLOURS.length ? 'plain' : 'dashed-line',
    colour: `var(${COLOURS[place % COLOURS.length] ?? ''})`,
  });
  return (
    <>
      <LineChart
        kind="income-lines"
        frame={frame}
        ends={ends}
        lines={paths.map(({ economy, indices }, place) => ({
          key: economy,
          values: indices,
          ...lookOf(place),
          ...(economy === own ? { look: `${lookOf(place).look} own` } : {}),
        }))}
        base={{ value: OPENING_INDEX }}
        columns={labels.map((name, at) => ({ at, name }))}
        footing={12}
      >
        {({ x, y }) => {
          const lasts = paths.map(({ indices }) => indices.at(-1) ?? 0);
          const names = labelPlaces(
            lasts.map((last) => y(last) + DROP),
            NAMES,
          );
          const right = frame.width - frame.right;
          return (
            <>
              <text x={frame.left - 10} y={y(OPENING_INDEX) + DROP} text-anchor="end">
                {OPENING_INDEX}
              </text>
              {paths.map(({ economy, indices }, place) => (
                <g key={economy} style={{ color: lookOf(place).colour }}>
                  <path
                    class="lead"
                    d={pathThrough([
                      { x: x(indices.length - 1), y: y(lasts[place] ?? 0) },
                      { x: right + 22, y: (names[place] ?? 0) - DROP },
                    ])}
                  />
                  <text class="named" x={right + 28} y={names[place]}>
                    {economyName(economy)} {formatNumber(lasts[place] ?? 0, 1)}
                  </text>
                </g>
              ))}
            </>
          );
        }}
      </LineChart>
      <div class="sr">
        <table>
          <caption>{t('debrief.page.incomes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('end.economy')}</th>
              {labels.map((label) => (
                <th scope="col" key={label}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(({ economy, indices }) => (
              <tr key={economy}>
                <th scope="row">{economyName(economy)}</th>
                {indices.map((value, at) => (
                  <td key={labels[at]}>{formatNumber(value, 2)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Where agreements last; where every round has its own, all are shown. */
const BLOCS_SHOWN = 3;

/** What blocs created and diverted at one table, who outside lost by it, and where every income came from. */
export function TradeOfTable({ outside }: { readonly outside: string }) {
  const { game } = useCountries();
  const isByRound = startsAnew(game);
  const sums = incomeSums(game);
  const parts = partsTold(sums);
  const blocs = blocSums(game).slice(0, isByRound ? undefined : BLOCS_SHOWN);
  return (
    <div class="debrief-two stack gap-5">
      <section class="panel pad stack gap-3">
        <h2>{t('debrief.blocs')}</h2>
        <p class="small muted">{t(blocs.length === 0 ? 'debrief.noBlocs' : 'debrief.blocsSum')}</p>
        {blocs.map((bloc) => (
          <div key={bloc.agreement}>
            <BlocBar bloc={bloc} />
            {bloc.lostBy.length > 0 && (
              <p>{t('debrief.lostBy', { economies: formatList(bloc.lostBy.map(economyName)) })}</p>
            )}
          </div>
        ))}
        <p>
          <b>{t('class.paid.lost')}:</b> {outside}
        </p>
      </section>
      <section class="panel pad stack gap-3">
        <h2 id="who-paid">{t(isByRound ? 'debrief.whoPaidByRound' : 'debrief.whoPaid')}</h2>
        <ScrollPane class="scroll-x" labelledBy="who-paid">
          <table class="num">
            <thead>
              <tr>
                <th scope="col">{t('end.economy')}</th>
                {([...parts, 'total'] as const).map((part) => (
                  <th scope="col" class="right" key={part}>
                    {t(`debrief.part.${part}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sums.map((sum) => (
                <tr key={sum.economy}>
                  <th scope="row">
                    <Named economy={sum.economy} />
                  </th>
                  {parts.map((part) => (
                    <td class="right" key={part}>
                      {formatSigned(sum[part], 2)}
                    </td>
                  ))}
                  <td class={`right ${sum.total < 0 ? 'bad' : ''}`}>
                    <b>{formatSigned(sum.total, 2)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollPane>
        <p class="muted">{t(isByRound ? 'debrief.partsHintByRound' : 'debrief.partsHint')}</p>
      </section>
    </div>
  );
}

function Named({ economy }: { readonly economy: string }) {
  return (
    <span class="row">
      <Medallion economy={economy} size={34} />
      {economyName(economy)}
    </span>
  );
}

type Row = { readonly label: string; readonly compared: Compared | null; readonly isChosen?: boolean };

/** A device tells of many seats the changes that matter most to its own, or to all; every seat stands behind a fold. */
export function WhatIfTable({ rows }: { readonly rows: readonly Row[] }) {
  const own = me.value?.seat;
  const whole = <ComparedTable labelledBy="what-if" rows={rows} />;
  const isFolded = useContext(BoardsOn) === 'own' && (seating.value?.dealOrder.length ?? 0) > SEATS_ABREAST;
  const told = isFolded ? weightiestRows(rows, own) : [];
  if (told.length === 0) return whole;
  return (
    <>
      <table class="compared num" aria-labelledby="what-if">
        <thead>
          <tr>
            <th scope="col">{t('debrief.whatIf.change')}</th>
            {own !== undefined && (
              <th scope="col" class="right own">
                {economyName(own)}
              </th>
            )}
            <th scope="col" class="right">
              {t('debrief.whatIf.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ label, compared }) => (
            <tr key={label}>
              <th scope="row" style={WRAPPED}>
                {label}
              </th>
              {own !== undefined && <Figure seat={own} compared={compared} isHigh />}
              <Figure seat={ALL} compared={{ [ALL]: meanOf(compared) }} isHigh />
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary class="small">{t('debrief.whatIf.all')}</summary>
        {whole}
      </details>
    </>
  );
}

/** Stands for all seats together. */
const ALL = '';
const ROWS_TOLD = 3;
/** Points of real income: what moves less is written as nothing. */
const SILENT = 0.05;

function meanOf(compared: Compared): Compared[EconomyId] & object {
  const each = Object.values(compared);
  const mean = (of: 'with' | 'without'): number =>
    each.reduce((sum, seat) => sum + seat[of], 0) / Math.max(1, each.length);
  return { with: mean('with'), without: mean('without') };
}

/** What would have changed most for a seat, or for all where there is none. */
export function weightiestRows(
  rows: readonly Row[],
  own: EconomyId | undefined,
): readonly { readonly label: string; readonly compared: Compared }[] {
  const weight = (compared: Compared): number => {
    const { with: now, without } = (own === undefined ? undefined : compared[own]) ?? meanOf(compared);
    return Math.abs(now - without);
  };
  return rows
    .flatMap(({ label, compared }) => (compared === null ? [] : [{ label, compared }]))
    .filter(({ compared }) => weight(compared) >= SILENT)
    .toSorted((a, b) => weight(b.compared) - weight(a.compared))
    .slice(0, ROWS_TOLD);
}

/** Real income of every seat with something changed, and the difference to what was; one's own seat first. */
export function ComparedTable({
  rows,
  labelledBy,
}: {
  readonly rows: readonly Row[];
  readonly labelledBy: string;
}) {
  const own = me.value?.seat;
  const isPhone = viewport.value === 'phone';
  const dealt = seating.value?.dealOrder ?? [];
  const seats = own === undefined ? dealt : [own, ...dealt.filter((seat) => seat !== own)];
  if (useContext(BoardsOn) === 'wall' && seats.length > SEATS_ABREAST)
    return <SeatBySeat rows={rows} seats={seats} labelledBy={labelledBy} />;
  return (
    <ScrollPane class="scroll-x" labelledBy={labelledBy}>
      <table class={isPhone ? 'compared num small' : 'compared num'}>
        <thead>
          <tr>
            <th scope="col">{t('debrief.whatIf.change')}</th>
            {seats.map((seat) => (
              <th key={seat} scope="col" class={seat === own ? 'right own' : 'right'} style={WRAPPED}>
                {economyName(seat)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, compared, isChosen }, at) => (
            <tr key={at} class={isChosen === true ? 'own' : ''}>
              <th scope="row" style={isPhone ? CHANGE_ON_PHONE : CHANGE}>
                {label}
              </th>
              {compared === null ? (
                <td colSpan={seats.length}>{t('debrief.whatIf.failed')}</td>
              ) : (
                seats.map((seat) => (
                  <Figure key={seat} seat={seat} compared={compared} isHigh={seats.length > SEATS_ABREAST} />
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** Names and changes in words go on below, so that the figures beside them stay in sight. */
const WRAPPED = { whiteSpace: 'normal' } as const;
const CHANGE = { minWidth: '12em', whiteSpace: 'normal' } as const;
/** Four seats have room beside it. */
const CHANGE_ON_PHONE = { minWidth: '7em', whiteSpace: 'normal' } as const;

/** More columns do not fit on a wall, which nobody scrolls. */
export const SEATS_ABREAST = 6;

type SeatsProps = {
  readonly rows: readonly Row[];
  readonly seats: readonly EconomyId[];
  readonly labelledBy: string;
};

/** The same with a line for each seat and a column for each change. */
function SeatBySeat({ rows, seats, labelledBy }: SeatsProps) {
  return (
    <table class="compared num" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('class.board.seat')}</th>
          {rows.map(({ label, isChosen }, at) => (
            <th key={at} scope="col" class={isChosen === true ? 'right own' : 'right'}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <tr key={seat}>
            <th scope="row">{economyName(seat)}</th>
            {rows.map(({ compared }, at) =>
              compared === null ? (
                <td key={at} class="right">
                  –
                </td>
              ) : (
                <Figure key={at} seat={seat} compared={compared} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const BELOW = { display: 'block' } as const;

type FigureProps = {
  readonly seat: EconomyId;
  readonly compared: Compared;
  /** The change below the figure: beside it there is no room. */
  readonly isHigh?: boolean;
};

function Figure({ seat, compared, isHigh = false }: FigureProps) {
  const figures = compared[seat];
  if (figures === undefined) return <td class="right">–</td>;
  const change = figures.with - figures.without;
  return (
    <td class="right">
      {formatNumber(figures.with, 1)}{' '}
      <span class={Math.round(10 * change) < 0 ? 'bad' : 'muted'} style={isHigh ? BELOW : {}}>
        {formatSigned(change, 1)}
      </span>
    </td>
  );
}
