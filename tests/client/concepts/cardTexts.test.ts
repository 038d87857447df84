import { beforeAll, describe, expect, it } from 'vitest';
import { CONCEPT_IDS, isConceptPlayed } from '#shared/content/concepts/conceptPlaces.ts';
import { LANGUAGES } from '#shared/content/vocabulary.ts';
import { RULE_NUMBERS, conceptText, findConcepts } from '../../../client/panels/concepts/ConceptBody.tsx';
import { AREA_LOADERS } from '../../../client/text/areas.ts';
import { partsOf } from '../../../client/text/locale.ts';
import { language as reader } from '../../../client/text/language.ts';
import { loadAllText } from '../../../client/text/t.ts';

const SENTENCES: Record<string, Readonly<Record<string, string>>> = {};

beforeAll(async () => {
  await loadAllText();
  for (const language of LANGUAGES) SENTENCES[language] = await AREA_LOADERS[language].concepts();
});

function cardSentences(language: string): [string, string][] {
  return Object.entries(SENTENCES[language] ?? {}).filter(([key]) => key.startsWith('concept.'));
}

describe.each(LANGUAGES)('sentences of the cards in %s', (language) => {
  it('are four to a card', () => {
    expect(cardSentences(language)).toHaveLength(4 * CONCEPT_IDS.length);
    for (const [key, sentence] of cardSentences(language)) expect(sentence, key).not.toBe('');
  });

  it('name only numbers of the rules, and only where they speak of the game', () => {
    for (const [key, sentence] of cardSentences(language)) {
      const places = partsOf(sentence).flatMap((part) => (part.type === 'place' ? [part.name] : []));
      expect(Object.keys(RULE_NUMBERS), key).toEqual(expect.arrayContaining(places));
      if (!key.endsWith('.here')) expect(places, key).toEqual([]);
    }
  });

  it('are calm and end', () => {
    for (const [key, sentence] of cardSentences(language)) {
      expect(sentence, key).not.toMatch(/[!！]/);
      if (!key.endsWith('.title')) expect(sentence.trimEnd(), key).toMatch(/[.。?？]$/);
      else expect(sentence, key).not.toMatch(/[.。]$/);
    }
  });
});

describe('cards that every table shows', () => {
  /** Words that only a module brings to a table. */
  const MODULE_WORDS =
    /mandate|lobb|legislat|voter|your support|conference|package|hidden barrier|panel|dispute|public money|module/i;

  it('speak of no module in what they say of the game', () => {
    const told = CONCEPT_IDS.filter((id) => isConceptPlayed(id, { module: () => false, level: () => true }))
      .map((id) => SENTENCES['en']?.[`concept.${id}.here`] ?? '')
      .filter((sentence) => MODULE_WORDS.test(sentence));
    expect(told).toEqual([]);
  });
});

describe('sentences of the cards in Chinese', () => {
  it('use full-width punctuation', () => {
    for (const [key, sentence] of Object.entries(SENTENCES['zh'] ?? {}))
      expect(sentence, key).not.toMatch(/\p{Script=Han}\s?[,;:?()]|[,;?()]\s?\p{Script=Han}/u);
  });

  it('are Chinese', () => {
    for (const [key, sentence] of cardSentences('zh')) expect(sentence, key).toMatch(/\p{Script=Han}/u);
  });
});

describe('the glossary', () => {
  it('holds every card once, in chapters', () => {
    const ids = findConcepts('').flatMap((chapter) => chapter.ids);
    expect(ids).toEqual(CONCEPT_IDS);
  });

  it('finds cards by all words of any sentence or source', () => {
    reader.value = 'en';
    const found = findConcepts('kojima CENTRAL american').flatMap(({ ids }) => ids);
    expect(found).toEqual(['agreedSpecialization']);
    expect(findConcepts('xyzzy')).toEqual([]);
  });

  it('finds them in the reader’s language', () => {
    reader.value = 'zh';
    expect(findConcepts('多米诺').flatMap(({ ids }) => ids)).toEqual(['domino']);
    reader.value = 'en';
  });

  it('writes the numbers of the rules as the language does', () => {
    expect(conceptText('rulesOfOrigin').here).toContain('Proving origin costs 3%, and 1% more');
    expect(conceptText('freeTradeArea').here).toContain('at least 90% of the trade');
    expect(conceptText('dynamicEffects').here).toContain('count 3 times');
  });
});
