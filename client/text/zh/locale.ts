import { listParts, type Currency, type Locale } from '../locale.ts';

const TAG = 'zh-CN';

const LATIN_END = /[\p{Script=Latin}\d]$/u;
const LATIN_START = /^[\p{Script=Latin}\d]/u;

const MONEY_NAMES = { usd: '美元', crown: '克朗', yuan: '', plain: '' } as const satisfies Record<
  Currency,
  string
>;

/** Chinese counts money in 亿 (a hundred million) and from 10,000 of these on in 万亿, people in 万 (ten thousand). */
export const zh: Locale = {
  tag: TAG,
  ownName: '中文',
  ownScript: /\p{Script=Han}/u,
  sentenceGap: '',
  comma: '，',
  nameSeparator: '、',
  markJoint: '',
  hasShortNames: true,
  // A blank stands between 和 and a digit or a Latin letter.
  list(items) {
    const parts = listParts(TAG, items);
    return parts
      .map(({ type, value }, at) => {
        if (type !== 'literal' || value !== '和') return value;
        const [before = '', after = ''] = [parts[at - 1]?.value, parts[at + 1]?.value];
        return `${LATIN_END.test(before) ? ' ' : ''}和${LATIN_START.test(after) ? ' ' : ''}`;
      })
      .join('');
  },
  money: {
    unitsPerBillion: 10,
    largeUnit: 10_000,
    exactDigits: 2,
    yuanDecimalsBelow: 10,
    write: (amount, currency, isLarge) => `${amount} ${isLarge ? '万亿' : '亿'}${MONEY_NAMES[currency]}`,
  },
  people: { unitsPerMillion: 100, wholeFrom: 1, write: (amount) => `${amount} 万人` },
};
