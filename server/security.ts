import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { matchMaker } from '@colyseus/core';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { Config } from './config.ts';

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

/** Whether a page of this origin may talk to this server: its own address, or one that the operator listed. */
export function isAllowedOrigin(
  origin: string,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
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

/** Who sent a request: the socket's address, or, behind a trusted proxy, the nearest address that is not one. */
export function addressOf(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '');
  if (!trustedProxies.includes(peer)) return peer;
  const forwarded = [request.headers['x-forwarded-for'] ?? '']
    .flat()
    .join(',')
    .split(',')
    .map((part) => plainAddress(part.trim()))
    .filter((part) => part !== '');
  return forwarded.findLast((address) => !trustedProxies.includes(address)) ?? peer;
}

/** IPv4 in IPv6 clothes is IPv4. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

type Refusal = { readonly status: number; readonly error: string };

/** What is wrong with a request before a byte of its body is read; undefined: let it in. */
export function refusalOf(
  request: IncomingMessage,
  config: Pick<Config, 'allowedOrigins'>,
): Refusal | undefined {
  const { host, origin } = request.headers;
  const path = request.url ?? '';
  if (host === undefined || !HOST_PATTERN.test(host)) return { status: 400, error: 'request/bad-host' };
  if (!path.startsWith('/') || path.startsWith('//') || path.startsWith('/__'))
    return { status: 404, error: 'request/unknown-path' };
  if (!METHODS.includes(request.method ?? '')) return { status: 405, error: 'request/bad-method' };
  if (origin !== undefined && !isAllowedOrigin(origin, host, config.allowedOrigins))
    return { status: 403, error: 'request/foreign-origin' };
  return bodyRefusal(request);
}

function bodyRefusal({ headers, method }: IncomingMessage): Refusal | undefined {
  if (headers['transfer-encoding'] !== undefined) return { status: 411, error: 'session/malformed' };
  const length = Number(headers['content-length'] ?? 0);
  if (!Number.isInteger(length) || length > LIMITS.bodyBytes)
    return { status: 413, error: 'session/malformed' };
  return method !== 'POST' && length > 0 ? { status: 400, error: 'session/malformed' } : undefined;
}

/**
 * Puts a gate in front of everything that listens to requests, the library's router included. Call once the server listens:
 * the library adds its own listeners then.
 */
export function guardRequests(
  server: Server,
  config: Pick<Config, 'allowedOrigins' | 'trustedProxies'>,
): void {
  const handlers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const refusal = refusalOf(request, config);
    if (refusal !== undefined) return refuse(request, response, refusal);
    forgetForgedHeaders(request, config.trustedProxies);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    for (const handler of handlers) Reflect.apply(handler, server, [request, response]);
  });
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, error }: Refusal): void {
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  });
  // The rest of the body is never read: the connection ends with the answer.
  response.end(body, () => request.destroy());
}

/**
 * The same gate in front of WebSocket upgrades: own pages only (a missing origin is foreign too), a bounded number of sockets
 * an address.
 */
export function guardUpgrades(
  server: Server,
  config: Pick<Config, 'allowedOrigins' | 'trustedProxies'>,
): void {
  const handlers = server.listeners('upgrade');
  const socketsOf = new Map<string, number>();
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const address = addressOf(request, config.trustedProxies);
    const open = socketsOf.get(address) ?? 0;
    const refusal =
      open >= LIMITS.socketsPerAddress
        ? { status: 429, error: 'request/too-many-sockets' }
        : upgradeRefusalOf(request, config);
    if (refusal !== undefined) return refuseUpgrade(socket, refusal);
    socketsOf.set(address, open + 1);
    socket.once('close', () => {
      const left = (socketsOf.get(address) ?? 1) - 1;
      if (left > 0) socketsOf.set(address, left);
      else socketsOf.delete(address);
    });
    forgetForgedHeaders(request, config.trustedProxies);
    for (const handler of handlers) Reflect.apply(handler, server, [request, socket, head]);
  });
}

function upgradeRefusalOf(
  request: IncomingMessage,
  config: Pick<Config, 'allowedOrigins'>,
): Refusal | undefined {
  if (request.headers.origin === undefined) return { status: 403, error: 'request/foreign-origin' };
  return refusalOf(request, config);
}

function refuseUpgrade(socket: Duplex, { status }: Refusal): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    () => socket.destroy(),
  );
}

/** Proxy headers of anyone but a listed proxy say nothing. */
function forgetForgedHeaders(request: IncomingMessage, trustedProxies: readonly string[]): void {
  const isProxy = trustedProxies.includes(plainAddress(request.socket.remoteAddress ?? ''));
  const isPlain = /^https?$/.test(String(request.headers['x-forwarded-proto'] ?? 'http'));
  if (isProxy && isPlain) return;
  for (const name of ['x-forwarded-proto', 'x-forwarded-for', 'x-real-ip', 'x-client-ip'])
    delete request.headers[name];
}
