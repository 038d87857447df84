import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';

/** Files that shrink; fonts and pictures are compressed already. */
const TEXT = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt']);
/** Below this a compressed twin saves no packet. */
const SMALLEST_BYTES = 1_024;

/** Writes `.br` and `.gz` beside each text file, so that the server sends them as they are. */
async function precompress(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await precompress(path);
    else if (TEXT.has(extname(entry.name))) await compressFile(path);
  }
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < SMALLEST_BYTES) return;
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, zipped)]);
}

const ROOT = resolve(import.meta.dirname, '../..');
/** Each build has a folder of its own in here; the file `current` names the one that a server starts with. */
const BUILDS = resolve(ROOT, 'dist/client');
const CURRENT = resolve(BUILDS, 'current');
/** Everything that the built client depends on. */
const SOURCES = ['client', 'shared', 'package.json', 'package-lock.json'].map((path) => resolve(ROOT, path));

/**
 * `npm run build`: the client and its compressed twins. With `--if-stale` only when a source is newer than the result. The new
 * build is complete before `current` names it, in one step: a server that starts meanwhile reads a whole build, old or new.
 */
const current = await readFile(CURRENT, 'utf8').catch(() => undefined);
const isWanted =
  !process.argv.includes('--if-stale') || current === undefined || (await isStale(CURRENT, SOURCES));
if (isWanted) {
  const folder = `build-${Date.now()}-${process.pid}`;
  const output = resolve(BUILDS, folder);
  await mkdir(BUILDS, { recursive: true });
  await build({
    configFile: resolve(ROOT, 'client/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: output, emptyOutDir: true },
  });
  await precompress(output);
  await writeFile(`${CURRENT}.${process.pid}`, folder);
  await rename(`${CURRENT}.${process.pid}`, CURRENT);
  // The build before stays: a server that has just read its name is still reading its files. So does one that is being made.
  for (const name of await readdir(BUILDS)) {
    const isKept = name.startsWith('build-') ? name >= (current ?? folder) : name === 'current';
    if (!isKept) await rm(resolve(BUILDS, name), { recursive: true, force: true });
  }
  console.log(`client built: dist/client/${folder}`);
}

/** Whether any file under `sources` is newer than `result`. */
async function isStale(result: string, sources: readonly string[]): Promise<boolean> {
  const { mtimeMs } = await stat(result);
  for (const source of sources) if (await hasNewer(source, mtimeMs)) return true;
  return false;
}

async function hasNewer(path: string, thanMs: number): Promise<boolean> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs > thanMs;
  for (const name of await readdir(path)) if (await hasNewer(join(path, name), thanMs)) return true;
  return false;
}
