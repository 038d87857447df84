import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
/** Where builds of the client lie, each in a folder of its own; the file `current` names the newest (client/build/build.ts). */
const BUILDS = join(ROOT, 'dist/client');
export const PAGE_PATH = '/index.html';

/** One file of the built client and its compressed twins. */
export type ClientFile = {
  readonly content: Buffer;
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly contentHash: string;
};

/** The built client by the path of its address, e.g. `/index.html`. */
export type BuiltClient = ReadonlyMap<string, ClientFile>;

/**
 * Reads the newest build into memory; undefined: there is none yet. The server keeps what it has read, so that no request opens
 * a file and a later build changes nothing before the next start.
 */
export function readBuiltClient(builds: string = BUILDS): BuiltClient | undefined {
  const mark = join(builds, 'current');
  if (!existsSync(mark)) return undefined;
  const folder = join(builds, readFileSync(mark, 'utf8').trim());
  const contents = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${posixPath(path.slice(folder.length + 1))}`, readFileSync(path)]),
  );
  const files = [...contents]
    .filter(([path]) => !isTwin(path, contents))
    .map(([path, content]): [string, ClientFile] => [
      path,
      {
        content,
        brotli: contents.get(`${path}.br`),
        gzip: contents.get(`${path}.gz`),
        contentHash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
      },
    ]);
  return new Map(files);
}

function isTwin(path: string, contents: ReadonlyMap<string, Buffer>): boolean {
  return /\.(br|gz)$/.test(path) && contents.has(path.replace(/\.(br|gz)$/, ''));
}

function posixPath(path: string): string {
  return path.split(/[\\/]/).join(posix.sep);
}
