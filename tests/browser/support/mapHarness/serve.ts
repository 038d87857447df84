/** Serves the harness: `node tests/browser/support/mapHarness/serve.ts [port]`. */
import { resolve } from 'node:path';
import { createServer } from 'vite';

const ROOT = resolve(import.meta.dirname, '../../../..');
const server = await createServer({
  configFile: false,
  root: ROOT,
  publicDir: resolve(ROOT, 'client/public'),
  cacheDir: resolve(ROOT, 'tests/.output/vite-map'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: {
    port: Number(process.argv[2] ?? 4173),
    strictPort: true,
    host: '127.0.0.1',
    watch: null,
    hmr: false,
  },
});
await server.listen();
process.stdout.write(
  `http://127.0.0.1:${server.config.server.port}/tests/browser/support/mapHarness/index.html\n`,
);
