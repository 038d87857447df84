import { afterEach, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/content/vocabulary.ts';
import { formatList, formatPeople, formatPoints, sentences } from '../../client/text/format.ts';
import { type TextParams, interpolate } from '../../client/text/locale.ts';
import { language, languageName, languageOf, LOCALES } from '../../client/text/language.ts';
import {
  formatExactMoney,
  formatMoney,
  isWrittenAsNone,
  moneyField,
  shortMoney,
  yuan,
  yuanField,
  yuanNumber,
} from '../../client/text/money.ts';

function inLanguage<Result>(which: Language, say: () => Result): Result {
  language.value = which;
  return say();
}

describe('points', () => {
  it('are one whole number, also beyond those of the best bots', () => {
    expect(formatPoints(102)).toBe('102');
    expect(formatPoints(100.4)).toBe('100');
    expect(formatPoints(-3.6)).toBe('−4');
  });
});

describe('what a language does its own way beyond sentences', () => {
  afterEach(() => {
    language.value = 'en';
  });

  it.each([
    { say: () => formatMoney(12.34, 'usd'), en: 'US$12.3 bn', zh: '123亿美元' },
    { say: () => formatMoney(1_234, 'usd'), en: 'US$1,234 bn', zh: '1.23万亿美元' },
    { say: () => formatMoney(-1_234, 'crown', true), en: '−1,234 bn crowns', zh: '−1.23万亿克朗' },
    { say: () => formatMoney(0, 'usd'), en: 'US$0 bn', zh: '0亿美元' },
    { say: () => formatExactMoney(1_250, 'usd'), en: 'US$1.25 bn', zh: '12.5亿美元' },
    { say: () => formatExactMoney(1, 'crown'), en: '1 million crowns', zh: '0.01亿克朗' },
    { say: () => formatExactMoney(1_250, 'crown'), en: '1,250 million crowns', zh: '12.5亿克朗' },
    { say: () => formatExactMoney(160, 'crown'), en: '160 million crowns', zh: '1.6亿克朗' },
    { say: () => formatExactMoney(46, 'usd'), en: 'US$0.046 bn', zh: '0.46亿美元' },
    { say: () => formatMoney(-0.011, 'usd'), en: '−US$0.01 bn', zh: '−0.11亿美元' },
    { say: () => formatMoney(0.0996, 'usd'), en: 'US$0.10 bn', zh: '1.00亿美元' },
    { say: () => shortMoney(2_500), en: '2,500 bn', zh: '2.50万亿' },
    { say: () => shortMoney(-0.5, true), en: '−0.50 bn', zh: '−5.00亿' },
    { say: () => shortMoney(0.0111, true), en: '+0.01 bn', zh: '+0.11亿' },
    { say: () => shortMoney(0.0001), en: '0 bn', zh: '0亿' },
    { say: () => yuan(59), en: '¥5.9 bn', zh: '59亿' },
    { say: () => yuan(-60, true), en: '−¥6 bn', zh: '−60亿' },
    { say: () => yuanNumber(-12), en: '−1.2', zh: '−12' },
    { say: () => formatPeople(0.13), en: '0.13 m', zh: '13万人' },
    { say: () => formatList(['日本', 'EU', '中国']), en: '日本, EU and 中国', zh: '日本、EU和中国' },
    { say: () => sentences('A.', false, 'B.'), en: 'A. B.', zh: 'A.B.' },
  ])('writes $en and $zh', ({ say, en, zh }) => {
    expect(inLanguage('en', say)).toBe(en);
    expect(inLanguage('zh', say)).toBe(zh);
  });

  it('writes as none what rounds to 0 in its own unit', () => {
    const isNone = () => [isWrittenAsNone(-0.0004), isWrittenAsNone(0.004), isWrittenAsNone(0.005)];
    expect(inLanguage('en', isNone)).toEqual([true, true, false]);
    expect(inLanguage('zh', isNone)).toEqual([true, false, false]);
  });

  it('gives names of economies the article that they have in English, not at the head of a line nor in a title', () => {
    const say = (sentence: string, params: TextParams) => interpolate(sentence, params, LOCALES.en);
    const usa = 'United States';
    expect(say('Ask {economy}.', { economy: usa })).toBe('Ask the United States.');
    expect(say('{economy} signed. {other} did not.', { economy: usa, other: 'European Union' })).toBe(
      'The United States signed. The European Union did not.',
    );
    expect(say('{economies} signed.', { economies: ['Japan', usa, 'Rest of the world'] })).toBe(
      'Japan, the United States and the rest of the world signed.',
    );
    expect(say('{economy} agrees.', { economy: 'the North' })).toBe('The North agrees.');
    expect(say('Talk with {economy}', { economy: 'The centre' })).toBe('Talk with the centre');
    for (const head of ['{economy}', '{economy}: {rateBp}', '{economy} · {rateBp}'])
      expect(say(head, { economy: usa, rateBp: '3%' })).toMatch(/^United States/);
    // Goods have a capital where a sentence begins, and nowhere else.
    expect(say('You sell more, most of all {sector}.', { sector: 'Food' })).toBe(
      'You sell more, most of all food.',
    );
    expect(say('Sells {sells}.', { sells: 'Farm goods and food; Energy' })).toBe(
      'Sells farm goods and food; energy.',
    );
    expect(say('Done. {sector} from {economy}', { sector: 'Food', economy: 'Alba' })).toBe(
      'Done. Food from Alba',
    );
    expect(say('Leave {agreement}?', { agreement: 'Free trade area (Japan–United States)' })).toBe(
      'Leave Free trade area (Japan–United States)?',
    );
    expect(interpolate('{economy}已签署', { economy: '美国' }, LOCALES.zh)).toBe('美国已签署');
  });

  it('types money in the unit that it writes, down to the last million, and yuan to the last 100 million', () => {
    expect(inLanguage('en', () => moneyField('usd'))).toEqual({ millions: 1_000, digits: 3 });
    expect(inLanguage('zh', () => moneyField('usd'))).toEqual({ millions: 100, digits: 2 });
    expect(inLanguage('en', () => moneyField('crown'))).toEqual({ millions: 1, digits: 0 });
    expect(inLanguage('zh', () => moneyField('crown'))).toEqual({ millions: 100, digits: 2 });
    expect(inLanguage('en', yuanField)).toEqual({ yuan100m: 10, digits: 1 });
    expect(inLanguage('zh', yuanField)).toEqual({ yuan100m: 1, digits: 0 });
  });

  it('knows each language by its own name, in the names of the others and by its script', () => {
    expect(LANGUAGES.map((each) => LOCALES[each].ownName)).toEqual(['English', '中文']);
    expect(inLanguage('en', () => languageName('zh'))).toBe('Chinese');
    expect(inLanguage('zh', () => languageName('en'))).toBe('英语');
    expect(languageOf('Viner, The Customs Union Issue')).toBe('en');
    expect(languageOf('周黎安《转型中的地方政府》')).toBe('zh');
  });
});
