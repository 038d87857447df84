import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPT_PLACES } from '../../../shared/content/concepts/places.ts';

const PANELS = resolve(import.meta.dirname, '../../../client/panels');

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Lists of places that a surface opens as a whole, by a template of their name. */
const TEMPLATES = ['part.', 'support.', 'stage.', 'event.', 'reform.', 'career.', 'provinceEvent.'];

describe('places of the glossary', () => {
  const source = sourcesBelow(PANELS).join('\n');

  it('are all opened from some surface', () => {
    const isOpened = (place: string): boolean => {
      const list = TEMPLATES.find((each) => place.startsWith(each));
      if (list !== undefined) return source.includes(`\`${list}\${`);
      return source.includes(`'${place}'`) || source.includes(`"${place}"`);
    };
    expect(CONCEPT_PLACES.filter((place) => !isOpened(place))).toEqual([]);
  });
});
