import { createHash } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { Duplex } from 'node:stream';
import { matchMaker } from '@colyseus/core';
import { type TrustedProxies, addressOf, isFromProxy, placeOf } from './addresses.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { SERVER_LIMITS } from './limits/rateLimits.ts';

/** Where a page tries whether live connections get through: it is greeted and the connection closed. */
const CHECK_PATH = '/check/socket';

/** Of RFC 6455: mixed into the client's key, it shows that the server speaks the protocol. */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
/** Text frame "ok", and the frame that closes with code 1000. */
const FRAMES = Buffer.from([0x81, 2, ...Buffer.from('ok'), 0x88, 2, 0x03, 0xe8]);

/** A browser closes its end at once; so long after the answer the line is cut, whatever the other end does. */
const CUT_AFTER_MS = 2_000;

/** Answers one handshake of a browser and hangs up; nothing that it sends is read. */
function answerCheck({ headers }: IncomingMessage, socket: Duplex): void {
  const key = headers['sec-websocket-key'];
  if (key === undefined) {
    socket.destroy();
    return;
  }
  const accept = createHash('sha1').update(`${key}${KEY_SUFFIX}`).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.end(FRAMES);
  socket.resume();
  // The other end may keep its half open, which would hold one of the sockets that its address may have.
  const cut = setTimeout(() => socket.destroy(), CUT_AFTER_MS);
  socket.once('close', () => clearTimeout(cut));
}

/** Only this library method may be called from outside: rooms are made by our own routes alone. */
const EXPOSED_METHODS = ['joinById'];
const HOST_PATTERN = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?$/;
const METHODS = ['GET', 'HEAD', 'POST'];

/** Switches off the library's open defaults: creation of rooms by anyone, and every origin reflected with credentials. */
export function closeLibraryDefaults(): void {
  matchMaker.controller.exposedMethods = EXPOSED_METHODS;
  Object.assign(matchMaker.controller, { DEFAULT_CORS_HEADERS: {} });
  matchMaker.controller.getCorsHeaders = () => ({});
}

/** What decides who may come through. */
type Gate = Pick<Config, 'host' | 'allowedHosts' | 'allowedOrigins' | 'trustedProxies'>;

/** Whether a page of this origin may talk to this server: its own address, or one that the operator listed. */
function isAllowedOrigin(origin: string, host: string | undefined, allowed: readonly string[]): boolean {
  if (allowed.includes(origin)) return true;
  const url = URL.parse(origin);
  return (
    url !== null && /^https?:$/.test(url.protocol) && host !== undefined && url.host === normalHost(url, host)
  );
}

/** The default port may be written or not. */
function normalHost(url: URL, host: string): string | undefined {
  return URL.parse(`${url.protocol}//${host}`)?.host;
}

/** Endings of names that nobody can register on the internet. */
const LOCAL_ENDINGS = /\.(localhost|local|lan|home\.arpa|internal|test)$/;

/**
 * Whether a request names this server by a name that is certainly its own: an address, a name without dots or of the local
 * network, the machine's own, or one that the operator listed. Any other name could be a stranger's that points here, so that
 * the stranger's page counts as ours (DNS rebinding). A trusted proxy has chosen by the name already.
 */
function isKnownHost(host: string, { host: own, allowedHosts, allowedOrigins }: Gate): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (isIP(name) !== 0 || !name.includes('.') || LOCAL_ENDINGS.test(name)) return true;
  return (
    allowedHosts.includes('*') ||
    allowedHosts.includes(name) ||
    [hostname().toLowerCase(), own.toLowerCase()].includes(name) ||
    allowedOrigins.some((origin) => URL.parse(origin)?.hostname === name)
  );
}

type Refusal = { readonly status: number; readonly error: string };
const UNKNOWN_HOST: Refusal = { status: 421, error: 'request/unknown-host' };
const FOREIGN_ORIGIN: Refusal = { status: 403, error: 'request/foreign-origin' };
const UNKNOWN_PATH: Refusal = { status: 404, error: 'request/unknown-path' };

/** What is wrong with a request before a byte of its body is read; undefined: let it in. */
function refusalOf(request: IncomingMessage, gate: Gate): Refusal | undefined {
  const { host, origin } = request.headers;
  const path = request.url ?? '';
  if (host === undefined || !HOST_PATTERN.test(host)) return { status: 400, error: 'request/bad-host' };
  if (!isFromProxy(request, gate.trustedProxies) && !isKnownHost(host, gate)) return UNKNOWN_HOST;
  if (!path.startsWith('/') || path.startsWith('//')) return UNKNOWN_PATH;
  if (!METHODS.includes(request.method ?? '')) return { status: 405, error: 'request/bad-method' };
  if (origin !== undefined && !isAllowedOrigin(origin, host, gate.allowedOrigins)) return FOREIGN_ORIGIN;
  return bodyRefusal(request);
}

function bodyRefusal({ headers, method }: IncomingMessage): Refusal | undefined {
  if (headers['transfer-encoding'] !== undefined) return { status: 411, error: 'session/malformed' };
  const length = Number(headers['content-length'] ?? 0);
  if (!Number.isInteger(length) || length > SERVER_LIMITS.bodyBytes)
    return { status: 413, error: 'session/malformed' };
  return method !== 'POST' && length > 0 ? { status: 400, error: 'session/malformed' } : undefined;
}

type Guarded = {
  readonly gate: Gate;
  readonly log: Log;
  /** Resolves when the next may come in: the phones of a class open their sockets at once. */
  readonly turn: () => Promise<void>;
  /** Whether somebody who was let in to this room has yet to open a socket of this id. */
  readonly isExpected: (roomId: string, sessionId: string) => boolean;
};

/**
 * Puts a gate in front of everything that listens to requests and to WebSocket upgrades, the library's own listeners included.
 * Call once the server listens: the library adds them then.
 */
export function guardServer(server: Server, guarded: Guarded): void {
  const note = createRefusalLog(guarded.log);
  guardRequests(server, guarded, note);
  guardUpgrades(server, guarded, note);
}

type NoteRefusal = (request: IncomingMessage, refusal: Refusal) => void;

/** Pages of the library's own begin like this. So may the address of a socket, whose first part is a name that the library draws by lot. */
const LIBRARY_PAGES = '/__';

function guardRequests(server: Server, { gate }: Guarded, note: NoteRefusal): void {
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const isOfLibrary = request.url?.startsWith(LIBRARY_PAGES) === true;
    const refusal = isOfLibrary ? UNKNOWN_PATH : refusalOf(request, gate);
    if (refusal !== undefined) {
      note(request, refusal);
      return refuse(request, response, refusal);
    }
    setSender(request, gate.trustedProxies);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    for (const handler of handlers) Reflect.apply(handler, server, [request, response]);
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const isForPerson = refusal === UNKNOWN_HOST && request.headers.accept?.includes('text/html') === true;
  const body = isForPerson
    ? 'This Accord server does not know the name in the address bar. Its operator adds the name to ALLOWED_HOSTS.\n' +
      '此服务器不认识地址栏中的域名，请服务器管理员将其加入 ALLOWED_HOSTS。\n'
    : JSON.stringify({ error: refusal.error });
  response.writeHead(refusal.status, {
    'Content-Type': isForPerson ? 'text/plain; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  // The rest of the body is never read: the connection ends with the answer.
  response.end(body, () => request.destroy());
}

/**
 * The same gate in front of WebSocket upgrades: own pages only (a missing origin is foreign too), and of these only people who
 * were let in to a room a moment ago, so that nobody else holds a socket.
 */
function guardUpgrades(server: Server, guarded: Guarded, note: NoteRefusal): void {
  const { gate } = guarded;
  const handlers = server.listeners('upgrade');
  const socketsOf = new Map<string, number>();
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const place = placeOf(addressOf(request, gate.trustedProxies));
    const open = socketsOf.get(place) ?? 0;
    const refusal =
      open >= SERVER_LIMITS.socketsPerAddress
        ? { status: 429, error: 'request/too-many-sockets' }
        : upgradeRefusalOf(request, guarded);
    if (refusal !== undefined) {
      note(request, refusal);
      return refuseUpgrade(socket, refusal);
    }
    socketsOf.set(place, open + 1);
    socket.once('close', () => {
      const left = (socketsOf.get(place) ?? 1) - 1;
      if (left > 0) socketsOf.set(place, left);
      else socketsOf.delete(place);
    });
    if (isCheck(request)) return answerCheck(request, socket);
    setSender(request, gate.trustedProxies);
    void guarded.turn().then(() => {
      if (socket.destroyed) return;
      for (const handler of handlers) Reflect.apply(handler, server, [request, socket, head]);
    });
  });
}

/** Address of a room's socket: `/<process>/<room>?sessionId=…`. */
const ROOM_PATH = /^\/[\w-]+\/([\w-]+)$/;

function upgradeRefusalOf(request: IncomingMessage, { gate, isExpected }: Guarded): Refusal | undefined {
  if (request.headers.origin === undefined) return FOREIGN_ORIGIN;
  const refusal = refusalOf(request, gate);
  if (refusal !== undefined || isCheck(request)) return refusal;
  const url = URL.parse(request.url ?? '', 'ws://server');
  const roomId = ROOM_PATH.exec(url?.pathname ?? '')?.[1];
  const sessionId = url?.searchParams.get('sessionId') ?? undefined;
  const isKnown = roomId !== undefined && sessionId !== undefined && isExpected(roomId, sessionId);
  return isKnown ? undefined : UNKNOWN_PATH;
}

function isCheck({ url }: IncomingMessage): boolean {
  return url === CHECK_PATH;
}

function refuseUpgrade(socket: Duplex, { status }: Refusal): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    () => socket.destroy(),
  );
}

const LOGGED_NAMES = 100;

/**
 * Tells the operator once of each origin and each host name that was refused: behind a proxy that changes `Host`, every page is
 * blank until one of them is listed. At most a hundred, since anybody can send names.
 */
function createRefusalLog(log: Log): NoteRefusal {
  const logged = new Set<string>();
  return ({ headers: { host, origin } }, refusal) => {
    const isForeign = refusal === FOREIGN_ORIGIN && origin !== undefined;
    if (!isForeign && refusal !== UNKNOWN_HOST) return;
    const name = isForeign ? origin : `host ${host}`;
    if (logged.has(name) || logged.size >= LOGGED_NAMES) return;
    logged.add(name);
    if (isForeign) log.warn({ origin }, 'refused a page of another origin: see ALLOWED_ORIGINS');
    else log.warn({ host }, 'refused an unknown host name: see ALLOWED_HOSTS');
  };
}

/** Tells the library who sent a request; what others than a listed proxy claim about it is forgotten. */
function setSender(request: IncomingMessage, trustedProxies: TrustedProxies): void {
  const address = addressOf(request, trustedProxies);
  const isProxy = isFromProxy(request, trustedProxies);
  const isPlain = /^https?$/.test(String(request.headers['x-forwarded-proto'] ?? 'http'));
  if (!isProxy || !isPlain)
    for (const name of ['x-forwarded-proto', 'x-forwarded-for', 'x-client-ip']) delete request.headers[name];
  request.headers['x-real-ip'] = address;
}
