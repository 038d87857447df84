import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARK_KINDS } from '#shared/protocol/replay.ts';
import { ROOT, readSources, targetOf } from './sources.ts';

/** Lines of style sheets. May only fall, in steps: what looks alike is said once, layout is named in the markup. */
const MOST_LINES = 6_500;
const LINES_STEP = 150;
/** Folders of things that did not exist when the lines were counted: each has its own, so that no page pays for another. */
const NEWER = ['client/map/board', 'client/panels/moments', 'client/panels/report'];
const MOST_LINES_OF_A_NEWER = 90;
/** Steps of the type scale, the same on every device. */
const MOST_TEXT_SIZES = 9;
/** Paddings and margins that are no step of the scale: hairlines, and room that something of a fixed size takes. */
const MOST_LOOSE_ROOMS = 20;

type Declaration = {
  readonly path: string;
  readonly selector: string;
  readonly property: string;
  readonly value: string;
};

/** Pixels, or lines of the big screen, that a token should stand for. */
const LOOSE = /(?<![\w.-])(?!0(?:px)?\b)(?:[\d.]+px|calc\([\d.]+ \* var\(--u\)\))/;
/** Words in a drawing are as large as its own units say, the map's as its zoom says, and a medallion's as its diameter says. */
const IN_DRAWINGS =
  /\btext\b|\.cell |\.envelope |\.curve-label|\.med\b|\.map\b|\.map-|button\.tile|\.code-tiles/;

const sheets = globSync('client/**/*.css', { cwd: ROOT })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/client\/(?:gallery|inspector)\//.test(path))
  .map((path) => ({
    path,
    text: readFileSync(resolve(ROOT, path), 'utf8').replaceAll(/\/\*[^]*?\*\//g, ''),
  }));

const declarations = sheets.flatMap(({ path, text }) =>
  [...text.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
    [...body.matchAll(/([\w-]+)\s*:\s*([^;]+);/g)].map(([, property = '', value = '']): Declaration => ({
      path,
      selector: selector.trim(),
      property,
      value,
    })),
  ),
);

function looseOnes(property: RegExp, allowed?: RegExp): string[] {
  return declarations
    .filter((each) => property.test(each.property) && LOOSE.test(each.value))
    .filter(
      ({ path, selector, value }) =>
        !path.endsWith('tokens.css') && allowed?.test(`${selector} ${value}`) !== true,
    )
    .map(({ path, selector, property: name, value }) => `${path} ${selector} { ${name}: ${value} }`);
}

describe('style sheets', () => {
  it('hold no more lines than they did', () => {
    const linesOf = (these: typeof sheets) => these.reduce((sum, { path }) => sum + countLines(path), 0);
    for (const folder of NEWER) {
      const own = linesOf(sheets.filter(({ path }) => path.startsWith(`${folder}/`)));
      expect(own, folder).toBeGreaterThan(0);
      expect(own, folder).toBeLessThanOrEqual(MOST_LINES_OF_A_NEWER);
    }
    const lines = linesOf(
      sheets.filter(({ path }) => !NEWER.some((folder) => path.startsWith(`${folder}/`))),
    );
    expect(lines, `at most ${MOST_LINES} lines`).toBeLessThanOrEqual(MOST_LINES);
    const lower = MOST_LINES - LINES_STEP;
    expect(lines, `lower MOST_LINES to ${lower}`).toBeGreaterThan(lower);
  });

  it('give a moment of a replay no look that is another part’s, such as that of a sealed envelope', () => {
    const alone = new Set(
      declarations.flatMap(({ selector }) =>
        selector.split(',').flatMap((each) => /^\s*\.([\w-]+)\s*$/.exec(each)?.[1] ?? []),
      ),
    );
    const bar = sources.get('client/panels/replay/ReplayBar.tsx')?.text ?? '';
    const isClass = /class=\{`[^`]*\$\{mark\.kind\}/.test(bar);
    expect(bar).toContain('mark.kind');
    expect(isClass ? MARK_KINDS.filter((kind) => alone.has(kind)) : []).toEqual([]);
  });

  it('set text by the type scale', () => {
    expect(looseOnes(/^font(?:-size)?$/, IN_DRAWINGS)).toEqual([]);
    const used = declarations.flatMap(({ property, value }) =>
      /^font(?:-size)?$/.test(property) ? [...value.matchAll(/--t-[\w-]+/g)].map(([name]) => name) : [],
    );
    expect(new Set(used).size).toBeLessThanOrEqual(MOST_TEXT_SIZES);
  });

  it('leave gaps of the scale', () => {
    // A line between two boxes is a gap of one pixel.
    expect(looseOnes(/^(?:row-|column-)?gap$/, / 1px$/)).toEqual([]);
    expect(looseOnes(/^(?:padding|margin)/).length).toBeLessThanOrEqual(MOST_LOOSE_ROOMS);
  });

  it('round corners by the scale', () => {
    expect(looseOnes(/^border-radius$/)).toEqual([]);
  });

  it('style no class that nothing bears', () => {
    const words = new Set(
      readSources(['client', 'shared'])
        .filter(({ path }) => !/client\/(?:text|build)\//.test(path))
        .flatMap(({ text }) => text.split(/[^\w-]+/)),
    );
    const classes = new Set(
      sheets.flatMap(({ text }) =>
        [...text.matchAll(/\.([A-Za-z][\w-]*)(?=[^;{}]*\{)/g)].map(([, name = '']) => name),
      ),
    );
    // `dash-${kind}`: the stem is written, the rest comes from data.
    const isBorn = (name: string): boolean => words.has(name) || words.has(name.replace(/[^-]*$/, ''));
    expect([...classes].filter((name) => !isBorn(name))).toEqual([]);
  });

  it('come with the pages that bear their classes', () => {
    const missing = SHOWN_TOGETHER.flatMap((roots) => {
      const paths = new Set(['client/main.tsx', ...roots].flatMap((root) => [...closureOf(root)]));
      const come = new Set(
        sheets.filter(({ path }) => paths.has(path)).flatMap(({ text }) => classesOf(text)),
      );
      const borne = [...paths].flatMap((path) => classesBorneIn(sources.get(path)?.text ?? ''));
      return [...new Set(borne)]
        .filter((name) => STYLED.has(name) && !come.has(name) && !STYLED_ELSEWHERE.has(name))
        .map((name) => `${roots.at(-1)}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

const HOST = 'client/pages/HostPage.tsx';
const SCREEN = 'client/pages/ScreenPage.tsx';
const TABLE = 'client/pages/TablePage.tsx';
/** What is fetched with a page, each after the other: no part may count on the style sheets of another page that was open before. */
const SHOWN_TOGETHER = [
  ['client/pages/ClassPage.tsx', 'client/panels/class/DealCard.tsx'],
  [HOST, 'client/panels/host/CountryConsole.tsx'],
  [HOST, 'client/panels/host/ProvinceConsole.tsx'],
  [SCREEN, 'client/panels/screen/BigScreen.tsx'],
  [SCREEN, 'client/panels/provinces/screen/ProvinceScreen.tsx'],
  [TABLE, 'client/panels/countries/CountryTable.tsx', 'client/panels/desk/TreatyDesk.tsx'],
  [TABLE, 'client/panels/end/EndPage.tsx'],
  [TABLE, 'client/panels/provinces/table/ProvinceTable.tsx'],
  [TABLE, 'client/panels/provinces/end/ProvinceEndPage.tsx'],
  ['client/pages/ReplayPage.tsx', 'client/panels/replay/CountryReplay.tsx'],
  ['client/pages/ReplayPage.tsx', 'client/panels/replay/ProvinceReplay.tsx'],
  ['client/pages/ReportPage.tsx', 'client/panels/report/CountryReport.tsx'],
  ['client/pages/ReportPage.tsx', 'client/panels/report/ProvinceReport.tsx'],
];
/** Classes that have a look of their own only inside something else that these pages do not show. */
const STYLED_ELSEWHERE = new Set(
  'link reach mute time-left column voices ready parties pane-scroll binding fault-text fields economy proposal-head'.split(
    ' ',
  ),
);

const sources = new Map(readSources(['client']).map((source) => [source.path, source]));
const STYLED = new Set(sheets.flatMap(({ text }) => classesOf(text)));

function classesOf(sheet: string): string[] {
  return [...sheet.matchAll(/\.([A-Za-z][\w-]*)(?=[^;{}]*\{)/g)].map(([, name = '']) => name);
}

function classesBorneIn(text: string): string[] {
  return [...text.matchAll(/\bclass=(?:"([^"]*)"|\{([^}]*(?:\{[^}]*\}[^}]*)*)\})/g)].flatMap(
    ([, plain, computed]) =>
      (plain ?? [...(computed ?? '').matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, word = '']) => word).join(' '))
        .split(/[^\w-]+/)
        .filter((word) => word !== ''),
  );
}

/** Files of the client and style sheets that come with a file; what is only fetched later does not. */
function closureOf(root: string): Set<string> {
  const seen = new Set<string>();
  const open = [root];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const source = sources.get(path);
    if (source === undefined) continue;
    const pattern = /^(?:import|export)\s(?!type\s)[^'";]*?from\s*'([^']+)'|^import\s*'([^']+)'/gm;
    for (const [, from, plain] of source.text.matchAll(pattern)) {
      const target = targetOf(source, from ?? plain ?? '');
      if (target !== undefined) open.push(target);
    }
  }
  return seen;
}

function countLines(path: string): number {
  return readFileSync(resolve(ROOT, path), 'utf8').trimEnd().split('\n').length;
}
