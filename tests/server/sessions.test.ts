import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/aClient.ts';
import type { OpenedSession } from '../../shared/protocol/session.ts';
import { aServer, type AServer } from './support/aServer.ts';
import {
  aRoomAddress,
  aSessionBody,
  findCode,
  get,
  handshake,
  join,
  openTable,
  post,
  wrongCodes,
} from './support/requests.ts';
import { SERVER_LIMITS } from '../../server/limits/rateLimits.ts';

/** A request with any headers, which `fetch` would not allow. Resolves with the status, also if the body is not taken. */
function rawRequest(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0, headers: response.headers });
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

describe('sessions over HTTP', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  it('opens a table and finds it by its code, without its seed', async () => {
    const opened = await openTable(server.url, aSessionBody({}, { seed: 'secret-seed-7' }));
    expect(opened.code).toMatch(/^[23456789A-HJKMNP-Z]{6}$/);
    expect(opened.hostToken).toMatch(/^[\w-]{22}$/);
    expect(opened.member).toBeUndefined();
    const card = await findCode(server.url, opened.code.toLowerCase());
    expect(card.body).toMatchObject({ code: opened.code, gameId: opened.gameId, started: false });
    expect(card.body.freeSeats).toHaveLength(4);
    expect(JSON.stringify(card.body)).not.toContain('secret-seed-7');
  });

  it('deals seats in the order of the scenario, then lets people watch', async () => {
    const { code } = await openTable(server.url);
    const { body: card } = await findCode(server.url, code);
    const seats: (string | undefined)[] = [];
    for (const name of ['Ann', 'Ben', 'Cy', 'Dee', 'Eve'])
      seats.push((await join(server.url, code, name)).body.seat);
    expect(seats).toEqual([...card.freeSeats, undefined]);
  });

  it('gives the same place to a join that is sent again', async () => {
    const { code } = await openTable(server.url);
    const token = 'A'.repeat(21) + 'x';
    const [first, second] = await Promise.all([
      join(server.url, code, 'Ann', { token }),
      join(server.url, code, 'Ann', { token }),
    ]);
    expect(first).toMatchObject({ status: 200, body: { token, name: 'Ann' } });
    expect(second).toEqual(first);
    expect(await join(server.url, code, 'Ann', { token })).toEqual(first);
    expect((await join(server.url, code, 'Ann')).body.error).toBe('name/taken');
    expect((await findCode(server.url, code)).body.freeSeats).toHaveLength(3);
  });

  it('gives the seat that was asked for, and names the one that is gone', async () => {
    const { code } = await openTable(server.url);
    expect((await join(server.url, code, 'Ann', { seat: 'DUN' })).body.seat).toBe('DUN');
    expect(await join(server.url, code, 'Ben', { seat: 'DUN' })).toMatchObject({
      status: 409,
      body: { error: 'seat/taken' },
    });
    expect(await join(server.url, code, 'Ben', { seat: 'XYZ' })).toMatchObject({
      status: 422,
      body: { error: 'seat/unknown' },
    });
    expect((await join(server.url, code, 'Ben', { as: 'watch' })).body.seat).toBeUndefined();
  });

  it('seats a soloist at once and keeps others out', async () => {
    const opened = await openTable(server.url, aSessionBody({ solo: true }, { timed: false }));
    expect(opened.member?.seat).toBeDefined();
    expect(await join(server.url, opened.code, 'Ben')).toMatchObject({
      status: 403,
      body: { error: 'session/locked' },
    });
  });

  it('seats a soloist where they wish, and opens no table for a seat that there is not', async () => {
    const opened = await openTable(server.url, aSessionBody({ solo: true, seat: 'DUN' }, { timed: false }));
    expect(opened.member?.seat).toBe('DUN');
    const ask = (seat: string) =>
      post(server.url, '/api/sessions', aSessionBody({ solo: true, seat }, { timed: false }));
    expect((await ask('SH')).body).toEqual({ error: 'seat/unknown' });
    for (const name of ['constructor', '__proto__'])
      expect((await ask(name)).body).toEqual({ error: 'session/malformed' });
  });

  it('seats whoever opens a table for friends, under a name that a friend cannot have too, and gives out no host’s link', async () => {
    const body = aSessionBody({ leader: ' Mia ', seat: 'DUN' }, { timed: false });
    const answer = await post<OpenedSession>(server.url, '/api/sessions', body);
    expect(answer.body).toMatchObject({ member: { name: 'Mia', seat: 'DUN' } });
    expect(answer.body).not.toHaveProperty('hostToken');
    const { code } = answer.body;
    expect((await findCode(server.url, code)).body).toMatchObject({ started: false });
    expect((await join(server.url, code, 'mia')).body.error).toBe('name/taken');
    expect((await findCode(server.url, code)).body).toMatchObject({
      taken: [{ economy: 'DUN', name: 'Mia' }],
    });
    // Cato sells the same good as Dune.
    expect((await join(server.url, code, 'Jonas')).body.seat).toBe('BOR');
    for (const [leader, error] of [
      ['', 'name/empty'],
      ['Host', 'name/reserved'],
    ] as const)
      expect((await post(server.url, '/api/sessions', aSessionBody({ leader }))).body).toEqual({ error });
  });

  it('refuses names that cannot stand beside others', async () => {
    const { code } = await openTable(server.url);
    await join(server.url, code, 'Zoë');
    const tries: [string, number, string][] = [
      ['', 422, 'name/empty'],
      [' \u200b\u202e ', 422, 'name/empty'],
      ['x'.repeat(25), 422, 'name/too-long'],
      ['ZOË', 409, 'name/taken'],
      ['Zoe', 409, 'name/taken'],
      ['Zоë', 409, 'name/taken'],
      ['Teacher', 422, 'name/reserved'],
      ['主持人', 422, 'name/reserved'],
      ['Zoe\u0308', 409, 'name/taken'],
      ['z o ë', 409, 'name/taken'],
      [`a${'\u0301'.repeat(300)}`, 400, 'session/malformed'],
      [`a${'\u0301'.repeat(10_000)}`, 413, 'session/malformed'],
    ];
    for (const [name, status, error] of tries)
      expect(await join(server.url, code, name), name.slice(0, 30)).toMatchObject({
        status,
        body: { error },
      });
  });

  it('answers what it cannot read with a code', async () => {
    const { code } = await openTable(server.url);
    const bad: [string, unknown][] = [
      ['/api/sessions', '{'],
      ['/api/sessions', {}],
      ['/api/sessions', aSessionBody({}, { opening: 'today' })],
      ['/api/sessions', { ...aSessionBody(), extra: 1 }],
      ['/api/join', { code, name: 1, as: 'player' }],
      ['/api/join', { code, name: 'Ann', as: 'host' }],
      ['/api/join', []],
    ];
    for (const [path, body] of bad)
      expect(await post(server.url, path, body), JSON.stringify(body)).toMatchObject({
        status: 400,
        body: { error: 'session/malformed' },
      });
    expect((await get(server.url, '/api/nothing')).status).toBe(404);
  });

  it('refuses a body above the limit before it is read', async () => {
    const body = Buffer.alloc(SERVER_LIMITS.bodyBytes + 1, 32);
    for (const path of ['/api/join', '/matchmake/joinById/x', '/matchmake/create/game', '/anything']) {
      const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
      expect((await rawRequest(server.port, path, { method: 'POST', headers, body })).status, path).toBe(413);
    }
    const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const answer = await rawRequest(server.port, '/api/join', { method: 'POST', headers: chunked, body });
    expect(answer.status).toBe(411);
  });

  it('speaks to its own pages only and sends no CORS header', async () => {
    const own = `http://127.0.0.1:${server.port}`;
    const foreign = await rawRequest(server.port, '/api/sessions/AAAAAA', {
      headers: { origin: 'http://evil.example' },
    });
    expect(foreign.status).toBe(403);
    for (const origin of [own, 'http://evil.example', 'null']) {
      for (const path of ['/', '/healthz', '/matchmake/joinById/x', '/api/sessions/AAAAAA']) {
        for (const method of ['GET', 'POST', 'OPTIONS']) {
          const answer = await rawRequest(server.port, path, { method, headers: { origin } });
          const cors = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'));
          expect(cors, `${method} ${path} from ${origin}`).toEqual([]);
        }
      }
    }
  });

  it('upgrades sockets of its own pages only', async () => {
    const own = `http://127.0.0.1:${server.port}`;
    expect(await handshake(server.port, {})).toContain('403');
    expect(await handshake(server.port, { Origin: 'http://evil.example' })).toContain('403');
    expect(await handshake(server.port, { Origin: 'null' })).toContain('403');
    const table = await openTable(server.url);
    const path = await aRoomAddress(server.url, table.gameId, table.hostToken);
    expect(await handshake(server.port, { Origin: 'http://evil.example' }, path)).toContain('403');
    expect(await handshake(server.port, { Origin: own }, path)).toContain('101');
    // A forged Host that agrees with a foreign origin is what a page at that name would send: it is its own page.
    expect(await handshake(server.port, { Origin: own, Host: 'bad host' })).toContain('400');
  });

  it('knows addresses and local names as its own, and refuses a name that could be a stranger’s', async () => {
    const statusAs = async (host: string): Promise<number> =>
      (await rawRequest(server.port, '/healthz', { headers: { host: `${host}:${server.port}` } })).status;
    for (const own of ['127.0.0.1', '192.168.1.20', '[fd00::1]', 'localhost', 'school-pc', 'school-pc.local'])
      expect(await statusAs(own), own).toBe(200);
    for (const stranger of ['rebound.example', 'accord.attacker.test.example'])
      expect(await statusAs(stranger), stranger).toBe(421);
    const listed = await aServer({
      ALLOWED_HOSTS: 'game.school.example',
      ALLOWED_ORIGINS: 'https://other.example/',
    });
    try {
      for (const host of ['game.school.example', 'other.example'])
        expect((await rawRequest(listed.port, '/healthz', { headers: { host } })).status, host).toBe(200);
      expect(
        (await rawRequest(listed.port, '/healthz', { headers: { host: 'school.example' } })).status,
      ).toBe(421);
    } finally {
      await listed.stop();
    }
  });

  it('logs each refused origin once', async () => {
    for (let visit = 0; visit < 3; visit++)
      await rawRequest(server.port, '/', { headers: { origin: 'http://blank.example' } });
    await until('the line', () => server.output().includes('blank.example'));
    expect(server.output().split('http://blank.example')).toHaveLength(2);
  });

  it('lets nobody make or list rooms through the library', async () => {
    for (const method of ['create', 'join', 'joinOrCreate', 'reconnect']) {
      const { status } = await post(server.url, `/matchmake/${method}/game`, {});
      expect(status, method).toBeGreaterThanOrEqual(400);
    }
    expect((await rawRequest(server.port, '/__healthcheck')).status).toBe(404);
  });

  it('sends a policy that works on plain http', async () => {
    const { headers } = await rawRequest(server.port, '/healthz');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|upgrade-insecure/);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['cross-origin-opener-policy']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('says that it is well and ready', async () => {
    expect(await get(server.url, '/healthz')).toMatchObject({ status: 200 });
    expect(await get(server.url, '/readyz')).toEqual({
      status: 200,
      body: { ready: true, threads: 'working' },
    });
  });

  it('seats forty people who come at once', async () => {
    const { code } = await openTable(server.url);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => join(server.url, code, `Person ${index}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    const seats = answers.flatMap(({ body }) => body.seat ?? []);
    expect(new Set(seats).size).toBe(4);
    expect(new Set(answers.map(({ body }) => body.member)).size).toBe(40);
  });

  // Last: it uses up the tries of this address.
  it('stops whoever guesses codes, and counts failures only', async () => {
    const { code } = await openTable(server.url);
    for (let tries = 0; tries < 30; tries++) expect((await findCode(server.url, code)).status).toBe(200);
    const statuses: number[] = [];
    // However long each try takes, some are refused before the budget has filled up again so often.
    for (const wrong of wrongCodes(900)) {
      statuses.push((await findCode(server.url, wrong)).status);
      if (statuses.at(-1) === 429) break;
    }
    expect(statuses.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 404));
    expect(statuses.at(-1)).toBe(429);
    expect((await findCode(server.url, wrongCodes(1)[0] ?? '')).status).toBe(404);
    // A class behind the same address: the code of its table was opened and found from there.
    expect(await join(server.url, code, 'Late')).toMatchObject({ status: 200 });
    const late = await openTable(server.url);
    expect(await join(server.url, late.code, 'Later')).toMatchObject({ status: 200 });
  });

  it('keeps tokens, names, codes of people and addresses out of its log', async () => {
    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(50);
    expect(log.join('\n')).not.toMatch(/Person|Zoë|127\.0\.0\.1|secret-seed/);
  });
});
