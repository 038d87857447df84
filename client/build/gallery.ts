import type { Plugin } from 'vite';

/** Addresses of the gallery; its files have a dot in their names. */
const ADDRESS = /^\/gallery(?:\/[\w-]*)?(?:\?.*)?$/;

/** Serves `/gallery` and every surface in it from one page, in development only. */
export function gallery(): Plugin {
  return {
    name: 'gallery',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        if (ADDRESS.test(request.url ?? '')) request.url = '/gallery/index.html';
        next();
      });
    },
  };
}
