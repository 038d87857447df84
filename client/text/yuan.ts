import { formatNumber, formatSigned } from './format.ts';
import { language } from './language.ts';

/** 100 million yuan make a tenth of a billion. */
const YI_A_BILLION = 10;

/** Money of the provinces, given in 100 million yuan: `59 亿`, `¥5.9 bn`. */
export function yuan(yuan100m: number, signed = false): string {
  if (language.value === 'zh') {
    const digits = Math.abs(yuan100m) < 10 && !Number.isInteger(yuan100m) ? 1 : 0;
    return `${signed ? formatSigned(yuan100m, digits) : formatNumber(yuan100m, digits)} 亿`;
  }
  const billions = Math.abs(yuan100m) / YI_A_BILLION;
  const sign = yuan100m < 0 ? '−' : signed && yuan100m > 0 ? '+' : '';
  return `${sign}¥${formatNumber(billions, Number.isInteger(billions) ? 0 : 1)} bn`;
}

/** The unit in which sums are typed, as they are written: 亿元, or a billion yuan. Sums are whole hundred millions. */
export function yuanField(): { readonly yuan100m: number; readonly digits: number } {
  return language.value === 'zh' ? { yuan100m: 1, digits: 0 } : { yuan100m: YI_A_BILLION, digits: 1 };
}

/** The bare number in the unit of the language, with its sign: `−12`, `−1.2`. */
export function yuanNumber(yuan100m: number): string {
  return language.value === 'zh' ? formatSigned(yuan100m, 0) : formatSigned(yuan100m / YI_A_BILLION, 1);
}
