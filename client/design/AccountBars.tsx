import type { ComponentChildren } from 'preact';
import { formatNumber } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Delta } from './Delta.tsx';
import { digitsOf, type Account, type AccountBar } from './barsModel.ts';

export type BarKind = 'gain' | 'loss' | 'diverted' | 'sum';

type Props<Part extends string> = {
  readonly account: Account<Part>;
  readonly nameOf: (part: Part, value: number) => string;
  /** What a bar opens to. */
  readonly explain: (part: Part, value: number) => ComponentChildren;
  readonly kindOf?: (bar: AccountBar<Part>) => BarKind;
  /** Digits as usual; small accounts take one more. */
  readonly digits: number;
};

/** Bars that begin where the one above ended, and sum exactly. Each opens to what it means. */
export function AccountBars<Part extends string>(props: Props<Part>) {
  const { account, nameOf, explain, kindOf = signOf } = props;
  const digits = digitsOf(account, props.digits);
  const nothing = 0.5 * 10 ** -digits;
  return (
    <>
      {account.bars.map((bar) => (
        <details class="bill-row" key={bar.part}>
          <summary>
            <span>{nameOf(bar.part, bar.value)}</span>
            <Bar account={account} from={bar.start} to={bar.end} kind={kindOf(bar)} />
            <Delta value={bar.value} text={formatNumber(Math.abs(bar.value), digits)} epsilon={nothing} />
          </summary>
          <div class="small muted">{explain(bar.part, bar.value)}</div>
        </details>
      ))}
      {account.bars.length > 0 && (
        <div class="bill-row sum">
          <b>{t('bill.sum')}</b>
          <Bar account={account} from={0} to={account.total} kind="sum" />
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

function signOf({ value }: AccountBar<string>): BarKind {
  return value < 0 ? 'loss' : 'gain';
}

type BarProps = {
  readonly account: Pick<Account<string>, 'low' | 'high'>;
  readonly from: number;
  readonly to: number;
  readonly kind: BarKind;
};

const THINNEST_PERCENT = 0.6;

function Bar({ account: { low, high }, from, to, kind }: BarProps) {
  const span = Math.max(1e-9, high - low);
  const place = (value: number): number => (100 * (value - low)) / span;
  const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
  return (
    <span class="bill-bar" aria-hidden="true">
      <i class="zero" style={{ left: `${place(0)}%` }} />
      <i class={kind} style={{ left: `${left}%`, width: `${Math.max(THINNEST_PERCENT, right - left)}%` }} />
    </span>
  );
}
