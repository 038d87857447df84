import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { readBuiltClient, serveClient } from '../../server/http/serveClient.ts';
import { parseRoute, type Route, SOLO_PRESETS } from '../../client/state/router.ts';
import { keysOf } from '../../shared/kernel/records.ts';

const SCRIPT = '/assets/main-AbCd1234.js';

/** Addresses of every page that the client tells apart. */
const ADDRESSES = {
  front: ['/'],
  open: ['/open'],
  alone: ['/alone', ...SOLO_PRESETS.map((preset) => `/alone/${preset}`)],
  join: ['/join', '/join/ABCDEF'],
  table: ['/table', '/table/g123'],
  host: ['/host', '/host/g123'],
  screen: ['/screen', '/screen/g123'],
  class: ['/table/s123', '/host/s123', '/screen/s123'],
  replay: ['/replay/g123'],
  report: ['/report/g123', '/report/s123'],
  help: ['/rules'],
  model: ['/model'],
  concepts: ['/concepts'],
  check: ['/check', '/network'],
  privacy: ['/privacy'],
  print: ['/print/s123'],
  unknown: [],
} as const satisfies Record<Route['page'], readonly string[]>;

describe('the built client', () => {
  const folders: string[] = [];
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  function aFolderOfBuilds(): string {
    const folder = mkdtempSync(join(tmpdir(), 'accord-client-'));
    folders.push(folder);
    return folder;
  }

  /** Lays a build as client/build/build.ts does: the folder first, then its name. */
  function aBuild(builds: string, name: string, script = 'go()'.repeat(2_000)): void {
    mkdirSync(join(builds, name, 'assets'), { recursive: true });
    const page = `<!doctype html><title>${name}</title>`;
    writeFileSync(join(builds, name, 'index.html'), page);
    writeFileSync(join(builds, name, SCRIPT), script);
    writeFileSync(join(builds, name, `${SCRIPT}.br`), brotliCompressSync(script));
    writeFileSync(join(builds, name, `${SCRIPT}.gz`), gzipSync(script));
    writeFileSync(join(builds, 'current'), name);
  }

  async function serve(builds: string): Promise<number> {
    const app = express();
    serveClient(app, readBuiltClient(builds));
    const server = createServer(app).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((done) => server.once('listening', done));
    return (server.address() as AddressInfo).port;
  }

  function ask(
    port: number,
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
    return new Promise((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      })
        .on('error', reject)
        .end();
    });
  }

  it('sends each file in the form that the reader takes, and names of files with a hash for good', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1');
    const port = await serve(builds);
    const plain = await ask(port, SCRIPT);
    expect(plain).toMatchObject({ status: 200, body: Buffer.from('go()'.repeat(2_000)) });
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-type']).toMatch(/^text\/javascript/);
    const zipped = await ask(port, SCRIPT, { 'accept-encoding': 'gzip, deflate' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(zipped.headers['vary']).toMatch(/accept-encoding/i);
    const brotli = await ask(port, SCRIPT, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(brotli.headers['content-encoding']).toBe('br');
    const tags = [plain, zipped, brotli].map(({ headers }) => headers.etag);
    expect(new Set(tags).size).toBe(3);
  });

  it('asks for the page anew each time and answers 304 when it is the same', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1');
    const port = await serve(builds);
    const page = await ask(port, '/host/g123');
    expect(page.headers['cache-control']).toBe('no-cache');
    expect(page.body.toString()).toContain('build-1');
    const again = await ask(port, '/host/g123', { 'if-none-match': page.headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    const head = await ask(port, '/', {}, 'HEAD');
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) });
    expect(head.headers['content-length']).toBe(String(page.body.length));
  });

  it('is sent at the address of every page that it tells apart, and at no other without saying so', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1');
    const port = await serve(builds);
    for (const page of keysOf(ADDRESSES))
      for (const address of ADDRESSES[page]) {
        expect(parseRoute(address).page, address).toBe(page);
        expect((await ask(port, address)).status, address).toBe(200);
      }
    expect((await ask(port, '/nowhere', { accept: 'text/html' })).status).toBe(404);
  });

  it('sends nothing from outside the build', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1');
    const port = await serve(builds);
    for (const path of ['/../current', '/%2e%2e/current', '/assets/../../current', '/assets/', '/.env'])
      expect((await ask(port, path)).status, path).toBe(404);
  });

  it('goes on with what it has read while another build is made and the old one goes', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1');
    const port = await serve(builds);
    aBuild(builds, 'build-2', 'other()');
    rmSync(join(builds, 'build-1'), { recursive: true });
    expect((await ask(port, '/')).body.toString()).toContain('build-1');
    expect((await ask(port, SCRIPT)).body.toString()).toContain('go()');
    const restarted = await serve(builds);
    expect((await ask(restarted, '/')).body.toString()).toContain('build-2');
  });

  it.runIf(existsSync('/proc/self/fd'))('keeps no file open for readers who go away', async () => {
    const builds = aFolderOfBuilds();
    aBuild(builds, 'build-1', 'x'.repeat(8_000_000));
    const port = await serve(builds);
    const openFiles = () =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).startsWith(builds);
        } catch {
          return false; // Closed while we looked.
        }
      }).length;
    const breakOff = () =>
      new Promise<void>((done) => {
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`GET ${SCRIPT} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`),
        );
        socket.once('data', () => socket.destroy());
        socket.once('close', () => done());
      });
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 30 }, breakOff));
    expect(openFiles()).toBe(0);
    expect((await ask(port, SCRIPT)).body).toHaveLength(8_000_000);
  });
});
