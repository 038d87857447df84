import { resolve } from 'node:path';
import { build } from 'vite';
import { buildIfStale } from '../../support/buildIfStale.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
export const BUILT_GALLERY = resolve(ROOT, 'tests/.output/gallery');

/** Builds the product, and once for all tests of browsers the gallery: as a thousand modules it took each visitor ten seconds to load. */
export async function setup(): Promise<void> {
  buildIfStale('client', 'server');
  await build({
    configFile: resolve(ROOT, 'client/vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: BUILT_GALLERY,
      emptyOutDir: true,
      rolldownOptions: { input: resolve(ROOT, 'client/gallery/index.html') },
    },
  });
}
