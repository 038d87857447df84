import type { ComponentChildren } from 'preact';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Delta } from '../Marks.tsx';
import { Bar, type Look } from './Bar.tsx';
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
        <div class="bill-row sum">
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
