import { describe, expect, it } from 'vitest';
import { readSources, type Source } from './sources.ts';

/** Forms of articles are given what they write in; they are still handed the table with it. */
const NOT_YET = ['client/panels/desk/TreatyDesk.tsx', 'client/panels/desk/ArticleList.tsx'];

/** Where scenario or game is handed to a component. */
function handedDown({ path, text }: Source): string[] {
  return [...text.matchAll(/^[^\n]*\s(?:scenario|game)=\{[^\n]*$/gm)].map(
    ([line]) => `${path}: ${line.trim()}`,
  );
}

describe('values of the table', () => {
  const panels = readSources(['client']).filter(({ path }) => path.endsWith('.tsx'));

  it('are asked for by the panel that needs them, not handed down to it', () => {
    expect(panels.filter(({ path }) => !NOT_YET.includes(path)).flatMap(handedDown)).toEqual([]);
  });

  it('are still handed down in each file that is excused', () => {
    const excused = panels.filter(({ path }) => NOT_YET.includes(path));
    expect(excused.filter((source) => handedDown(source).length === 0)).toEqual([]);
  });
});
