import { formatNumber, formatSigned } from './format.ts';
import { locale } from './language.ts';
import { type Currency, type ExactUnit, numberFormat } from './locale.ts';

/** Money of the countries' scenarios. */
type MoneyUnit = Exclude<Currency, 'yuan' | 'plain'>;

/** The provinces count in 100 million yuan, a tenth of a billion. */
const YUAN_UNITS_PER_BILLION = 10;

/** A sum in the unit in which the reader's language counts it. */
function counted(amountBn: number): { readonly amount: number; readonly scale: 'usual' | 'large' } {
  const { unitsPerBillion, largeUnit } = locale().money;
  const amount = amountBn * unitsPerBillion;
  return Math.abs(amount) >= largeUnit
    ? { amount: amount / largeUnit, scale: 'large' }
    : { amount, scale: 'usual' };
}

/** Billions of the scenario's money. Small amounts keep a digit more. */
export function formatMoney(amountBn: number, currency: MoneyUnit, signed = false): string {
  const { amount, scale } = counted(amountBn);
  const size = Math.abs(amount);
  const digits = scale === 'large' ? 2 : size >= 100 ? 0 : size >= 1 ? 1 : 2;
  const isNothing = size < 0.5 / 10 ** digits;
  // The sign stands before the name of the money: −US$12 bn.
  const sign = isNothing ? '' : amount < 0 ? '−' : signed ? '+' : '';
  return sign + locale().money.write(formatNumber(size, isNothing ? 0 : digits), currency, scale);
}

/** Money that a proposal names: to the last million, which is what is paid. */
export function formatExactMoney(amountMn: number, currency: MoneyUnit): string {
  const { tag, money } = locale();
  const { millions, digits, write } = money.exact[currency];
  return write(numberFormat(tag, { maximumFractionDigits: digits }).format(amountMn / millions));
}

/** Rounds to none at the finest that is written, in units of the reader's language. */
const NOTHING = 0.005;

/** Whether 0 is written for a sum of billions in the reader's language. */
export function isWrittenAsNone(amountBn: number): boolean {
  return Math.abs(counted(amountBn).amount) < NOTHING;
}

/** Billions without the name of the money, for tables and badges where the money is plain. */
export function shortMoney(amountBn: number, signed = false): string {
  const { amount, scale } = counted(amountBn);
  const size = Math.abs(amount);
  const digits = scale === 'large' ? 2 : size >= 100 || size < NOTHING ? 0 : size >= 10 ? 1 : 2;
  const text = signed ? formatSigned(amount, digits) : formatNumber(amount, digits);
  return locale().money.write(text, 'plain', scale);
}

/** The unit in which money is typed, as proposals write it. Law keeps whole millions. */
export function moneyField(currency: MoneyUnit): Pick<ExactUnit, 'millions' | 'digits'> {
  const { millions, digits } = locale().money.exact[currency];
  return { millions, digits };
}

/** 100 million yuan in one unit in which the reader's language counts. */
function yuanPerUnit(): number {
  return YUAN_UNITS_PER_BILLION / locale().money.unitsPerBillion;
}

/** Money of the provinces, given in 100 million yuan: `59亿`, `¥5.9 bn`. */
export function yuan(yuan100m: number, signed = false): string {
  const { write, yuanDecimalsBelow } = locale().money;
  const amount = yuan100m / yuanPerUnit();
  const size = Math.abs(amount);
  const digits = size < yuanDecimalsBelow && !Number.isInteger(amount) ? 1 : 0;
  const sign = amount < 0 ? '−' : signed && amount > 0 ? '+' : '';
  return sign + write(formatNumber(size, digits), 'yuan', 'usual');
}

/** The unit in which sums of yuan are typed, as they are written. Sums are whole hundred millions. */
export function yuanField(): { readonly yuan100m: number; readonly digits: number } {
  return { yuan100m: yuanPerUnit(), digits: Math.log10(yuanPerUnit()) };
}

/** The bare number in the unit of the language, where a heading has named it: `59`, `5.9`. */
export function plainYuan(yuan100m: number): string {
  const { yuan100m: perUnit, digits } = yuanField();
  return formatNumber(yuan100m / perUnit, digits);
}

/** The bare number in the unit of the language, with its sign: `−12`, `−1.2`. */
export function yuanNumber(yuan100m: number): string {
  const { yuan100m: perUnit, digits } = yuanField();
  return formatSigned(yuan100m / perUnit, digits);
}
