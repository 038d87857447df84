import { Fragment } from 'preact';
import { useContext } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Compared } from '#shared/protocol/debrief.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { ScrollPane } from '../../design/ScrollPane.tsx';
import { gameOfCountries, me, seating } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { formatNumber, formatSigned } from '../../text/format.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { BoardsOn } from './Ballots.tsx';

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
  const dealt = seating.value?.dealOrder ?? [];
  const seats = own === undefined ? dealt : [own, ...dealt.filter((seat) => seat !== own)];
  const isNarrow = viewport.value === 'phone' && seats.length <= SEATS_ABREAST;
  if (useContext(BoardsOn) === 'wall' && seats.length > SEATS_ABREAST)
    return <SeatBySeat rows={rows} seats={seats} labelledBy={labelledBy} />;
  return (
    <ScrollPane class="scroll-x" labelledBy={labelledBy}>
      <table class="compared num">
        <thead>
          <tr>
            {!isNarrow && <th scope="col">{t('debrief.whatIf.change')}</th>}
            {seats.map((seat) => (
              <th key={seat} scope="col" class={seat === own ? 'right own' : 'right'} style={WRAPPED}>
                {economyName(seat)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, compared, isChosen }, at) => {
            const figures =
              compared === null ? (
                <td colSpan={seats.length}>{t('debrief.whatIf.failed')}</td>
              ) : (
                seats.map((seat) => (
                  <Figure
                    key={seat}
                    seat={seat}
                    compared={compared}
                    isHigh={isNarrow || seats.length > SEATS_ABREAST}
                  />
                ))
              );
            const look = isChosen === true ? 'own' : '';
            // A phone has the change above its figures, so that all seats stand side by side.
            return isNarrow ? (
              <Fragment key={at}>
                <tr class={look}>
                  <th scope="rowgroup" colSpan={seats.length} style={WRAPPED}>
                    {label}
                  </th>
                </tr>
                <tr class={look}>{figures}</tr>
              </Fragment>
            ) : (
              <tr key={at} class={look}>
                <th scope="row" style={CHANGE}>
                  {label}
                </th>
                {figures}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollPane>
  );
}

/** Names and changes in words go on below, so that the figures beside them stay in sight. */
const WRAPPED = { whiteSpace: 'normal' } as const;
const CHANGE = { minWidth: '12em', whiteSpace: 'normal' } as const;

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
  // Where every round starts anew incomes move by hundredths.
  const digits = gameOfCountries.value !== undefined && startsAnew(gameOfCountries.value) ? 2 : 1;
  return (
    <td class="right">
      {formatNumber(figures.with, digits)}{' '}
      <span class={Math.round(10 ** digits * change) < 0 ? 'bad' : 'muted'} style={isHigh ? BELOW : {}}>
        {formatSigned(change, digits)}
      </span>
    </td>
  );
}
