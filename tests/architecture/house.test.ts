import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ROOT, readSources } from './sources.ts';

const TOP_LEVEL = [
  'client',
  'docs',
  'server',
  'shared',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const DOC_FILES = /^(README|CHANGELOG|CONTRIBUTING|STYLE)\.md$|^(LICENSE|NOTICE)$|^\./;

function trackedFiles(): string[] {
  return execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
}

describe('the house', () => {
  it('runs on Node 24 or newer', () => {
    expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
  });

  it('says in one line what an older Node lacks', () => {
    const script = readFileSync(resolve(ROOT, 'server/requireNode.mjs'), 'utf8');
    const said: string[] = [];
    const older = {
      versions: { node: '20.20.2' },
      version: 'v20.20.2',
      exit: (code: number) => said.push(`exit ${code}`),
    };
    runInNewContext(script, { process: older, console: { error: (line: string) => said.push(line) } });
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/Node 24 or newer, this is v20\.20\.2/);
    expect(said[1]).toBe('exit 1');
  });

  it('keeps its top level', () => {
    const top = new Set(trackedFiles().map((path) => path.split('/')[0] ?? ''));
    const strangers = [...top].filter((name) => !TOP_LEVEL.includes(name) && !DOC_FILES.test(name));
    expect(strangers).toEqual([]);
  });

  it('has no file of a thing without a name', () => {
    const vague = readSources(['shared', 'server', 'client', 'tests'])
      .map(({ path }) => path)
      .filter((path) => /(^|\/)(utils?|helpers?|common|types|manager|misc)(\.tsx?|\/)/i.test(path));
    expect(vague).toEqual([]);
  });

  it('asks no more of browsers than it says that it needs', () => {
    // Not in Chrome 111, Firefox 121 and Safari 16.2, which client/public/browserCheck.js lets in.
    const newer =
      /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\bURL\.(?:canParse|parse)\b|\bAbortSignal\.any\b|\bRegExp\.escape\b|\.(?:isWellFormed|toWellFormed|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|\.(?:values|keys|entries)\(\)\s*\.(?:map|filter|flatMap|some|every|find|reduce|toArray|take|drop)\(/;
    const askers = readSources(['client', 'shared'])
      .filter(
        ({ path, text }) =>
          !path.startsWith('client/build/') && newer.test(text.replaceAll(/\/\*\*[^]*?\*\//g, '')),
      )
      .map(({ path }) => path);
    expect(askers).toEqual([]);
  });

  it('installs nothing from git, a URL or by an unlisted script', () => {
    const lock = JSON.parse(readFileSync(resolve(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<
        string,
        { resolved?: string; hasInstallScript?: boolean; dependencies?: Record<string, string> }
      >;
    };
    const { allowScripts } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as {
      allowScripts: Record<string, boolean>;
    };
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(50);
    const foreign = entries.filter(
      ([, { resolved, dependencies = {} }]) =>
        (resolved !== undefined && /^git|github\.com/.test(resolved)) ||
        Object.values(dependencies).some((range) => /^(git|https?:|github:)/.test(range)),
    );
    expect(foreign.map(([path]) => path)).toEqual([]);
    const scripted = entries
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '')
      .filter((name) => !(name in allowScripts) && name !== 'fsevents');
    expect(scripted).toEqual([]);
  });
});
