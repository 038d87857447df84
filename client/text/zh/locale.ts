import type { Currency, Locale, Scale } from '../locale.ts';

const TAG = 'zh-CN';

const MONEY_NAMES = { usd: '美元', crown: '克朗', yuan: '', plain: '' } as const satisfies Record<
  Currency,
  string
>;

const UNITS = { usual: '亿', large: '万亿' } as const satisfies Record<Scale, string>;

/**
 * Chinese counts money in 亿 (a hundred million), less than one too, as it is typed, and from 10,000 of these on in 万亿; people in 万 and from 10,000 of these on in 亿.
 * No blank is typed between Chinese and a number or a Latin word: the style sheets leave the gap.
 */
export const zh: Locale = {
  tag: TAG,
  ownName: '中文',
  ownScript: /\p{Script=Han}/u,
  sentenceGap: '',
  comma: '，',
  nameSeparator: '、',
  markJoint: '',
  hasShortNames: true,
  money: {
    unitsPerBillion: 10,
    largeUnit: 10_000,
    exact: {
      usd: { millions: 100, digits: 2, write: (amount) => `${amount}亿美元` },
      crown: { millions: 100, digits: 2, write: (amount) => `${amount}亿克朗` },
    },
    yuanDecimalsBelow: 10,
    write: (amount, currency, scale) => `${amount}${UNITS[scale]}${MONEY_NAMES[currency]}`,
  },
  people: {
    unitsPerMillion: 100,
    wholeFrom: 1,
    largeUnit: 10_000,
    write: (amount, isLarge) => `${amount}${isLarge ? '亿' : '万'}人`,
  },
};
