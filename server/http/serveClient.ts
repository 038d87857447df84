import { extname } from 'node:path';
import type { Application, Request, Response } from 'express';
import { PAGE_PATH, type BuiltClient, type ClientFile } from './builtClient.ts';

/** Addresses that the page itself tells apart (client/state/router.ts). */
const PAGES = [
  '/',
  '/open',
  '/alone',
  '/alone/:preset',
  '/rules',
  '/model',
  '/concepts',
  '/check',
  '/network',
  '/privacy',
  '/join',
  '/join/:code',
  '/print/:game',
  '/replay/:game',
  '/report/:game',
  ...['/table', '/host', '/screen'].flatMap((page) => [page, `${page}/:game`]),
];
const YEAR_SECONDS = 31_536_000;

/** The built client: files with a hash in their name for good, the page itself asked for anew each time. */
export function serveClient(app: Application, client: BuiltClient | undefined): void {
  const page = client?.get(PAGE_PATH);
  if (client === undefined || page === undefined) {
    app.get(PAGES, (_request, response) => {
      response.status(503).type('text/plain').send('The client is not built yet: run npm run build.\n');
    });
    return;
  }
  app.use((request, response, next) => {
    const file = client.get(request.path);
    if (file === undefined || !isRead(request)) return next();
    sendFile(request, response, request.path, file);
  });
  app.get(PAGES, (request, response) => sendFile(request, response, PAGE_PATH, page));
  app.use((request, response) => {
    response.status(404);
    // A person gets the page, which says so in their language; a program gets one line.
    if (isRead(request) && request.accepts(['text', 'html']) === 'html')
      sendFile(request, response, PAGE_PATH, page);
    else response.type('text/plain').send('Not found\n');
  });
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Sends from memory: a reader who goes away leaves nothing open. Express answers 304 by the ETag, and HEAD without a body. */
function sendFile(request: Request, response: Response, path: string, file: ClientFile): void {
  const { encoding, body } = encodingFor(request, file);
  const isHashed = path.startsWith('/assets/');
  response.type(extname(path));
  response.set('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  response.vary('Accept-Encoding');
  response.set('ETag', `"${file.contentHash}${encoding === undefined ? '' : `-${encoding}`}"`);
  if (encoding !== undefined) response.set('Content-Encoding', encoding);
  response.send(body);
}

function encodingFor(
  request: Request,
  { content, brotli, gzip }: ClientFile,
): { readonly encoding?: 'br' | 'gzip'; readonly body: Buffer } {
  if (brotli !== undefined && request.acceptsEncodings('br') !== false)
    return { encoding: 'br', body: brotli };
  if (gzip !== undefined && request.acceptsEncodings('gzip') !== false)
    return { encoding: 'gzip', body: gzip };
  return { body: content };
}
