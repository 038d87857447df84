import type { ComponentChildren } from 'preact';
import { formatNumber, formatPercent } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../Marks.tsx';
import { Bar, type Look } from './Bar.tsx';
import { endsOf } from './scale.ts';
import { digitsOf, type Account, type AccountBar } from './stack.ts';

type Props<Part extends string> = {
  readonly account: Account<Part>;
  readonly nameOf: (part: Part, value: number) => string;
  /** What a bar opens to. */
  readonly explain: (part: Part, value: number) => ComponentChildren;
  readonly lookOf?: (bar: AccountBar<Part>) => Look;
  /** Digits as usual; small accounts take one more. */
  readonly digits: number;
};

/** Bars that begin where the one above ended, and sum exactly. Each opens to what it means. */
export function AccountBars<Part extends string>(props: Props<Part>) {
  const { account, nameOf, explain, lookOf = lookOfSign } = props;
  const digits = digitsOf(account, props.digits);
  const nothing = 0.5 * 10 ** -digits;
  return (
    <>
      {account.bars.map((bar) => (
        <details class="bill-row" key={bar.part}>
          <summary>
            <span>{nameOf(bar.part, bar.value)}</span>
            <PartBar account={account} from={bar.start} to={bar.end} look={lookOf(bar)} />
            <Delta value={bar.value} text={formatNumber(Math.abs(bar.value), digits)} epsilon={nothing} />
          </summary>
          <div class="small muted">{explain(bar.part, bar.value)}</div>
        </details>
      ))}
      {account.bars.length > 0 && (
        <div class="bill-row sum ruled">
          <b>{t('bill.sum')}</b>
          <PartBar account={account} from={0} to={account.total} look="plain" />
          <Delta
            value={account.total}
            text={formatNumber(Math.abs(account.total), digits)}
            epsilon={nothing}
          />
        </div>
      )}
    </>
  );
}

function lookOfSign({ value }: AccountBar<string>): Look {
  return value < 0 ? 'loss' : 'gain';
}

type BarProps = {
  readonly account: Pick<Account<string>, 'ends'>;
  readonly from: number;
  readonly to: number;
  readonly look: Look;
};

const THINNEST_PERCENT = 0.6;

function PartBar({ account: { ends }, from, to, look }: BarProps) {
  return (
    <Bar
      kind="account"
      ends={ends}
      stretches={[{ from, to, look }]}
      marks={[{ at: 0, look: 'zero' }]}
      thinnest={THINNEST_PERCENT}
    />
  );
}

export type OwnPart = {
  readonly name: string;
  readonly value: number;
  readonly look: Look;
  /** How it came to this, below the part that explains most. */
  readonly why?: string | undefined;
  /** What it is the sum of, where it is a sum. */
  readonly lines?: readonly Omit<OwnPart, 'look' | 'lines'>[];
};

type OwnChangeProps = {
  readonly label: string;
  /** With what it is compared, where that is told. */
  readonly compared?: string | undefined;
  /** In per cent, like its parts. */
  readonly total: number;
  readonly digits: number;
  /** One that is most of it, or the largest; none where nothing moved it. */
  readonly parts: readonly OwnPart[];
};

/** One number of the own seat, and what most of it is made of: one part, or a few that are the number together with everything else. */
export function OwnChange({ label, compared, total, digits, parts }: OwnChangeProps) {
  return (
    <>
      <p class="row between">
        <b>{label}</b>
        <span class="big-number size-h2 num">
          <Delta value={total} text={formatPercent(Math.abs(total) / 100, digits)} />
        </span>
      </p>
      {compared !== undefined && <p class="small muted">{compared}</p>}
      <PartsOfChange total={total} digits={digits} parts={parts} />
    </>
  );
}

type PartsProps = Pick<OwnChangeProps, 'total' | 'digits' | 'parts'> & {
  /** How a value is written without its sign; in per cent where nothing is said. */
  readonly textOf?: (value: number) => string;
};

/** The parts of a change, a bar each, with what is left beside them. Sums open to what they are made of; the one that cost most is open. */
export function PartsOfChange({ total, digits, parts, textOf }: PartsProps) {
  const text = (value: number): string =>
    textOf === undefined ? formatPercent(Math.abs(value) / 100, digits) : textOf(Math.abs(value));
  const rows = addedUp(parts, total, digits);
  const ends = endsOf([0, total, ...rows.map(({ value }) => value)]);
  const costliest = Math.min(...rows.map(({ value }) => value));
  const barOf = ({ value, look }: Pick<OwnPart, 'value' | 'look'>) => (
    <PartBar account={{ ends }} from={Math.min(0, value)} to={Math.max(0, value)} look={look} />
  );
  // Names of rows that open share their line with the bar: there all bars stand on one axis.
  const isOnAxis = rows.some(({ lines = [] }) => lines.length > 0);
  if (rows.length === 0) return <p class="muted">{t('bill.quiet')}</p>;
  return (
    <div class="main-cause stack">
      {rows.map(({ name, why, lines = [], ...row }) =>
        lines.length > 0 ? (
          <details key={name} class="bill-row" open={row.value < 0 && row.value === costliest}>
            <summary>
              <span>{name}</span>
              {barOf(row)}
              <Delta value={row.value} text={text(row.value)} />
            </summary>
            {lines.map((line) => (
              <div key={line.name} class="small">
                <p class="row between">
                  <span>{line.name}</span>
                  {lines.length > 1 && <Delta value={line.value} text={text(line.value)} />}
                </p>
                {line.why !== undefined && <small class="muted">{line.why}</small>}
              </div>
            ))}
          </details>
        ) : (
          <div key={name}>
            <div class={isOnAxis ? 'bill-row sum' : 'row between wrap'}>
              <span>{name}</span>
              {isOnAxis && (row.value === 0 ? <span /> : barOf(row))}
              <Delta value={row.value} text={text(row.value)} />
            </div>
            {!isOnAxis && row.value !== 0 && barOf(row)}
            {why !== undefined && <small class="muted">{why}</small>}
          </div>
        ),
      )}
    </div>
  );
}

/**
 * Parts as they are written, so that a reader who adds them up comes to the number: a sum is that of its lines, and what rounding leaves goes to the last
 * of them. Where nothing is a sum, one in the last digit is what rounding leaves, and no cause.
 */
export function addedUp(parts: readonly OwnPart[], total: number, digits: number): readonly OwnPart[] {
  const written = (value: number): number => Number(value.toFixed(digits));
  const restOf = (sum: number, of: readonly Pick<OwnPart, 'value'>[]): number =>
    written(of.reduce((left, { value }) => left - written(value), written(sum)));
  const isNoise = (left: number): boolean => Math.abs(left) < 1.5 * 10 ** -digits;
  const withRest = <Part extends Pick<OwnPart, 'name' | 'value'>>(
    some: readonly Part[],
    sum: number,
    more: Omit<Part, 'name' | 'value'>,
  ) => {
    const value = restOf(sum, some);
    return some.length === 0 || isNoise(value)
      ? some
      : [...some, { ...more, name: t('bill.rest'), value } as Part];
  };
  const sums = parts.map(({ lines = [], ...part }): OwnPart => {
    const all = withRest(lines, part.value, {});
    return all.length === 0
      ? part
      : { ...part, lines: all, value: all.reduce((sum, { value }) => sum + written(value), 0) };
  });
  const last = sums.findLast(({ lines }) => lines !== undefined);
  const left = restOf(total, sums);
  if (last?.lines === undefined) return withRest(sums, total, { look: left < 0 ? 'loss' : 'gain' });
  const [largest] = last.lines.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const lines = last.lines.map((line) =>
    line === largest ? { ...line, value: written(line.value) + left } : line,
  );
  return sums.map((part) => (part === last ? { ...last, value: last.value + left, lines } : part));
}
