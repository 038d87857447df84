import { execFile } from 'node:child_process';
import { posix, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './sources.ts';
import type { Found } from './walkedFiles.ts';

/**
 * How many files and folders of `shared` a reader opens who follows one act through the rules: those in which a function runs. Ceilings that
 * may only fall.
 */
const MOST = {
  withoutModules: { signature: { files: 19, folders: 6 }, settlement: { files: 44, folders: 15 } },
  beforeConferences: { signature: { files: 20, folders: 6 }, settlement: { files: 53, folders: 17 } },
  withConferences: { signature: { files: 23, folders: 7 }, settlement: { files: 55, folders: 17 } },
} as const satisfies Record<keyof Found, unknown>;

describe('files of shared that are run', () => {
  let found: Found;
  beforeAll(async () => {
    const script = resolve(import.meta.dirname, 'walkedFiles.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: ROOT });
    found = JSON.parse(stdout) as Found;
  });

  it.each([
    ['a signature', 'withoutModules', 'signature'],
    ['a signature', 'beforeConferences', 'signature'],
    ['a signature', 'withConferences', 'signature'],
    ['a settlement', 'withoutModules', 'settlement'],
    ['a settlement', 'beforeConferences', 'settlement'],
    ['a settlement', 'withConferences', 'settlement'],
  ] as const)('by %s %s are no more than they were', (_act, game, act) => {
    const files = found[game][act];
    const { files: mostFiles, folders: mostFolders } = MOST[game][act];
    const folders = new Set(files.map((path) => posix.dirname(path)));
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(mostFiles);
    expect(folders.size, [...folders].join('\n')).toBeLessThanOrEqual(mostFolders);
  });
});
