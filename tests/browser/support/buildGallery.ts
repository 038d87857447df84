import { resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../..');
export const BUILT_GALLERY = resolve(ROOT, 'tests/.output/gallery');

/** Builds the gallery once for all tests of browsers: as a thousand modules it took each visitor ten seconds to load. */
export async function setup(): Promise<void> {
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
