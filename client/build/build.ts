import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rolldown, type Plugin } from 'rolldown';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** What is built: the folder in `dist/` that keeps its builds, all that it depends on, and how one is written into a folder. */
type Product = {
  readonly name: string;
  readonly sources: readonly string[];
  readonly write: (folder: string) => Promise<void>;
};

const PRODUCTS: readonly Product[] = [
  {
    name: 'client',
    sources: ['client', 'shared', 'package.json', 'package-lock.json'],
    write: buildClient,
  },
  {
    name: 'server',
    sources: ['server', 'shared', 'client/build', 'package.json', 'package-lock.json'],
    write: buildServer,
  },
];

/**
 * Each build has a folder of its own in `dist/<name>`, and the file `current` there names the newest: it is complete before `current`
 * names it, in one step, so that a server that starts meanwhile reads a whole build, old or new.
 */
async function renew({ name, sources, write }: Product, onlyIfStale: boolean): Promise<void> {
  const builds = resolve(ROOT, 'dist', name);
  const mark = join(builds, 'current');
  const current = await readFile(mark, 'utf8').catch(() => undefined);
  if (onlyIfStale && current !== undefined && !(await isStale(mark, sources))) return;
  const folder = `build-${Date.now()}-${process.pid}`;
  await mkdir(builds, { recursive: true });
  await write(join(builds, folder));
  await writeFile(`${mark}.${process.pid}`, folder);
  await rename(`${mark}.${process.pid}`, mark);
  // The build before stays: a server that has just read its name is still reading its files. So does one that is being made.
  for (const entry of await readdir(builds)) {
    const isKept = entry.startsWith('build-') ? entry >= (current ?? folder) : entry === 'current';
    if (!isKept) await rm(join(builds, entry), { recursive: true, force: true });
  }
  console.log(`${name} built: dist/${name}/${folder}`);
}

/** Whether any file under `sources` is newer than `result`. */
async function isStale(result: string, sources: readonly string[]): Promise<boolean> {
  const { mtimeMs } = await stat(result);
  for (const source of sources) if (await hasNewer(resolve(ROOT, source), mtimeMs)) return true;
  return false;
}

async function hasNewer(path: string, thanMs: number): Promise<boolean> {
  const found = await stat(path);
  if (!found.isDirectory()) return found.mtimeMs > thanMs;
  for (const name of await readdir(path)) if (await hasNewer(join(path, name), thanMs)) return true;
  return false;
}

async function buildClient(folder: string): Promise<void> {
  await build({
    configFile: resolve(ROOT, 'client/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  await precompress(folder);
}

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

async function buildServer(folder: string): Promise<void> {
  const bundle = await rolldown({
    cwd: ROOT,
    input: { main: 'server/main.ts' },
    platform: 'node',
    // A service for watching processes that the room library asks for only where its variables are set.
    external: ['@pm2/io'],
    plugins: [PROGRAMS],
  });
  // Lines of the sources are named, not quoted: Node reads the whole map at each start.
  await bundle.write({ dir: folder, sourcemap: true, sourcemapExcludeSources: true });
  await bundle.close();
}

const PROGRAM = /new URL\('(\.[\w./]+)\.ts', import\.meta\.url\)/g;

/** Programs of threads and processes, which a module names by their address beside it, are built as entries of their own. */
const PROGRAMS: Plugin = {
  name: 'programs',
  transform: {
    filter: { code: PROGRAM },
    handler(code, importer) {
      const built = code.replaceAll(PROGRAM, (_, path: string) => {
        const file = this.emitFile({ type: 'chunk', id: `${path}.ts`, importer });
        return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
      });
      // Lines stay where they are.
      return { code: built, map: null };
    },
  },
};

/**
 * `npm run build`: the client with its compressed twins, and the server with its libraries in a few files, which Node loads in a third
 * of the time that it takes for a thousand modules. With `client` or `server` after it only that one, and with `--if-stale` only what
 * has a source that is newer than its build.
 */
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const word of named)
  if (!PRODUCTS.some(({ name }) => name === word)) {
    console.error(
      `There is no ${word} to build; there is ${PRODUCTS.map(({ name }) => name).join(' and ')}.`,
    );
    process.exit(1);
  }
for (const product of PRODUCTS)
  if (named.length === 0 || named.includes(product.name))
    await renew(product, process.argv.includes('--if-stale'));
