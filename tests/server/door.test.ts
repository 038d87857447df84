import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseNetworks, placeOf } from '../../server/addresses.ts';
import { createAddressLimits, SERVER_LIMITS } from '../../server/limits/rateLimits.ts';
import { emptySession, Session } from '../../server/session/Session.ts';
import { tableToGiveUp } from '../../server/session/sessionLife.ts';
import type { OpenedClass } from '../../shared/protocol/classroom.ts';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { aClassBody } from './support/aClass.ts';
import { aClient, until } from './support/aClient.ts';
import { aServer, type AServer } from './support/aServer.ts';
import { SESSION_RECORD } from './support/aStoredGame.ts';
import { aTable } from './support/aTable.ts';
import { aRoomAddress, askOnce, handshake, join, openTable, post, wrongCodes } from './support/requests.ts';

const SCHOOL = '203.0.113.7';
const HOME = '198.51.100.9';

describe('the limits of guessing', () => {
  // Buckets fill up again while a busy machine leaves a test waiting.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  function useUp(limits: ReturnType<typeof createAddressLimits>, address: string, codes: string[]): number {
    const allowed = codes.filter((code) => {
      if (!limits.mayTryCode(address, code)) return false;
      limits.noteWrongCode(address, code);
      return true;
    });
    return allowed.length;
  }

  it('never refuses a code that was right from the same address, whatever others there have tried', () => {
    const limits = createAddressLimits(() => true);
    limits.noteRightCode(SCHOOL, 'AAAAAA');
    expect(useUp(limits, SCHOOL, wrongCodes(500))).toBeLessThan(80);
    expect(limits.mayTryCode(SCHOOL, 'BBBBBB')).toBe(false);
    expect(limits.mayTryCode(SCHOOL, 'AAAAAA')).toBe(true);
  });

  it('does not let one place use up the tries of others', () => {
    const limits = createAddressLimits(() => true);
    useUp(limits, HOME, wrongCodes(900));
    expect(limits.mayTryCode(SCHOOL, 'AAAAAA')).toBe(true);
  });

  it('keeps first tries for honest people while many places guess', () => {
    const limits = createAddressLimits(() => true);
    const codes = wrongCodes(900);
    // Fifteen places that have long used up their first mistakes leave nothing of the common budget.
    for (let place = 0; place < 15; place++) useUp(limits, `192.0.2.${place}`, codes);
    expect(limits.mayTryCode(SCHOOL, 'AAAAAA')).toBe(true);
    expect(limits.mayTryCode('192.0.2.1', 'AAAAAA')).toBe(false);
  });

  it('counts the same wrong code from one place once', () => {
    const limits = createAddressLimits(() => true);
    useUp(
      limits,
      SCHOOL,
      Array.from({ length: 500 }, () => 'ZZZZZZ'),
    );
    expect(useUp(limits, SCHOOL, wrongCodes(20))).toBe(20);
  });

  it('takes five days on average to hit one of two hundred tables', () => {
    const codes = 31 ** 6;
    const days = codes / 200 / SERVER_LIMITS.failedCodesPerMinute / 60 / 24;
    expect(days).toBeGreaterThan(5);
    const limits = createAddressLimits(() => true);
    const all = Array.from({ length: 200 }, (_, place) =>
      useUp(limits, `2001:db8:0:${place.toString(16)}::1`, wrongCodes(200)),
    );
    expect(all.reduce((sum, tried) => sum + tried, 0)).toBeLessThanOrEqual(
      SERVER_LIMITS.failedCodesPerMinute + 20,
    );
  });

  it('counts the addresses of one IPv6 network as one place', () => {
    expect(placeOf('2001:db8:1:2:3:4:5:6')).toBe(placeOf('2001:db8:1:2::9'));
    expect(placeOf('2001:db8:1:2::1')).not.toBe(placeOf('2001:db8:1:3::1'));
    expect(placeOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(placeOf('10.0.0.1')).not.toBe(placeOf('10.0.0.2'));
  });

  it('reads addresses and networks of proxies and names what is neither', () => {
    const read = parseNetworks(['127.0.0.1', '172.16.0.0/12', 'fd00::/8']);
    expect(read.ok && read.value.check('172.20.1.1', 'ipv4')).toBe(true);
    for (const wrong of ['abc', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0', 'fd00::/129'])
      expect(parseNetworks(['127.0.0.1', wrong])).toEqual({ ok: false, error: wrong });
  });
});

describe('the limits of opening', () => {
  it('leaves room for others however many tables one address opens, and gives it back', () => {
    const open = new Set<string>();
    const limits = createAddressLimits((code) => open.has(code));
    for (let count = 0; count < SERVER_LIMITS.openSessionsPerAddress; count++) {
      open.add(`code ${count}`);
      limits.noteOpened(SCHOOL, `code ${count}`);
    }
    expect([limits.mayOpen(SCHOOL), limits.mayOpen(HOME)]).toEqual([false, true]);
    open.delete('code 7');
    expect(limits.mayOpen(SCHOOL)).toBe(true);
  });

  it('lets four classes of one school open a table each person at once', () => {
    const limits = createAddressLimits(() => true);
    const opened = Array.from({ length: 4 * 30 }, () => limits.mayOpen(SCHOOL));
    expect(opened).not.toContain(false);
  });

  it('gives up the table left longest that nobody uses, and never one at which somebody sits', () => {
    const minutes = (count: number): number => count * 60_000;
    const used = { idleMs: minutes(900), wasVisited: true, isUnused: false };
    const left = { idleMs: minutes(90), wasVisited: true, isUnused: true };
    const leftLonger = { ...left, idleMs: minutes(120) };
    const unvisited = { idleMs: minutes(2), wasVisited: false, isUnused: true };
    const justOpened = { ...unvisited, idleMs: 1_000 };
    expect(tableToGiveUp([used, justOpened])).toBeUndefined();
    expect(tableToGiveUp([used, left, leftLonger, justOpened])).toBe(leftLonger);
    expect(tableToGiveUp([leftLonger, unvisited])).toBe(unvisited);
  });
});

describe('a class that was opened the evening before', () => {
  it('counts as visited once the server was started anew: nobody has to open its console within a quarter of an hour', () => {
    const opened = emptySession({ ...SESSION_RECORD, classId: 's1' });
    expect(new Session(opened, []).wasVisited).toBe(false);
    const fromDisk = { ...opened, answers: [], ballots: [] };
    expect(new Session(fromDisk, []).wasVisited).toBe(true);
  });
});

describe('the codes of classes and tables', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer({ TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => server.stop());

  it('are both told to nobody whose tries are used up', async () => {
    const { code: ofClass } = (await post<OpenedClass>(server.url, '/api/classes', aClassBody())).body;
    const { code: ofTable } = await openTable(server.url);
    const isRefused = async (code: string, address: string): Promise<boolean> => {
      const headers = { 'x-forwarded-for': address };
      const { status } = await askOnce(`${server.url}/api/sessions/${code}`, { headers });
      return status === 429;
    };
    // A try may come back before the code is asked for: then the next address shows it.
    const isEverRefused = async (code: string, network: string): Promise<boolean> => {
      for (let host = 1; host <= 4; host++) {
        const address = `${network}.${host}`;
        await Promise.all(wrongCodes(70).map((wrong) => isRefused(wrong, address)));
        if (await isRefused(code, address)) return true;
      }
      return false;
    };
    expect(await isEverRefused(ofTable, '192.0.2')).toBe(true);
    expect(await isEverRefused(ofClass, '198.51.100')).toBe(true);
  });
});

describe('the door of a table', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  it('lets nobody fill a table in seconds, keeps free seats and lets everyone back in', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    const startMs = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 160 }, (_, index) =>
        join(server.url, table.code, `Watcher ${index}`, { as: 'watch' }),
      ),
    );
    const minutes = (performance.now() - startMs) / 60_000;
    const refused = answers.filter(({ status }) => status !== 200);
    const most = SERVER_LIMITS.joinsPerGameAtOnce + SERVER_LIMITS.joinsPerGamePerMinute * minutes;
    expect(answers.length - refused.length).toBeLessThanOrEqual(most);
    expect(new Set(refused.map(({ body }) => body.error))).toEqual(new Set(['session/too-many-joins']));
    await ann.client.leave();
    expect((await aClient(server.url, table.gameId, ann.token)).welcomes[0]?.seat).toBe(ann.seat);
  });

  it('keeps one person from holding many entries at once', async () => {
    const { code, gameId } = await openTable(server.url);
    const { body } = await join(server.url, code, 'Ann');
    for (let entry = 0; entry < SERVER_LIMITS.openEntriesPerMember; entry++)
      await aRoomAddress(server.url, gameId, body.token);
    await expect(aRoomAddress(server.url, gameId, body.token)).rejects.toThrow('429');
  });

  it('opens a socket only to whoever has an entry, once', async () => {
    const { gameId, hostToken } = await openTable(server.url);
    const path = await aRoomAddress(server.url, gameId, hostToken);
    const open = (at: string) => handshake(server.port, { Origin: server.url }, at);
    for (const stranger of ['/', '/x/y', '/x/y?sessionId=abc', path.replace(/sessionId=.*/, 'sessionId=abc')])
      expect(await open(stranger), stranger).toContain('404');
    expect(await open(path)).toContain('101');
    expect(await open(path)).toContain('404');
  });

  it('opens a socket whatever name the server was given by lot, which stands first in its address', async () => {
    const { gameId, hostToken } = await openTable(server.url);
    for (const name of ['__abcdefg', '--abcdefg', '_-_-_-_-_']) {
      const path = await aRoomAddress(server.url, gameId, hostToken);
      const at = path.replace(/^\/[^/]+/, `/${name}`);
      expect(await handshake(server.port, { Origin: server.url }, at), name).toContain('101');
    }
  });

  it('closes a socket that asks before it has joined, and one that never joins', async () => {
    const { code, gameId } = await openTable(server.url);
    const { body } = await join(server.url, code, 'Ann');
    const silent = async (frames: Uint8Array<ArrayBuffer>[]): Promise<number> => {
      const path = await aRoomAddress(server.url, gameId, body.token);
      // Node takes headers here; the types of the browser do not know them.
      const options = { headers: { origin: server.url } } as unknown as string[];
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, options);
      return new Promise((done) => {
        socket.addEventListener('open', () => frames.forEach((frame) => socket.send(frame)));
        socket.addEventListener('close', ({ code: closeCode }) => done(closeCode));
      });
    };
    // ROOM_DATA, type "talk", nothing in it.
    const early = Uint8Array.from([13, 0xa4, ...Buffer.from('talk'), 0xc0]);
    expect(await silent([early])).toBe(CLOSE_CODES.flood);
    expect(await silent([])).toBe(1006);
  });

  it('tells any of its pages that live connections get through, and hangs up', async () => {
    const options = { headers: { origin: server.url } } as unknown as string[];
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/check/socket`, options);
    const heard: unknown[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(data));
    const closed = await new Promise((done) => socket.addEventListener('close', ({ code }) => done(code)));
    expect([heard, closed]).toEqual([['ok'], 1000]);
    expect(await handshake(server.port, { Origin: 'http://evil.example' }, '/check/socket')).toContain('403');
  });

  it('keeps no line open for whoever tried one and does not hang up', async () => {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    let isReset = false;
    socket.on('error', () => (isReset = true));
    socket.write(
      `GET /check/socket HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nOrigin: ${server.url}\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await new Promise((done) => socket.resume().once('end', done));
    await until('the end of the line', () => {
      if (!isReset) socket.write('still here');
      return isReset;
    });
    socket.destroy();
  });

  it('writes few lines about bytes that it cannot read', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    const before = server.output().length;
    // ROOM_DATA with a type whose bytes are no UTF-8.
    for (let frame = 0; frame < 120; frame++)
      ann.client.room.connection.send(Uint8Array.from([13, 0xa4, 0xff, 0xff, 0xff, 0xff, 0xc0]));
    expect(await ann.client.nowMs()).toBeGreaterThanOrEqual(0);
    expect(server.output().slice(before)).not.toContain('utf8Read');
    expect(server.output().length - before).toBeLessThan(6_000);
  });

  it('keeps ten consoles open and closes the oldest', async () => {
    const { gameId, hostToken } = await openTable(server.url);
    const first = await aClient(server.url, gameId, hostToken);
    for (let more = 0; more < SERVER_LIMITS.consolesPerGame; more++)
      await aClient(server.url, gameId, hostToken);
    expect(await first.closed).toBe(CLOSE_CODES.replaced);
  });

  it('removes all who only watch and leaves who sits', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    const eve = await table.guest('Eve', { as: 'watch' });
    const idle = await join(server.url, table.code, 'Idle', { as: 'watch' });
    expect((await ann.client.ask({ type: 'removeWatchers' }, { type: 'session' })).refusal?.code).toBe(
      'host/only',
    );
    expect((await table.host.ask({ type: 'removeWatchers' }, { type: 'session' })).refusal).toBeUndefined();
    expect(await eve.client.closed).toBe(CLOSE_CODES.removed);
    await until('the list', () => table.host.session().people.length === 1);
    expect(table.host.session().people[0]?.name).toBe('Ann');
    await expect(aClient(server.url, table.gameId, idle.body.token)).rejects.toThrow();
    expect(await post(server.url, '/api/join', { code: table.code, name: 'Eve', as: 'watch' })).toMatchObject(
      {
        status: 200,
      },
    );
  });
});

describe('a big screen on another device', () => {
  let server: AServer;
  beforeAll(async () => {
    server = await aServer();
  });
  afterAll(() => server.stop());

  async function aScreen(code: string): Promise<{ gameId: string; token: string }> {
    const answer = await post<{ gameId: string; token: string }>(server.url, '/api/screen', { code });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  it('opens by the code of the console and shows nothing but the public view', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    const { code, token } = table.host.welcomes[0]?.screen ?? { code: '', token: '' };
    expect(await aScreen(code)).toEqual({ gameId: table.gameId, token });
    const screen = await aClient(server.url, table.gameId, token);
    expect(screen.welcomes[0]).toMatchObject({ role: 'watcher', mayHost: false });
    expect(screen.welcomes[0]?.screen).toBeUndefined();
    await table.host.ask({ type: 'reissueLink', member: ann.member }, { type: 'session' });
    await table.host.until('the new link', ({ tickets }) => tickets.length === 1);
    await screen.until('the briefing', ({ game }) => game().phase === 'briefing');
    expect(screen.tickets).toEqual([]);
    expect(screen.overlays.flatMap(({ documents }) => Object.keys(documents))).toEqual([]);
    expect(screen.session().people.map(({ name }) => name)).toEqual(['Ann']);
  });

  it('can do nothing, and is nobody at the table', async () => {
    const table = await aTable(server.url);
    const screen = await aClient(server.url, table.gameId, table.host.welcomes[0]?.screen?.token ?? '');
    const refusals: [object, string, string][] = [
      [{ type: 'startGame' }, 'intent', 'host/only'],
      [{ type: 'lock', locked: true }, 'session', 'host/only'],
      [{ type: 'declareReady', ready: true }, 'intent', 'intent/not-allowed'],
      [{ channel: { type: 'plenary' }, body: { type: 'text', text: 'hi' } }, 'talk', 'seat/not-yours'],
    ];
    for (const [intent, type, code] of refusals)
      expect((await screen.ask(intent, { type })).refusal?.code, type).toBe(code);
    expect(table.host.session().people).toEqual([]);
  });

  it('takes neither the host’s proposals nor a seat when the host’s or a player’s own device opens it', async () => {
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    for (const token of [table.hostToken, ann.token]) {
      const screen = await aClient(server.url, table.gameId, token, { screen: true });
      expect(screen.welcomes[0]).toMatchObject({ role: 'watcher', mayHost: false });
    }
    expect(ann.client.room.connection.isOpen).toBe(true);
  });

  it('opens after a restart with the same code, and never by the code that players join with', async () => {
    const table = await aTable(server.url);
    const { code } = table.host.welcomes[0]?.screen ?? { code: '' };
    await server.kill();
    await server.start();
    expect((await aScreen(code)).gameId).toBe(table.gameId);
    expect((await post(server.url, '/api/screen', { code: table.code })).status).toBe(404);
    expect((await join(server.url, code, 'Ben')).status).toBe(404);
  });
});
