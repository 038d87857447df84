import type { Connect, Plugin } from 'vite';

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
