import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language } from '#shared/content/vocabulary.ts';
import { AREA_LOADERS, ENTRY_SENTENCES, type Sentences } from '../../client/text/areas.ts';

type Term = {
  readonly word: string;
  /** Words that the concept also had once. */
  readonly not: readonly string[];
  /** Phrases that hold such a word and mean something else. */
  readonly others: readonly string[];
};

const OTHER = /\/([^/]+)\//g;

function termOf(word: string, not: string): Term {
  const others = [...not.matchAll(OTHER)].map(([, phrase = '']) => phrase);
  const words = not.replaceAll(OTHER, '').split(',');
  return { word, not: words.map((each) => each.trim()).filter((each) => each !== ''), others };
}

/** The table of docs/glossary.md: code, English, Chinese, what English and what Chinese does not say, meaning. */
const ROWS = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const TERMS: Readonly<Record<Language, readonly Term[]>> = {
  en: ROWS.map(([, , english = '', , not = '']) => termOf(english, not)),
  zh: ROWS.map(([, , , chinese = '', , not = '']) => termOf(chinese, not)),
};

/** English words stand alone, in singular or plural; Chinese ones anywhere. */
function finds(language: Language, word: string): RegExp {
  return language === 'en' ? new RegExp(`\\b${word}s?\\b`, 'i') : new RegExp(word);
}

async function sentencesOf(
  language: Language,
  withPlaces = false,
): Promise<readonly (readonly [key: string, words: string])[]> {
  const areas: Sentences[] = await Promise.all(Object.values(AREA_LOADERS[language]).map((load) => load()));
  // Names of places to fill are code.
  return [ENTRY_SENTENCES[language], ...areas].flatMap((area) =>
    Object.entries(area).map(
      ([key, sentence]) => [key, withPlaces ? sentence : sentence.replaceAll(/\{\w+/g, '{')] as const,
    ),
  );
}

describe.each(['en', 'zh'] as const)('the glossary in %s', (language) => {
  it('has its terms in the sentences, and no other words for them', async () => {
    const terms = TERMS[language];
    expect(terms.length).toBeGreaterThan(30);
    const sentences = await sentencesOf(language);
    const unused = terms.filter(
      ({ word }) => !sentences.some(([, said]) => finds(language, word).test(said)),
    );
    expect(unused.map(({ word }) => word)).toEqual([]);
    const strays = terms.flatMap(({ word, not, others }) =>
      not.flatMap((stray) =>
        sentences
          .filter(([, said]) =>
            finds(language, stray).test(others.reduce((rest, other) => rest.replaceAll(other, ''), said)),
          )
          .map(([key]) => `${key}: ${stray}, not ${word}`),
      ),
    );
    expect(strays).toEqual([]);
  });

  it('says tariff, and not wall, wherever a rate of a country is set or told', async () => {
    const wall = { en: /\bwalls?\b/i, zh: /墙/ }[language];
    const rate = /Bp\b|percentage point|百分点/;
    const controls: Sentences = await AREA_LOADERS[language].policy();
    const all = await sentencesOf(language, true);
    const told = [...Object.entries(controls), ...all.filter(([, said]) => rate.test(said))];
    expect(told.filter(([, said]) => wall.test(said))).toEqual([]);
  });
});
