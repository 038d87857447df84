import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Application } from 'express';
import sirv from 'sirv';

export const CLIENT_FOLDER = resolve(import.meta.dirname, '../../dist/client');

/** Addresses that the page itself tells apart (client/state/router.ts). */
const PAGES = [
  '/',
  '/open',
  '/rules',
  '/model',
  '/concepts',
  '/join',
  '/join/:code',
  ...['/table', '/host', '/screen'].flatMap((page) => [page, `${page}/:game`]),
];
const YEAR_SECONDS = 31_536_000;

/** The built client: files with a hash in their name for good, the page itself asked for anew each time. */
export function serveClient(app: Application): void {
  const page = join(CLIENT_FOLDER, 'index.html');
  if (!existsSync(page)) {
    app.get(PAGES, (_request, response) => {
      response.status(503).type('text/plain').send('The client is not built yet: run npm run build.\n');
    });
    return;
  }
  const files = sirv(CLIENT_FOLDER, {
    brotli: true,
    gzip: true,
    etag: true,
    dotfiles: false,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/');
      response.setHeader(
        'Cache-Control',
        isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
      );
    },
  });
  app.use(files);
  app.get(PAGES, (request, response, next) => {
    request.url = '/index.html';
    files(request, response, next);
  });
  app.use((request, response) => {
    response.status(404);
    // A person gets the page, which says so in their language; a program gets one line.
    if (request.method === 'GET' && request.accepts(['text', 'html']) === 'html') response.sendFile(page);
    else response.type('text/plain').send('Not found\n');
  });
}
