import { describe, expect, it } from 'vitest';
import { filled, gradeOf, playSurfaces, syllablesOf } from './readability.ts';

/** Years of school: what a sixteen-year-old reads with ease. */
const HIGHEST_GRADE = 8;
/** A single sentence may be harder, as long as nobody has to read it twice. */
const HIGHEST_OF_ONE = 14;
/** Of a shorter one the grade says nothing: a single long word, which may be a term, makes it. */
const LEAST_WORDS = 9;

describe('syllables', () => {
  /** Counts of the CMU Pronouncing Dictionary. */
  it.each([
    ['a', 1],
    ['the', 1],
    ['tariff', 2],
    ['economy', 4],
    ['economies', 4],
    ['customs', 2],
    ['union', 2],
    ['agreement', 3],
    ['offer', 2],
    ['income', 2],
    ['revenue', 3],
    ['people', 2],
    ['partner', 2],
    ['signed', 1],
    ['traded', 2],
    ['changed', 1],
    ['votes', 1],
    ['changes', 2],
    ['prices', 2],
    ['goods', 1],
    ['barriers', 3],
    ['government', 3],
    ['province', 2],
    ['conference', 3],
    ['parliament', 3],
    ['negotiate', 4],
    ['integration', 4],
    ['support', 2],
    ['closely', 2],
    ['table', 2],
    ['little', 2],
    ['whole', 1],
    ['business', 2],
    ['everybody', 4],
    ['created', 3],
    ['diverted', 3],
    ['area', 3],
    ['industry', 3],
    ['productivity', 5],
    ['percentage', 3],
  ])('are counted in %s', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });
});

describe('the grade of a text', () => {
  it('is that of Flesch and Kincaid', () => {
    // 6 words and 7 syllables in 2 sentences.
    expect(gradeOf(['The cat sat. It saw water.'])).toBeCloseTo(0.39 * 3 + (11.8 * 7) / 6 - 15.59, 9);
    expect(gradeOf([])).toBe(0);
  });

  it('reads a sentence with its places filled', () => {
    expect(filled('{economy} signed {count} {count|offer|offers} with {economies}.')).toBe(
      'Japan signed 2 offers with Japan and India.',
    );
  });
});

describe('what people read while they play, in English', async () => {
  const areas = await playSurfaces();

  it.each([...areas])('asks for no more than grade 8 in %s', (_area, texts) => {
    expect(texts.length).toBeGreaterThan(5);
    expect(gradeOf(texts)).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  it('has no sentence that has to be read twice', () => {
    const hard = [...areas.values()]
      .flat()
      .filter((text) => text.split(' ').length >= LEAST_WORDS && gradeOf([text]) > HIGHEST_OF_ONE);
    expect(hard).toEqual([]);
  });
});
