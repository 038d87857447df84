import { describe, expect, it } from 'vitest';
import { readBuiltClient } from '../../server/http/serveClient.ts';
import { must } from '../../shared/kernel/records.ts';

/**
 * What a device must have downloaded before a part of the product is shown: the entry, the page and, at a table, what the rulebook
 * shows there and the scenario that is played on, each with everything that it imports statically. The map engine and the thread of
 * what-ifs come later, sentences beside.
 */
const WORLD = ['world', 'world-today'] as const;
const PARTS = {
  'front page': { chunks: [], mostKb: 114 },
  'page that opens a table': { chunks: ['OpenPage'], mostKb: 137 },
  'table of countries': { chunks: ['TablePage', 'CountryTable', ...WORLD], mostKb: 830 },
  'table of provinces': { chunks: ['TablePage', 'ProvinceTable', 'provinceScenario'], mostKb: 752 },
  'lobby of a table': { chunks: ['TablePage', ...WORLD], mostKb: 414 },
  'page of a class': { chunks: ['ClassPage'], mostKb: 462 },
  'big screen of countries': { chunks: ['ScreenPage', 'BigScreen', ...WORLD], mostKb: 635 },
  'big screen of provinces': { chunks: ['ScreenPage', 'ProvinceScreen', 'provinceScenario'], mostKb: 592 },
  'console of countries': { chunks: ['HostPage', 'CountryConsole', ...WORLD], mostKb: 583 },
  'console of provinces': { chunks: ['HostPage', 'ProvinceConsole', 'provinceScenario'], mostKb: 656 },
  'replay of countries': { chunks: ['ReplayPage', 'CountryReplay', ...WORLD], mostKb: 371 },
  'replay of provinces': { chunks: ['ReplayPage', 'ProvinceReplay', 'provinceScenario'], mostKb: 441 },
  'page to keep of countries': { chunks: ['ReportPage', 'CountryReport', ...WORLD], mostKb: 475 },
  'page to keep of provinces': {
    chunks: ['ReportPage', 'ProvinceReport', 'provinceScenario'],
    mostKb: 323,
  },
} as const;

const FOLDER = '/assets/';
/** Imports that come with a chunk; `import(…)` has a bracket before its name. */
const STATIC_IMPORT = /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

/** Scripts of the built client by their names. */
function builtScripts(): ReadonlyMap<string, string> {
  const scripts = [...must(readBuiltClient(), 'a built client')].flatMap(([path, { content }]) =>
    path.startsWith(FOLDER) && path.endsWith('.js')
      ? [[path.slice(FOLDER.length), content.toString('utf8')] as const]
      : [],
  );
  return new Map(scripts);
}

describe('pages', () => {
  const scripts = builtScripts();
  const page = must(readBuiltClient()?.get('/index.html'), 'the page').content.toString('utf8');
  const entry = must(/src="\/assets\/([\w.-]+\.js)"/.exec(page)?.[1], 'the entry of the client');

  /** The file of a chunk: its name and a hash. */
  const fileOf = (chunk: string): string => {
    const found = [...scripts.keys()].filter((file) => file.replace(/-[\w-]{7}\.js$/, '') === chunk);
    return must(found.length === 1 ? found[0] : undefined, `one chunk named ${chunk}, not ${found.join()}`);
  };

  const withImports = (files: readonly string[]): ReadonlySet<string> => {
    const seen = new Set(files);
    for (const file of seen)
      for (const [, imported = ''] of must(scripts.get(file), file).matchAll(STATIC_IMPORT))
        seen.add(imported);
    return seen;
  };

  const closureOf = (chunks: readonly string[]) => withImports([entry, ...chunks.map(fileOf)]);

  it('begin with one file', () => {
    expect([...withImports([entry])]).toEqual([entry]);
  });

  it('load no more of Phaser than its small edition, when a map is drawn', () => {
    const bytes = Buffer.byteLength(must(scripts.get(fileOf('phaser')), 'the engine of the map'));
    expect(bytes / 1000).toBeLessThanOrEqual(800);
  });

  it('name nothing that they have among what they fetch later', () => {
    const named = [...scripts].flatMap(([file, code]) => {
      const there = withImports([file]);
      const later = [...code.matchAll(/"assets\/([\w.-]+\.js)"/g)].map(([, name = '']) => name);
      return later.filter((name) => there.has(name)).map((name) => `${file}: ${name}`);
    });
    expect(named).toEqual([]);
  });

  it.each(Object.entries(PARTS))('download no more than their budget: %s', (_part, { chunks, mostKb }) => {
    const sizes = [...closureOf(chunks)]
      .map((file) => ({ file, kb: Buffer.byteLength(must(scripts.get(file), file)) / 1000 }))
      .toSorted((a, b) => b.kb - a.kb);
    const totalKb = sizes.reduce((sum, { kb }) => sum + kb, 0);
    const largest = sizes.slice(0, 8).map(({ file, kb }) => `${file} ${kb.toFixed(0)} kB`);
    expect(totalKb, `largest chunks: ${largest.join(', ')}`).toBeLessThanOrEqual(mostKb);
  });

  it.each([
    {
      part: ['TablePage', 'CountryTable', ...WORLD],
      other: ['ProvinceTable', 'ProvinceEndPage', 'ProvinceScreen', 'provinceScenario', 'world-high-walls'],
    },
    { part: ['HostPage', 'CountryConsole'], other: ['ProvinceConsole', 'ProvinceTable'] },
    { part: ['ScreenPage', 'BigScreen'], other: ['ProvinceScreen', 'ProvinceTable'] },
    {
      part: ['TablePage', 'ProvinceTable', 'provinceScenario'],
      other: ['CountryTable', 'EndPage', 'TreatyDesk', 'BigScreen', ...WORLD],
    },
    { part: ['HostPage', 'ProvinceConsole'], other: ['CountryConsole', 'CountryTable'] },
    { part: ['ScreenPage', 'ProvinceScreen'], other: ['BigScreen', 'CountryTable'] },
  ])('of one rulebook bring nothing of another: $part', ({ part, other }) => {
    const closure = closureOf(part);
    expect(other.map(fileOf).filter((file) => closure.has(file))).toEqual([]);
  });
});
