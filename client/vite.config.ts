import { resolve } from 'node:path';
import { defineConfig, normalizePath } from 'vite';

/** Where the game server listens while `npm run dev` serves the client. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '2567'}`;

/** Modules of the room that is pure. */
const SHARED = new RegExp(
  `^${normalizePath(resolve(import.meta.dirname, '../shared/')).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}/`,
);

/** The client: one page whose parts (map engine, room protocol, pages) load when they are first needed. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The content security policy allows no data: URLs for fonts, scripts and styles.
    assetsInlineLimit: 0,
    // Phaser comes as one prebuilt module of 1.4 MB, loaded only when a map is drawn.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Loading a module of shared/ changes nothing: one of which nothing is used is left out, with its data.
      treeshake: { moduleSideEffects: [{ test: SHARED, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser/ },
            { name: 'room', test: /node_modules[\\/](@colyseus|msgpackr|ws|tslib)/ },
            { name: 'preact', test: /node_modules[\\/](preact|@preact)/ },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // The server takes requests of its own address only: the browser's Host must reach it as it is.
      '/api': { target: server, changeOrigin: false },
      '/matchmake': { target: server, changeOrigin: false },
      '/healthz': { target: server, changeOrigin: false },
      '/check/socket': { target: server.replace('http', 'ws'), ws: true, changeOrigin: false },
      // Sockets of the rooms: /<process>/<room>?sessionId=…
      '^/[\\w-]+/[\\w-]+\\?sessionId=': {
        target: server.replace('http', 'ws'),
        ws: true,
        changeOrigin: false,
      },
    },
  },
});
