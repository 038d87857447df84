import { describe, expect, it } from 'vitest';
import { findRingImports, type FolderImport } from './folders.ts';
import { readSources, type Source } from './sources.ts';

/** TypeScript files of the product, in steps, so that a file more or less does not touch this line each time (decision 73). */
const MOST_FILES = 900;
const FILES_STEP = 50;

const MOST_LINES = 400;

function toLine({ folder, from, to, example }: FolderImport): string {
  return `${folder}: ${from} → ${to}, e.g. ${example}`;
}

function aSource(path: string, ...imports: readonly string[]): Source {
  return { path, text: imports.map((name) => `import { x } from '${name}';\n`).join('') };
}

describe('folders', () => {
  const sources = readSources(['shared', 'server', 'client']);

  it('lie on no ring of imports, and neither do files beside them', () => {
    expect(findRingImports(sources).map(toLine)).toEqual([]);
  });

  it('are seen in a ring though no two files are', () => {
    const found = findRingImports([
      aSource('shared/rules/clock/a.ts', '../seats/b.ts'),
      aSource('shared/rules/seats/b.ts'),
      aSource('shared/rules/seats/inner/c.ts', '#shared/rules/phases/d.ts', '../b.ts'),
      aSource('shared/rules/phases/d.ts', '../clock/a.ts', '#shared/kernel/e.ts'),
      aSource('shared/rules/decide.ts', './clock/a.ts', 'zod'),
    ]);
    expect(found.map(toLine)).toEqual([
      'shared/rules: clock → seats, e.g. shared/rules/clock/a.ts imports shared/rules/seats/b.ts',
      'shared/rules: seats → phases, e.g. shared/rules/seats/inner/c.ts imports shared/rules/phases/d.ts',
      'shared/rules: phases → clock, e.g. shared/rules/phases/d.ts imports shared/rules/clock/a.ts',
    ]);
  });

  it('hold no more files than the limit, which follows them', () => {
    expect(
      sources.length,
      `at most ${MOST_FILES} files: merge some that are one concept`,
    ).toBeLessThanOrEqual(MOST_FILES);
    const lower = MOST_FILES - FILES_STEP;
    expect(sources.length, `lower MOST_FILES to ${lower}`).toBeGreaterThan(lower);
  });

  it('hold no file that is too long to be read at once', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});
