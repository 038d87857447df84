import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REJECTIONS } from '#shared/protocol/rejection.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TEXT = readFileSync(resolve(ROOT, 'docs/rules.md'), 'utf8');

type Row = {
  readonly what: string;
  readonly outcome: string;
  readonly code: string;
  readonly tests: readonly { readonly file: string; readonly name: string }[];
};

const rows = TEXT.slice(TEXT.indexOf('## 9. Defined outcomes'))
  .split('\n')
  .flatMap((line): Row[] => {
    const [, what = '', outcome = '', code = '', named = ''] = line.split('|').map((cell) => cell.trim());
    if (what === '' || what === 'what happens' || what.startsWith('--')) return [];
    const tests = [...named.matchAll(/`([^`]+\.test\.ts)`: ([^·]+)/g)].map(([, file = '', name = '']) => ({
      file,
      name: name.trim(),
    }));
    return [{ what, outcome, code, tests }];
  });

/** What must be defined, whatever else is. */
const DEMANDED = [
  /wall votes are even/,
  /not all have signed at the end of the talks/,
  /objects to the package/,
  /pledged more points than the seat has/,
  /inside the binding period/,
  /legislature refuses an agreement/,
];

describe('docs/rules.md on defined outcomes', () => {
  it('names tests that there are', () => {
    expect(rows.length).toBeGreaterThan(60);
    for (const { what, tests } of rows) {
      expect([what, tests.length]).not.toEqual([what, 0]);
      for (const { file, name } of tests) {
        const path = resolve(ROOT, 'tests', file);
        expect([file, existsSync(path)]).toEqual([file, true]);
        expect([file, name, readFileSync(path, 'utf8').includes(`'${name}'`)]).toEqual([file, name, true]);
      }
    }
  });

  it('names refusals that there are', () => {
    const codes = rows.flatMap(({ code }) =>
      [...code.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []),
    );
    expect(codes.filter((code) => !Object.keys(REJECTIONS).includes(code))).toEqual([]);
  });

  it('says what comes of each', () => {
    expect(rows.filter(({ outcome }) => outcome === '')).toEqual([]);
    for (const demanded of DEMANDED) expect(rows.some(({ what }) => demanded.test(what))).toBe(true);
  });
});
