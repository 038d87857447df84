import { beforeAll, describe, expect, it } from 'vitest';
import { BLOC_TITLES } from '../../shared/content/vocabulary.ts';
import { PHRASES } from '#shared/content/phrases.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { COUNTRY_SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { AREA_LOADERS, ENTRY_SENTENCES } from '../../client/text/areas.ts';
import { interpolate, partsOf } from '../../client/text/locale.ts';
import { LOCALES, preferredLanguage } from '../../client/text/language.ts';
import { economyMark } from '../../client/text/nameParams.ts';
import { isTextKey, loadAllText, phrase, sentenceOf, switchLanguage, t } from '../../client/text/t.ts';
import { formatRate, formatSigned } from '../../client/text/format.ts';
import { formatMoney } from '../../client/text/money.ts';

/** Between a character and a number, a Latin word or a place that either may fill; a sign may stand before the number. */
const BLANK_BESIDE_CHINESE =
  /\p{Script=Han} (?=[+−¥$]?[\p{Script=Latin}\d{])|(?<=[\p{Script=Latin}\d}%]) [\p{Script=Han}{]/u;

const TEXT_AREAS = keysOf(AREA_LOADERS.en);

function placesOf(sentence: string): string[] {
  const names = partsOf(sentence).flatMap((part) => (part.type === 'place' ? [part.name] : []));
  return [...new Set(names)].toSorted();
}

/** Plural forms that Chinese has no need of. */
function withoutPlurals(sentence: string): string[] {
  return placesOf(sentence.replaceAll(/\{\w+\|[^}]*\}/g, ''));
}

describe('text', () => {
  beforeAll(loadAllText);

  it('fills places with text, numbers and lists by the rules of the language', () => {
    const params = { who: 'Ana', count: 12_345, all: ['A', 'B', 'C'] };
    expect(interpolate('{who}: {count}, {all}', params, LOCALES.en)).toBe('Ana: 12,345, A, B and C');
    expect(interpolate('{all}', params, LOCALES.zh)).toBe('A、B和C');
    expect(interpolate('{all}', { all: ['1', '2'] }, LOCALES.zh)).toBe('1和2');
    expect(interpolate('{all}', { all: ['日本', 'EU', '中国'] }, LOCALES.zh)).toBe('日本、EU和中国');
  });

  it('asks for the parameters that the English sentence names, and takes no others', () => {
    expect(t('join.found', { scenario: 'World', free: 2 })).toContain('World');
    // @ts-expect-error: the sentence has a place {free}.
    t('join.found', { scenario: 'World' });
    // @ts-expect-error: the sentence has no place {code}.
    t('join.found', { scenario: 'World', free: 2, code: 'ABC' });
    // @ts-expect-error: the sentence has no places.
    t('page.unknown', { scenario: 'World' });
    // @ts-expect-error: the sentence has a place {economy}.
    phrase('news.promiseToYou');
  });

  it('tells each term so shortly that it takes a line or two', async () => {
    const longest = { en: 90, zh: 36 };
    for (const which of ['en', 'zh'] as const)
      for (const [key, line] of Object.entries(await AREA_LOADERS[which].terms())) {
        expect(line.length, `${which} ${key}`).toBeLessThanOrEqual(longest[which]);
        expect(line, key).toMatch(/[.。]$/);
      }
  });

  it('chooses singular and plural', () => {
    expect(interpolate('{n} free {n|seat|seats}', { n: 1 }, LOCALES.en)).toBe('1 free seat');
    expect(interpolate('{n} free {n|seat|seats}', { n: 0 }, LOCALES.en)).toBe('0 free seats');
  });

  it('leaves a missing parameter visible', () => {
    expect(interpolate('Hello {name}', {}, LOCALES.en)).toBe('Hello {name}');
  });

  it('never reads a parameter as a sentence', () => {
    expect(interpolate('{name}', { name: '{count} <b>' }, LOCALES.en)).toBe('{count} <b>');
  });

  it.each(TEXT_AREAS)('has the same places in both languages: %s', async (area) => {
    const [english, chinese]: Readonly<Record<string, string>>[] = await Promise.all([
      AREA_LOADERS.en[area](),
      AREA_LOADERS.zh[area](),
    ]);
    for (const [key, sentence] of Object.entries(english ?? {}))
      expect({ key, places: withoutPlurals(chinese?.[key] ?? '') }).toEqual({
        key,
        places: withoutPlurals(sentence),
      });
  });

  it('has each key in one area: a page that speaks several would say the last one', async () => {
    const owners = new Map(Object.keys(ENTRY_SENTENCES.en).map((key) => [key, 'shell']));
    const twice: string[] = [];
    for (const area of TEXT_AREAS) {
      const sentences: Readonly<Record<string, string>> = await AREA_LOADERS.en[area]();
      for (const key of Object.keys(sentences)) {
        const owner = owners.get(key);
        if (owner !== undefined) twice.push(`${key}: ${owner}, ${area}`);
        owners.set(key, area);
      }
    }
    expect(twice).toEqual([]);
  });

  it('has the same places in both languages: shell', () => {
    for (const [key, sentence] of Object.entries(ENTRY_SENTENCES.en))
      expect({
        key,
        places: withoutPlurals(Object.entries(ENTRY_SENTENCES.zh).find(([k]) => k === key)?.[1] ?? ''),
      }).toEqual({ key, places: withoutPlurals(sentence) });
  });

  it('types no blank between Chinese and numbers or Latin words: the style sheets leave the gap', async () => {
    const areas = await Promise.all(Object.values(AREA_LOADERS.zh).map((load) => load()));
    const spaced = [ENTRY_SENTENCES.zh, ...areas]
      .flatMap((sentences) => Object.entries<string>(sentences))
      .filter(([, sentence]) => BLANK_BESIDE_CHINESE.test(sentence));
    expect(spaced).toEqual([]);
  });

  it('names every economy, sector, phrase and bloc title', () => {
    for (const id of COUNTRY_SCENARIO_IDS) {
      const loaded = loadScenario(id, id === 'world' ? 'today' : 'standard');
      if (!loaded.ok) throw new Error(loaded.error.reason);
      for (const economy of loaded.value.economies) expect(isTextKey(`economy.${economy.id}`)).toBe(true);
      for (const sector of loaded.value.sectors) expect(isTextKey(`sector.${sector.id}`)).toBe(true);
    }
    for (const key of keysOf(PHRASES)) expect(isTextKey(`phrase.${key}`)).toBe(true);
    for (const title of BLOC_TITLES) expect(isTextKey(`blocTitle.${title}`)).toBe(true);
  });

  it('marks economies by their letters in English, and by one or two characters in Chinese', async () => {
    const world = loadScenario('world', 'today');
    if (!world.ok) throw new Error(world.error.reason);
    const { economies } = world.value;
    expect(economies.map(({ id }) => economyMark(id))).toEqual(economies.map(({ label }) => label));
    await switchLanguage('zh');
    try {
      for (const { id } of economies) expect(economyMark(id), id).toMatch(/^\p{Script=Han}{1,2}$/u);
    } finally {
      await switchLanguage('en');
    }
  });

  it('names the economy in every phrase that is about one, and only there', () => {
    for (const key of keysOf(PHRASES))
      expect(sentenceOf(`phrase.${key}`).includes('{economy}'), key).toBe(PHRASES[key].aboutEconomy);
  });

  it('takes the device’s choice, else the browser’s first known language, else English', () => {
    expect(preferredLanguage('zh', ['en-US'])).toBe('zh');
    expect(preferredLanguage(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh');
    expect(preferredLanguage('tlh', ['fr'])).toBe('en');
  });

  it('writes money, rates and changes with real minus signs', () => {
    expect(formatMoney(12.34, 'usd')).toBe('US$12.3 bn');
    expect(formatMoney(0, 'usd')).toBe('US$0 bn');
    expect(formatMoney(-0.123, 'crown', true)).toBe('−0.12 bn crowns');
    expect(formatRate(1450)).toBe('14.5%');
    expect(formatSigned(-0.5)).toBe('−0.5');
    expect(formatSigned(0)).toBe('0.0');
  });
});
