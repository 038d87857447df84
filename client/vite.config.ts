import { resolve } from 'node:path';
import { type Connect, defineConfig, normalizePath, type Plugin, type Rolldown } from 'vite';

/** Where the game server listens while `npm run dev` serves the client. */
const server = `http://127.0.0.1:${process.env['PORT'] ?? '2567'}`;

/** Modules of the room that is pure. */
const SHARED = new RegExp(
  `^${normalizePath(resolve(import.meta.dirname, '../shared/')).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}/`,
);

/** The chunks of the client, once their imports are known. */
let built: Rolldown.OutputBundle = {};

const NOTE_BUILT: Plugin = {
  name: 'note-built',
  generateBundle(_options, bundle) {
    built = bundle;
  },
};

/** A chunk and everything that it imports statically. */
function withImports(file: string): ReadonlySet<string> {
  const files = new Set([file]);
  for (const each of files) {
    const chunk = built[each];
    if (chunk?.type === 'chunk') for (const imported of chunk.imports) files.add(imported);
  }
  return files;
}

const PHASER = resolve(import.meta.dirname, '../node_modules/phaser/src');

/** In a build Phaser's own smaller edition stands for the whole, which its package offers as one prebuilt module of 1.4 MB. */
const SMALL_PHASER: Plugin = {
  name: 'small-phaser',
  apply: 'build',
  enforce: 'pre',
  resolveId(source) {
    if (source === 'phaser') return resolve(import.meta.dirname, 'build/smallPhaser.js');
    return source.startsWith('phaser/src/') ? resolve(PHASER, source.slice('phaser/src/'.length)) : null;
  },
  // As the package defines them for its own builds, but without sounds.
  transform(code, id) {
    if (!normalizePath(id).startsWith(normalizePath(PHASER))) return null;
    return {
      code: code
        .replaceAll(/typeof (?:WEBGL_DEBUG|FEATURE_SOUND|PLUGIN_\w+)/g, 'false')
        .replaceAll('global.', 'globalThis.'),
      map: null,
    };
  },
};

/** The client: one page whose parts (map engine, room protocol, pages) load when they are first needed. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [NOTE_BUILT, SMALL_PHASER],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The content security policy allows no data: URLs for fonts, scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: {
      // A chunk that runs has all that it imports: it need not name that again among what comes with a part that it loads later.
      resolveDependencies: (_file, needed, { hostId, hostType }) => {
        if (hostType === 'html') return needed;
        const there = withImports(hostId);
        return needed.filter((file) => !there.has(file));
      },
    },
    // Phaser is the largest, loaded only when a map is drawn.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // Loading a module of shared/ changes nothing: one of which nothing is used is left out, with its data.
      treeshake: { moduleSideEffects: [{ test: SHARED, sideEffects: false }] },
      output: {
        // Chunks name one another thousands of times: seven signs of a hash tell versions apart as well as eight.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser/ },
            { name: 'room', test: /node_modules[\\/](@colyseus|msgpackr|ws|tslib)/ },
            // The entry and all that it imports: one file instead of eighteen.
            { name: 'start', tags: ['$initial'] },
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

/** Addresses of the gallery; its files have a dot in their names. */
const ADDRESS = /^\/gallery(?:\/[\w-]*)?(?:\?.*)?$/;

/** Serves `/gallery` and every surface in it from one page, in development and in tests; the product has no gallery. */
export function gallery(): Plugin {
  const toPage: Connect.NextHandleFunction = (request, _response, next) => {
    if (ADDRESS.test(request.url ?? '')) request.url = '/gallery/index.html';
    next();
  };
  return {
    name: 'gallery',
    configureServer: ({ middlewares }) => void middlewares.use(toPage),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(toPage),
  };
}

/** Puts the inspector into the client's page, in development only; into the gallery's where its address ends in `?inspect`. */
export function inspector(): Plugin {
  return {
    name: 'inspector',
    apply: 'serve',
    transformIndexHtml: (_html, { path, originalUrl = '' }) => {
      const isWanted = !path.startsWith('/gallery/') || /[?&]inspect\b/.test(originalUrl);
      const attrs = { type: 'module', src: '/inspector/main.tsx' };
      return isWanted ? [{ tag: 'script', attrs, injectTo: 'body' }] : [];
    },
  };
}
