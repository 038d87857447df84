import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { formatPeople } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptLinks } from '../concepts/ConceptLink.tsx';
import { Delta } from '../../design/Delta.tsx';
import { AccountBars } from '../../design/charts/AccountBars.tsx';
import type { Account } from '../../design/charts/stack.ts';
import { isStill, MOVE_PLACES, movesOf, type Move, type MoveKind } from './accountsModel.ts';

type Props = { readonly report: RoundReport; readonly economy: EconomyId };

/** What moved at home for the next round, and why: productivity, capital, people, staff at borders, smuggling. */
export function MovesCard({ report, economy }: Props) {
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
