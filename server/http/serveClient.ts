import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname, join, posix } from 'node:path';
import { must } from '#shared/kernel/records.ts';
import type { Application, Request, Response } from 'express';

/** The description of the package lies at its top, wherever this module has been built to. */
export const PACKAGE_FILE = must(findPackageJSON(import.meta.url), 'package.json');
/** Where builds of the client lie, each in a folder of its own; the file `current` names the newest (client/build/build.ts). */
const BUILDS = join(dirname(PACKAGE_FILE), 'dist/client');
export const PAGE_PATH = '/index.html';

/** One file of the built client and its compressed twins. */
type ClientFile = {
  readonly content: Buffer;
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
  readonly contentHash: string;
};

/** The built client by the path of its address, e.g. `/index.html`. */
export type BuiltClient = ReadonlyMap<string, ClientFile>;

/**
 * Reads the newest build into memory; undefined: there is none yet. The server keeps what it has read, so that no request opens
 * a file and a later build changes nothing before the next start.
 */
export function readBuiltClient(builds: string = BUILDS): BuiltClient | undefined {
  const mark = join(builds, 'current');
  if (!existsSync(mark)) return undefined;
  const folder = join(builds, readFileSync(mark, 'utf8').trim());
  const contents = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${posixPath(path.slice(folder.length + 1))}`, readFileSync(path)]),
  );
  const files = [...contents]
    .filter(([path]) => !isTwin(path, contents))
    .map(([path, content]): [string, ClientFile] => [
      path,
      {
        content,
        brotli: contents.get(`${path}.br`),
        gzip: contents.get(`${path}.gz`),
        contentHash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
      },
    ]);
  return new Map(files);
}

function isTwin(path: string, contents: ReadonlyMap<string, Buffer>): boolean {
  return /\.(br|gz)$/.test(path) && contents.has(path.replace(/\.(br|gz)$/, ''));
}

function posixPath(path: string): string {
  return path.split(/[\\/]/).join(posix.sep);
}

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
