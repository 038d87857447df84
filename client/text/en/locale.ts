import type { Locale } from '../locale.ts';

const TAG = 'en-GB';

/** Names of economies that take an article in a sentence, and those that begin with one. */
const ARTICLED = /(^|, | and )(United States|United Kingdom|European Union|Rest of the world)(?=$|,| and )/g;
const BEGINS_WITH_ARTICLE = /(^|, | and )The (?=\S)/g;

export const en: Locale = {
  tag: TAG,
  ownName: 'English',
  sentenceGap: ' ',
  comma: ', ',
  nameSeparator: ', ',
  markJoint: '–',
  hasShortNames: false,
  namesInSentence(names, isFirst) {
    const inside = names
      .replaceAll(
        ARTICLED,
        (_, before: string, name: string) => `${before}the ${name.replace('Rest', 'rest')}`,
      )
      .replaceAll(BEGINS_WITH_ARTICLE, '$1the ');
    return isFirst ? inside.replace(/^the /, 'The ') : inside;
  },
  goodsInSentence: (names) => names.replace(/(?<=^|; )[A-Z]/g, (letter) => letter.toLowerCase()),
  money: {
    unitsPerBillion: 1,
    largeUnit: Infinity,
    exact: {
      usd: { millions: 1_000, digits: 3, write: (amount) => `US$${amount} bn` },
      crown: { millions: 1, digits: 0, write: (amount) => `${amount} million crowns` },
    },
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
