import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';
import { isStale } from './isStale.ts';
import { precompress } from './precompress.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUTPUT = resolve(ROOT, 'dist/client');
/** Everything that the built client depends on. */
const SOURCES = ['client', 'shared', 'package.json', 'package-lock.json'].map((path) => resolve(ROOT, path));

/** `npm run build`: the client and its compressed twins. With `--if-stale` only when a source is newer than the result. */
const mark = resolve(OUTPUT, 'index.html');
const isWanted = !process.argv.includes('--if-stale') || !existsSync(mark) || (await isStale(mark, SOURCES));
if (isWanted) {
  await build({ configFile: resolve(ROOT, 'client/vite.config.ts'), logLevel: 'warn' });
  await precompress(OUTPUT);
  console.log('client built: dist/client');
}
