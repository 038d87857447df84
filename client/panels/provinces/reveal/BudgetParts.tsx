import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '#shared/rules/state.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { reportOf } from '../own/ownModel.ts';

const PARTS = ['taxes', 'rents', 'transfers', 'payments', 'spending'] as const;
/** Less than half of a unit is not written. */
const SILENT = 0.5;

/** Where the budget came from and went to, line by line to its sum, each against the round before. */
export function BudgetParts({ game, me }: { readonly game: GameState; readonly me: EconomyId }) {
  const own = reportOf(game, me, -1);
  const before = reportOf(game, me, -2);
  if (own === undefined) return null;
  const lines = PARTS.map((part) => ({
    part,
    amount: own.budgetParts[part] * (part === 'spending' ? -1 : 1),
    before: before === undefined ? undefined : before.budgetParts[part] * (part === 'spending' ? -1 : 1),
  })).filter(({ amount, before: was }) => Math.abs(amount) >= SILENT || Math.abs(was ?? 0) >= SILENT);
  return (
    <section class="panel pad" aria-labelledby="budget-parts">
      <div class="row between">
        <h2 id="budget-parts">{t('budget.partsTitle')}</h2>
        <span class="small muted">{t('budget.unit')}</span>
      </div>
      <table class="budget-parts num">
        <tbody>
          {lines.map(({ part, amount, before: was }) => (
            <tr key={part}>
              <th scope="row">{t(`budget.part.${part}`)}</th>
              <td class="muted">{was === undefined ? '' : formatSigned(amount - was, 0)}</td>
              <td>{formatNumber(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('budget.sum')}</th>
            <td class="muted">{before === undefined ? '' : formatSigned(own.budget - before.budget, 0)}</td>
            <td>
              <b>{formatNumber(own.budget)}</b>
            </td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t('budget.nextFree')}
            </th>
            <td>
              <b>{formatNumber(Math.max(0, own.freeMoney))}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
