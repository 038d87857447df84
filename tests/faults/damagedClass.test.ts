import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import {
  type AClass,
  aClass,
  aClassClient,
  type ClassClient,
  dealAll,
  gather,
  sit,
} from '../server/support/aClass.ts';
import { aClient } from '../server/support/aClient.ts';
import { anIdleServer, aServer, type AServer } from '../server/support/aServer.ts';
import { post } from '../server/support/requests.ts';
import type { JoinedClass } from '../../shared/protocol/classroom.ts';

const PRESS = { type: 'press', press: 'pauseClock' } as const;

/** Where everybody of a class belongs: table and seat. */
function places({ people }: ClassClient): Readonly<Record<string, string>> {
  return Object.fromEntries(people().map(({ member, table, seat }) => [member, `${table} ${seat}`]));
}

describe('the log of a class that is damaged', () => {
  let server: AServer;
  afterEach(() => server.stop());

  type Played = AClass & { readonly before: Readonly<Record<string, string>> };
  /** A class in its negotiation on a server that has ended, and where; each test has a copy. */
  let played: { readonly room: Played; readonly folder: string };
  const aFolder = (): string => mkdtempSync(join(tmpdir(), 'accord-'));

  beforeAll(async () => {
    const folder = aFolder();
    const first = await aServer({ DATA_DIR: folder });
    const room = await aClass(first.url);
    await gather(room, 8);
    await dealAll(room);
    for (const intent of [{ type: 'startPlay' }, { type: 'press', press: 'skipPhase' }])
      expect((await room.host.ask(intent)).refusal).toBeUndefined();
    await room.host.until('negotiation', ({ summaries }) =>
      summaries().every(({ phase }) => phase === 'negotiation'),
    );
    await room.host.until('seats', ({ people }) => people().every(({ seat }) => seat !== undefined));
    played = { room: { ...room, before: places(room.host) }, folder };
    await first.kill();
  });
  afterAll(() => rmSync(played.folder, { recursive: true, force: true }));

  async function aPlayingClass(): Promise<Played> {
    const folder = aFolder();
    cpSync(played.folder, folder, { recursive: true });
    server = await anIdleServer({ DATA_DIR: folder });
    return played.room;
  }
  /** The same class, its server and its host back again. */
  async function aReopenedClass(): Promise<AClass> {
    const { classId, code, hostToken } = await aPlayingClass();
    await server.start();
    return {
      classId,
      code,
      hostToken,
      host: await aClassClient(server.url, classId, hostToken),
      join: (name, extra = {}) =>
        post<JoinedClass>(server.url, '/api/join', { code, name, as: 'player', ...extra }),
    };
  }
  async function restartAfter(sql: string): Promise<void> {
    await server.kill();
    const database = new DatabaseSync(join(server.dataFolder, 'accord.sqlite'));
    const { changes } = database.prepare(sql).run();
    database.close();
    expect(Number(changes)).toBeGreaterThan(0);
    await server.start();
  }

  it.each([
    ['the row of the deal is gone', "delete from session_log where type = 'applyDeal'"],
    ['somebody who entered is in no row', 'delete from session_log where seq = 4'],
    ['a row was changed', "update session_log set at_ms = at_ms + 1 where type = 'startPlay'"],
    ['a row cannot be read', "update session_log set body = '[{' where type = 'startPlay'"],
  ])('waits for its host, and then has everybody where they sit: %s', async (_what, sql) => {
    const { classId, hostToken, before } = await aPlayingClass();
    await restartAfter(sql);
    expect(server.output()).toMatch(/"what":"class".*set aside/);
    const host = await aClassClient(server.url, classId, hostToken);
    expect(host.view().historyLost).toBe(true);
    expect((await host.ask(PRESS)).refusal?.code).toBe('server/history-lost');
    expect((await host.ask({ type: 'continueAfterLoss' }, { type: 'session' })).refusal).toBeUndefined();
    await host.until(
      'the class',
      ({ view }) => view().historyLost === undefined && view().stage === 'playing',
    );
    await host.until(
      'everybody',
      ({ people }) => people().length === 8 && people().every(({ seat }) => seat !== undefined),
    );
    expect(places(host)).toEqual(before);
    expect((await host.ask(PRESS)).refusal).toBeUndefined();
    await server.kill();
    await server.start();
    const again = await aClassClient(server.url, classId, hostToken);
    await again.until('everybody', ({ people }) => people().length === 8);
    expect([again.view().historyLost, places(again)]).toEqual([undefined, before]);
  });

  it('does not stop the tables: who sits there plays on meanwhile', async () => {
    const room = await aReopenedClass();
    const [first] = await gather(room, 1, 9);
    const { client, gameId } = await sit(server.url, room, must(first, 'somebody late'));
    await client.room.leave();
    await restartAfter("delete from session_log where type = 'press'");
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    expect(host.view().historyLost).toBe(true);
    const table = await aClient(server.url, gameId, room.hostToken);
    expect((await table.ask({ type: 'pauseClock' })).refusal).toBeUndefined();
  });

  it('is told by the devices that had seen more of it', async () => {
    const room = await aReopenedClass();
    const [late] = [(await room.join('Late')).body];
    const { client } = await sit(server.url, room, late);
    await client.room.leave();
    await room.host.until('Late', ({ people }) => people().length === 9);
    const { seq, witness } = room.host.room.state;
    await restartAfter(`delete from session_log where seq >= ${seq}`);
    const host = await aClassClient(server.url, room.classId, room.hostToken);
    expect(host.view().historyLost).toBeUndefined();
    await aClassClient(server.url, room.classId, room.hostToken, { witness: `${seq}.${witness}` });
    await host.until('the loss', ({ view }) => view().historyLost === true);
    expect((await host.ask({ type: 'continueAfterLoss' }, { type: 'session' })).refusal).toBeUndefined();
    await host.until('Late', ({ view, people }) => view().historyLost === undefined && people().length === 9);
    // What was accepted is not told again.
    await aClassClient(server.url, room.classId, room.hostToken, { witness: `${seq}.${witness}` });
    expect((await host.ask(PRESS)).refusal).toBeUndefined();
  });
});
