import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, type Source, importsOf, readSources, targetOf } from './sources.ts';

/** A room may import itself and the rooms named here (docs/architecture.md, the ladder). */
const LADDER: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel': [],
  'shared/economics': ['shared/kernel'],
  'shared/content': ['shared/kernel', 'shared/economics'],
  'shared/protocol': ['shared/kernel', 'shared/economics', 'shared/content'],
  'shared/rules': ['shared/kernel', 'shared/economics', 'shared/content', 'shared/protocol'],
  'shared/bots': ['shared/kernel', 'shared/economics', 'shared/content', 'shared/protocol', 'shared/rules'],
  'shared/classroom': ['shared/kernel', 'shared/content', 'shared/protocol', 'shared/rules'],
  server: ['shared'],
  client: ['shared'],
};

/** Packages that a room may use; server and client by prefix. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel': ['@noble/hashes'],
  'shared/economics': [],
  'shared/content': ['zod'],
  'shared/protocol': ['zod', '@colyseus/schema'],
  'shared/rules': [],
  'shared/bots': [],
  'shared/classroom': [],
  server: ['node:', '@colyseus/', 'express', 'helmet', 'kysely', 'pino', 'zod'],
  client: [
    'phaser',
    'preact',
    '@preact/',
    '@colyseus/sdk',
    'd3-geo',
    'topojson-client',
    'topojson-specification',
    'geojson',
    'qrcode-generator',
    'zod',
  ],
};

/** Build scripts run in Node, not in the page. */
const BUILD_PACKAGES = ['node:', 'rolldown', 'vite', 'topojson-', 'geojson', 'world-atlas', 'd3-geo', 'zod'];

const FORBIDDEN_IN_SHARED =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bsetTimeout\b|\bsetInterval\b|\bprocess\.|\bwindow\.|\bdocument\.[a-z]+\(|\blocalStorage\b|\bfetch\(/;

function roomOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'shared' ? `${parts[0]}/${parts[1]}` : (parts[0] ?? '');
}

function mayUsePackage(source: Source, specifier: string): boolean {
  const room = roomOf(source.path);
  const allowed = /^client\/(build\/|vite\.config)/.test(source.path)
    ? BUILD_PACKAGES
    : (PACKAGES[room] ?? []);
  return allowed.some(
    (name) =>
      specifier === name ||
      specifier.startsWith(
        name.endsWith('/') || name.endsWith(':') || name.endsWith('-') ? name : `${name}/`,
      ),
  );
}

function faultOf(source: Source, specifier: string): string | undefined {
  const room = roomOf(source.path);
  const target = targetOf(source, specifier);
  if (target === undefined)
    return mayUsePackage(source, specifier) ? undefined : `${source.path}: package ${specifier}`;
  const other = roomOf(target);
  if (other === room) return undefined;
  const allowed = LADDER[room] ?? [];
  const isAllowed = allowed.includes(other) || allowed.includes(other.split('/')[0] ?? '');
  return isAllowed ? undefined : `${source.path}: ${room} may not import ${other}`;
}

describe('boundaries', () => {
  const sources = readSources(['shared', 'server', 'client']);

  it('finds the sources and their imports', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
  });

  it('lets a room import only the rooms to its left and its own packages', () => {
    const faults = sources.flatMap((source) =>
      importsOf(source).flatMap((specifier) => faultOf(source, specifier) ?? []),
    );
    expect(faults).toEqual([]);
  });

  it('names only style sheets that exist, which the compiler does not look at', () => {
    const missing = readSources(['client', 'tests']).flatMap((source) =>
      importsOf(source)
        .filter((specifier) => specifier.endsWith('.css'))
        .flatMap((specifier) => targetOf(source, specifier) ?? [])
        .filter((sheet) => !existsSync(resolve(ROOT, sheet))),
    );
    expect(missing).toEqual([]);
  });

  it('lets nobody import a file that runs when it is loaded', () => {
    const isProgram = (path: string): boolean =>
      /^server\/(main|commands\/[A-Za-z]+)\.ts$|^client\/main\.tsx$/.test(path);
    const faults = [...sources, ...readSources(['tests'])].flatMap((source) =>
      importsOf(source)
        .filter((specifier) => isProgram(targetOf(source, specifier) ?? ''))
        .map((specifier) => `${source.path} imports ${specifier}`),
    );
    expect(faults).toEqual([]);
  });

  it('keeps clock, dice, Node and DOM out of shared', () => {
    const faults = sources
      .filter(({ path, text }) => path.startsWith('shared/') && FORBIDDEN_IN_SHARED.test(stripComments(text)))
      .map(({ path }) => path);
    expect(faults).toEqual([]);
  });

  it('reads the economics from content as types only', () => {
    const faults = sources
      .filter(({ path }) => path.startsWith('shared/content/'))
      .filter(({ text }) => /import (?!type)[^;]*from '#shared\/economics/.test(text))
      .map(({ path }) => path);
    expect(faults).toEqual([]);
  });
});

function stripComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
}
