import type { WelfarePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { EconomyReport, RoundReport } from '#shared/protocol/report.ts';
import { Delta } from '../../design/Marks.tsx';
import { AccountBars } from '../../design/charts/AccountBars.tsx';
import type { Look } from '../../design/charts/Bar.tsx';
import type { Account } from '../../design/charts/stack.ts';
import { formatPeople, formatSigned } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import {
  type BillBar,
  MOVE_PLACES,
  type Move,
  type MoveKind,
  billOf,
  isStill,
  movesOf,
} from './accountsModel.ts';

type Props = { readonly economy: EconomyId; readonly isMine: boolean; readonly report: EconomyReport };

/** The bill of the round in real income. */
export function BillCard({ economy, isMine, report }: Props) {
  const bill = billOf(report);
  return (
    <section class="panel bill">
      <h3 class="head">{isMine ? t('bill.title') : t('bill.titleOf', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {bill.bars.length === 0 && <p class="muted">{t('bill.quiet')}</p>}
        <AccountBars
          account={bill}
          nameOf={(part, value) => t(`part.${wordOf(part, value)}`)}
          explain={(part, value) => (
            <>
              {t(`partHint.${wordOf(part, value)}`)} <ConceptLinks place={`part.${part}`} />
            </>
          )}
          lookOf={lookOf}
          digits={2}
        />
        <p class="micro muted num">
          {t('bill.scale')} ({formatSigned(bill.total, 2)}%)
        </p>
      </div>
    </section>
  );
}

function lookOf({ part, value }: BillBar): Look {
  if (part === 'tradeDiverted' && value < 0) return 'diverted';
  return value < 0 ? 'loss' : 'gain';
}

/** Trade with outsiders that grows is none that was diverted from them, and trade that shrinks is none that was created. */
function wordOf(part: WelfarePart, value: number): WelfarePart | 'tradeOutside' | 'tradeLost' {
  if (part === 'tradeCreated' && value < 0) return 'tradeLost';
  return part === 'tradeDiverted' && value > 0 ? 'tradeOutside' : part;
}

type MovesCardProps = { readonly report: RoundReport; readonly economy: EconomyId };

/** What moved at home for the next round, and why: productivity, capital, people, staff at borders, smuggling. */
export function MovesCard({ report, economy }: MovesCardProps) {
  const moves = movesOf(report, economy);
  if (moves === undefined) return null;
  return (
    <section class="panel bill">
      <h3 class="head">{t('moves.title', { economy: economyName(economy) })}</h3>
      <div class="pad">
        {isStill(moves) && <p class="muted">{t('moves.nothing')}</p>}
        <Causes title={t('moves.productivity')} account={moves.productivity} />
        <Causes title={t('moves.capital')} account={moves.capital} />
        {moves.others.map((move) => (
          <details class="bill-row moves-row" key={move.kind}>
            <summary>
              <span>{t(`moves.${move.kind}`)}</span>
              <span />
              <Delta value={move.value} text={amountText(move)} />
            </summary>
            <div class="small muted">
              <Explanation kind={move.kind} />
            </div>
          </details>
        ))}
      </div>
    </section>
  );
}

type CausesProps<Kind extends MoveKind> = { readonly title: string; readonly account: Account<Kind> };

/** A change with what caused it, in bars that sum to it. */
function Causes<Kind extends MoveKind>({ title, account }: CausesProps<Kind>) {
  if (account.bars.length === 0) return null;
  return (
    <div class="moves-account">
      <h4 class="small muted">{title}</h4>
      <AccountBars
        account={account}
        nameOf={(kind) => t(`moves.${kind satisfies MoveKind as MoveKind}`)}
        explain={(kind) => <Explanation kind={kind} />}
        digits={2}
      />
    </div>
  );
}

function Explanation({ kind }: { readonly kind: MoveKind }) {
  return (
    <>
      {t(`movesHint.${kind}`)} <ConceptLinks place={MOVE_PLACES[kind]} />
    </>
  );
}

function amountText({ value, unit }: Move): string {
  const size = Math.abs(value);
  return unit === 'people' ? formatPeople(size) : shortMoney(size);
}
