import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, BlockList, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { expect, it, onTestFinished } from 'vitest';
import { guardServer } from '../../server/security.ts';
import { Turns } from '../../server/session/CommitQueue.ts';
import { awaitsRoom, openTableRooms } from '../../server/session/openClass.ts';
import { SessionDirectory } from '../../server/session/SessionDirectory.ts';
import { decideInThread } from '../../server/session/sessionLife.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { ThreadPool } from '../../server/threads/ThreadPool.ts';
import { ok } from '../../shared/kernel/result.ts';
import { aStoredClass } from './support/aStoredClass.ts';
import { SILENT } from './support/aStoredGame.ts';

/** Who acts in which turn of the loop. */
function aLog() {
  const log: { readonly name: string; readonly turn: number }[] = [];
  return {
    act: (name: string) => {
      log.push({ name, turn: performance.nodeTiming.uvMetricsInfo.loopCount });
    },
    /** Names of those who act in the same turn, one turn after the other. */
    turns: () =>
      [...Map.groupBy(log, ({ turn }) => turn).values()].map((acts) =>
        acts.map(({ name }) => name).join(' '),
      ),
  };
}

async function aClassOfTwoTables() {
  const folder = mkdtempSync(join(tmpdir(), 'accord-'));
  const store = await openSqliteStore({ folder, durability: 'full' }, SILENT);
  if (!store.ok) throw new Error(store.error);
  onTestFinished(async () => {
    await store.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return aStoredClass(store.value, { A: [1], B: [2] });
}

it('gives each caller a turn of the loop of its own, in order', async () => {
  const turns = new Turns();
  const { act, turns: taken } = aLog();
  const come = (caller: string) => turns.next().then(() => act(caller));
  await Promise.all(['a', 'b', 'c'].map(come));
  expect(taken()).toEqual(['a', 'b', 'c']);
});

it('gives some callers a turn of the loop together, and those who come later the next', async () => {
  const turns = new Turns(2);
  const { act, turns: taken } = aLog();
  const come = (caller: string) => turns.next().then(() => act(caller));
  await Promise.all(['a', 'b', 'c'].map(come));
  await Promise.all(['d', 'e'].map(come));
  expect(taken()).toEqual(['a b', 'c', 'd e']);
});

it('takes in what threads decided for several tables at one table a turn', async () => {
  const { classroom } = await aClassOfTwoTables();
  const { act, turns } = aLog();
  const run = () => Promise.resolve(ok(ok([])));
  const deciding = {
    prizes: { of: () => ({}) },
    threads: { run: run as unknown as ThreadPool['run'] },
    deciding: new Turns(),
    log: SILENT,
  };
  await Promise.all(
    [...classroom.tables].map(async ([letter, { table: game }]) => {
      const decide = decideInThread(deciding, game);
      const question = { actor: { type: 'host' }, intents: [], nowMs: 0 } as const;
      expect(await decide({ ...question, state: game.working.state })).toEqual(ok(ok([])));
      act(letter);
    }),
  );
  expect(turns()).toEqual(['A', 'B']);
});

it('opens the rooms of a deal one a turn, and sends nobody to a table before its own is there', async () => {
  const { classroom } = await aClassOfTwoTables();
  const sessions = [...classroom.tables.values()];
  const directory = new SessionDirectory();
  directory.addClass(classroom);
  const { act, turns } = aLog();
  const waiting: (readonly boolean[])[] = [];
  const opened = openTableRooms(
    {
      directory,
      openRoom: (gameId) => {
        act(gameId);
        waiting.push(sessions.map(awaitsRoom));
        return Promise.resolve();
      },
    },
    sessions,
  );
  expect(sessions.map(awaitsRoom)).toEqual([true, true]);
  await opened;
  expect(turns()).toEqual(['gA', 'gB']);
  expect(waiting).toEqual([
    [true, true],
    [false, true],
  ]);
  expect(sessions.map(awaitsRoom)).toEqual([false, false]);
});

it('opens no room of a class that was erased meanwhile', async () => {
  const { classroom } = await aClassOfTwoTables();
  const directory = new SessionDirectory();
  directory.addClass(classroom);
  const { act, turns } = aLog();
  const openRoom = (gameId: string): Promise<void> => {
    act(gameId);
    directory.removeClass(classroom);
    return Promise.resolve();
  };
  await openTableRooms({ directory, openRoom }, [...classroom.tables.values()]);
  expect(turns()).toEqual(['gA']);
});

it('opens a socket when its turn has come, and none that has closed meanwhile', async () => {
  const server = createServer();
  const opened: (string | undefined)[] = [];
  server.on('upgrade', ({ url }, socket) => {
    opened.push(url);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const turns: (() => void)[] = [];
  guardServer(server, {
    gate: { host: '127.0.0.1', allowedHosts: [], allowedOrigins: [], trustedProxies: new BlockList() },
    log: SILENT,
    isExpected: () => true,
    turn: () => new Promise((come) => turns.push(come)),
  });
  const { port } = server.address() as AddressInfo;
  const ask = async (room: string): Promise<Socket> => {
    const client = connect(port, '127.0.0.1');
    onTestFinished(() => void client.destroy());
    const [accepted] = (await once(server, 'connection')) as [Socket];
    const asked = once(server, 'upgrade');
    const host = `127.0.0.1:${port}`;
    client.write(
      `GET /process/${room}?sessionId=x HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    );
    await asked;
    return accepted;
  };
  const first = await ask('first');
  await ask('second');
  expect(opened).toEqual([]);
  first.destroy();
  for (const come of turns) come();
  await Promise.resolve();
  expect(opened).toEqual(['/process/second?sessionId=x']);
});
