import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import { listText } from './interpolate.ts';
import { language, LOCALES } from './language.ts';

/** Numbers, money, rates and times as the reader's language writes them. */
function locale(): string {
  return LOCALES[language.value];
}

/** Minus as a real minus sign, so that columns align and screen readers say it. */
function withMinus(text: string): string {
  return text.replace('-', '−');
}

export function formatNumber(value: number, digits = 0): string {
  return withMinus(
    new Intl.NumberFormat(locale(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    }).format(value),
  );
}

/** With its sign, as changes are written: `+2.1`, `−0.5`, `0.0`. */
export function formatSigned(value: number, digits = 1): string {
  return withMinus(
    new Intl.NumberFormat(locale(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    }).format(value),
  );
}

/** A fraction as per cent: 0.143 → `14.3%`. */
export function formatPercent(fraction: number, digits = 1): string {
  return withMinus(
    new Intl.NumberFormat(locale(), {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    }).format(fraction),
  );
}

/** A change given as a fraction, with its sign: 0.012 → `+1.2%`. */
export function formatSignedPercent(fraction: number, digits = 2): string {
  return withMinus(
    new Intl.NumberFormat(locale(), {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    }).format(fraction),
  );
}

/** A rate in law: 1400 → `14%`, 1450 → `14.5%`. */
export function formatRate(rateBp: number): string {
  return withMinus(
    new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 2 }).format(
      rateBp / BASIS_POINTS,
    ),
  );
}

export type MoneyUnit = 'usd' | 'crown';

const MONEY = {
  en: { usd: (n: string) => `US$${n} bn`, crown: (n: string) => `${n} bn crowns` },
  zh: { usd: (n: string) => `${n} 亿美元`, crown: (n: string) => `${n} 亿克朗` },
} as const;

/** From here on Chinese counts in 万亿 rather than in 亿. */
const YI_IN_WAN_YI = 10_000;
const MONEY_HUGE = {
  usd: (n: string) => `${n} 万亿美元`,
  crown: (n: string) => `${n} 万亿克朗`,
} as const;

/** Billions of the scenario's money; Chinese counts in 亿 (ten to a billion). Small amounts keep a digit more. */
export function formatMoney(amountBn: number, unit: MoneyUnit, signed = false): string {
  const amount = language.value === 'zh' ? amountBn * 10 : amountBn;
  if (language.value === 'zh' && Math.abs(amount) >= YI_IN_WAN_YI) {
    const text = formatNumber(Math.abs(amount) / YI_IN_WAN_YI, 2);
    return (amount < 0 ? '−' : signed ? '+' : '') + MONEY_HUGE[unit](text);
  }
  const digits = Math.abs(amount) >= 100 ? 0 : Math.abs(amount) >= 1 ? 1 : 2;
  const isNothing = Math.abs(amount) < 0.5 / 10 ** digits;
  const whole = formatNumber(Math.abs(amount), isNothing ? 0 : digits);
  // The sign stands before the name of the money: −US$12 bn.
  const sign = isNothing ? '' : amount < 0 ? '−' : signed ? '+' : '';
  return sign + MONEY[language.value][unit](whole);
}

/** Money that a paper names: to the last million, which is what is paid. */
export function formatExactMoney(amountMn: number, unit: MoneyUnit): string {
  const isChinese = language.value === 'zh';
  const amount = amountMn / (isChinese ? 100 : 1_000);
  const text = new Intl.NumberFormat(locale(), { maximumFractionDigits: isChinese ? 2 : 3 }).format(amount);
  return MONEY[language.value][unit](text);
}

/** Time left: `2:41`. Rounded up, so that 0:00 means over. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.ceil(durationMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time of day: `14:05`. */
export function formatTimeOfDay(date: Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    date,
  );
}

/** Day and time: `25 Nov, 14:05`. */
export function formatDayAndTime(date: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** `Japan, India and ASEAN` or its Chinese form, in the language of the page. */
export function formatList(items: readonly string[]): string {
  return listText(items, locale());
}
