import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable, type ATable, type Guest } from '../server/support/aTable.ts';
import { askOnce, join, post } from '../server/support/requests.ts';
import { PATIENCE_MS } from '../support/patience.ts';

const REQUESTS_AT_ONCE = 12;
const SOCKETS = 600;
const FRAMES_A_SOCKET = 120;
/** A connection on which the server waits for more bytes is given up after this time. */
const READ_MS = 3_000;

/** Codes of the room protocol, and their neighbours. */
const FRAME_CODES = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 0, 255];

const hostile = fc.constantFrom(
  '/',
  '/matchmake/joinById/x',
  `/matchmake/joinById/${'x'.repeat(500)}`,
  '/matchmake/create/game',
  '/matchmake/constructor/__proto__',
  '/matchmake/joinById/%E0%A4%A',
  '/api/sessions',
  '/api/sessions/%00',
  '/api/sessions/__proto__',
  '/api/join',
  '/../../../etc/passwd',
  '/assets/..%2f..%2fpackage.json',
  '/%',
  '//x',
  '*',
  'http://other.example/api/join',
  '/x/constructor?sessionId=1',
);
const header = fc.constantFrom(
  'Host: [',
  'Host: a b',
  'Host: 127.0.0.1',
  'Host: ',
  'Origin: null',
  'Origin: http://%',
  'X-Forwarded-Proto: ::::',
  'X-Forwarded-For: \u0001,,,',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Content-Type: application/json',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Range: bytes=9-1',
  'Accept-Encoding: br;q=x',
);
const body = fc.oneof(
  fc.constantFrom('', '{}', '{', '[]', 'null', '{"__proto__":{"x":1}}', '5\r\n{"a":\r\n0\r\n\r\n'),
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const method = fc.constantFrom(
  'GET',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'TRACE',
  'CONNECT',
  'X',
  'get',
);
const request = fc.record({
  method,
  path: fc.oneof(hostile, fc.webPath(), fc.string({ unit: 'binary', maxLength: 30 })),
  headers: fc.array(header, { maxLength: 6 }),
  body,
});

/** Made before anybody connects: a client that computes for seconds answers no ping of the server. */
const REQUESTS = fc.sample(request, 3_000);

describe('anything on the wire', () => {
  let server: AServer;
  let table: ATable;
  let ann: Guest;
  beforeAll(async () => {
    server = await aServer();
    table = await aTable(server.url);
    ann = await table.guest('Ann');
    await table.start();
  });
  afterAll(() => server.stop());

  async function stillServes(): Promise<void> {
    expect((await askOnce(`${server.url}/healthz`)).ok, server.output().slice(-2_000)).toBe(true);
    const lost = await Promise.race([ann.client.closed, Promise.resolve(0)]);
    expect(lost, server.output().slice(-2_000)).toBe(0);
    expect((await ann.client.ask({ type: 'declareReady', ready: false })).seq).toBeGreaterThan(0);
  }

  /** Sends bytes as one connection and waits until the server has answered or hung up, or says nothing for so long. */
  function sendRaw(bytes: Buffer, patienceMs: number): Promise<string> {
    return new Promise((resolve) => {
      let heard = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
      socket.setTimeout(patienceMs, () => socket.destroy());
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString('latin1')));
      socket.on('error', () => resolve(heard));
      socket.on('close', () => resolve(heard));
    });
  }

  it('requests of any method, path, header and body leave the server up and no one let in', async () => {
    for (let first = 0; first < REQUESTS.length; first += REQUESTS_AT_ONCE) {
      const batch = REQUESTS.slice(first, first + REQUESTS_AT_ONCE);
      await Promise.all(
        batch.map(async (each) => {
          const head = [`${each.method} ${each.path} HTTP/1.1`, ...each.headers].join('\r\n');
          const answer = await sendRaw(Buffer.from(`${head}\r\n\r\n${each.body}`, 'utf8'), READ_MS);
          expect(answer, JSON.stringify(each)).not.toMatch(/access-control|root:x:|"sessionId"/i);
          expect(answer, JSON.stringify(each)).not.toMatch(/^HTTP\/1\.1 500/);
        }),
      );
    }
    await stillServes();
  });

  it('a hundred bodies of 100 MB are turned away unread', async () => {
    const head =
      'POST /api/join HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n';
    const chunk = Buffer.alloc(256 * 1024, 32);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => sendRaw(Buffer.concat([Buffer.from(head), chunk]), PATIENCE_MS)),
    );
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 413')).length).toBeGreaterThan(80);
    await stillServes();
  });

  it('frames of any bytes leave the server up and everyone else in play', async () => {
    const watchers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => join(server.url, table.code, `W${index}`, { as: 'watch' })),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc
        .tuple(fc.constantFrom(...FRAME_CODES), fc.uint8Array({ maxLength: 48 }))
        .map(([code, rest]) => Uint8Array.of(code, ...rest)),
      // A request of a known type with a broken payload: code, number, short string, rest.
      fc
        .tuple(
          fc.constantFrom('intent', 'session', 'talk', 'clock', '__proto__', ''),
          fc.uint8Array({ maxLength: 40 }),
        )
        .map(([type, rest]) => Uint8Array.of(19, 1, 0xa0 | type.length, ...Buffer.from(type), ...rest)),
      fc
        .tuple(fc.constantFrom('intent', 'talk', '*', 'constructor'), fc.uint8Array({ maxLength: 40 }))
        .map(([type, rest]) => Uint8Array.of(13, 0xa0 | type.length, ...Buffer.from(type), ...rest)),
    );
    let sent = 0;
    for (let round = 0; sent < SOCKETS * FRAMES_A_SOCKET; round++) {
      const token = watchers[round % watchers.length]?.body.token;
      sent += await babble(
        token ?? '',
        fc.sample(bytes, FRAMES_A_SOCKET).map((frame) => Uint8Array.from(frame)),
      );
    }
    // Larger than any frame may be.
    await babble(watchers[0]?.body.token ?? '', [new Uint8Array(17 * 1024)]);
    await stillServes();
  });

  /** Enters as a person would, then says the given frames; returns how many went out. */
  async function babble(token: string, frames: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
    type Place = { readonly processId: string; readonly sessionId: string };
    const { status, body } = await post<Place>(server.url, `/matchmake/joinById/${table.gameId}`, { token });
    if (status !== 200) {
      await new Promise((done) => setTimeout(done, 20));
      return 0;
    }
    const url = `${server.url.replace('http', 'ws')}/${body.processId}/${table.gameId}?sessionId=${body.sessionId}`;
    const socket = new WebSocket(url, { headers: { origin: server.url } } as never);
    let sent = 0;
    await new Promise<void>((done) => {
      const timer = setTimeout(() => socket.close(), 1_000);
      socket.onopen = () => {
        socket.send(Uint8Array.of(10));
        for (const frame of frames) {
          socket.send(frame);
          sent += 1;
        }
        setTimeout(() => socket.close(), 30);
      };
      socket.onerror = () => done();
      socket.onclose = () => {
        clearTimeout(timer);
        done();
      };
    });
    return sent;
  }
});
