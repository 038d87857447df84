import type { Plugin } from 'vite';

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
