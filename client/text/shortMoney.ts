import { formatNumber, formatSigned } from './format.ts';
import { language } from './language.ts';
import { t } from './t.ts';

/** From here on Chinese counts in 万亿 rather than in 亿. */
const HUGE = 10_000;
/** Rounds to none at the finest that is written. */
const NOTHING = 0.005;

/** Billions without the name of the money, for tables and badges where the money is plain. */
export function shortMoney(amountBn: number, signed = false): string {
  // Chinese counts in 亿, ten to a billion.
  const amount = language.value === 'zh' ? amountBn * 10 : amountBn;
  const size = Math.abs(amount);
  if (language.value === 'zh' && size >= HUGE) {
    const huge = amount / HUGE;
    const text = signed ? formatSigned(huge, 2) : formatNumber(huge, 2);
    return `${text} 万亿`;
  }
  const digits = size >= 100 || size < NOTHING ? 0 : size >= 10 ? 1 : 2;
  return t('common.amount', { amount: signed ? formatSigned(amount, digits) : formatNumber(amount, digits) });
}

/** The unit in which money is typed, as papers write it: a billion, or 亿. Law keeps whole millions. */
export function moneyField(): { readonly millions: number; readonly digits: number } {
  return language.value === 'zh' ? { millions: 100, digits: 2 } : { millions: 1_000, digits: 3 };
}
