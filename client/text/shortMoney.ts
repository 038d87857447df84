import { formatNumber, formatSigned } from './format.ts';
import { language } from './language.ts';
import { t } from './t.ts';

/** Rounds to none at the finest that is written. */
const NOTHING = 0.005;

/** Billions without the name of the money, for tables and badges where the money is plain. */
export function shortMoney(amountBn: number, signed = false): string {
  // Chinese counts in 亿, ten to a billion.
  const amount = language.value === 'zh' ? amountBn * 10 : amountBn;
  const size = Math.abs(amount);
  const digits = size >= 100 || size < NOTHING ? 0 : size >= 10 ? 1 : 2;
  return t('common.amount', { amount: signed ? formatSigned(amount, digits) : formatNumber(amount, digits) });
}
