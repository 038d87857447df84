import type { Locale } from '../locale.ts';

const TAG = 'en-GB';

export const en: Locale = {
  tag: TAG,
  ownName: 'English',
  sentenceGap: ' ',
  comma: ', ',
  nameSeparator: ', ',
  markJoint: '–',
  hasShortNames: false,
  money: {
    unitsPerBillion: 1,
    largeUnit: Infinity,
    exactDigits: 3,
    yuanDecimalsBelow: Infinity,
    write(amount, currency) {
      if (currency === 'usd') return `US$${amount} bn`;
      if (currency === 'yuan') return `¥${amount} bn`;
      return currency === 'crown' ? `${amount} bn crowns` : `${amount} bn`;
    },
  },
  people: {
    unitsPerMillion: 1,
    wholeFrom: 10,
    largeUnit: Infinity,
    write: (amount) => `${amount} m`,
  },
};
