import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aClient, type AClient } from '../server/support/aClient.ts';
import { anIdleServer, aServer, type AServer } from '../server/support/aServer.ts';
import { aTable, type ATable, type Guest } from '../server/support/aTable.ts';
import { readDisk } from './support.ts';

const WAL_FRAME_BYTES = 24 + 4096;

function cutFrames(count: number, path: string): void {
  truncateSync(path, statSync(path).size - count * WAL_FRAME_BYTES);
}

function flipLastByte(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

describe('history that was lost', () => {
  let server: AServer;
  afterEach(() => server.stop());

  type Play = { readonly table: ATable; readonly ann: Guest; readonly eve: Guest; readonly witness: string };

  const aFolder = (): string => mkdtempSync(joinPath(tmpdir(), 'accord-'));
  /** What a server that died has left of a table that was played once, and where; each test has a copy. */
  let left: { readonly play: Play; readonly folder: string };

  /** A table in its negotiation with a seat and a watcher, the last rows pressed by the seat, and the server dead. */
  beforeAll(async () => {
    const folder = aFolder();
    const first = await aServer({ DATA_DIR: folder });
    const table = await aTable(first.url);
    const ann = await table.guest('Ann');
    const eve = await table.guest('Eve', { as: 'watch' });
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('negotiation', ({ game }) => game().phase === 'negotiation');
    // No bot writes in between: the last rows are those of the presses.
    await table.host.ask({ type: 'pauseClock' });
    for (const ready of [true, false, true, false]) await ann.client.ask({ type: 'declareReady', ready });
    const { seq } = await table.host.ask({ type: 'addMinute' });
    for (const { until } of [ann.client, eve.client])
      await until('the last row', (c) => c.seq() >= (seq ?? 0));
    const witness = ann.client.witness();
    await first.kill();
    left = { play: { table, ann, eve, witness }, folder };
  });
  afterAll(() => rmSync(left.folder, { recursive: true, force: true }));

  async function aDeadTable(): Promise<Play> {
    const folder = aFolder();
    cpSync(left.folder, folder, { recursive: true });
    server = await anIdleServer({ DATA_DIR: folder });
    return left.play;
  }

  const back = (gameId: string, token: string, witness?: string): Promise<AClient> =>
    aClient(server.url, gameId, token, witness === undefined ? {} : { witness });
  const walPath = () => joinPath(server.dataFolder, 'accord.sqlite-wal');

  function onDisk(change: (database: DatabaseSync) => void): void {
    const database = new DatabaseSync(joinPath(server.dataFolder, 'accord.sqlite'));
    change(database);
    database.close();
  }
  function deleteLastRows(gameId: string, count: number): void {
    onDisk((database) =>
      database
        .prepare(
          'delete from log where game_id = ? and seq > (select max(seq) - ? from log where game_id = ?)',
        )
        .run(gameId, count, gameId),
    );
  }

  async function expectSaid({ table, ann, witness }: Play): Promise<void> {
    const host = await back(table.gameId, table.hostToken);
    const again = await back(table.gameId, ann.token, witness);
    await host.until('the notice', ({ session }) => session().historyLost);
    expect((await again.ask({ type: 'declareReady', ready: true })).refusal?.code).toBe(
      'server/history-lost',
    );
  }

  it.each([
    ['one row deleted', ({ table }: Play) => deleteLastRows(table.gameId, 1)],
    ['one frame cut from the log of writes', () => cutFrames(1, walPath())],
    ['two frames cut from the log of writes', () => cutFrames(2, walPath())],
    [
      'the last bytes of the log of writes cut off',
      () => truncateSync(walPath(), statSync(walPath()).size - 10),
    ],
    ['the last byte of the log of writes flipped', () => flipLastByte(walPath())],
  ])('is said after %s', async (_how, lose) => {
    const play = await aDeadTable();
    cutToLastRow(play.table.gameId);
    const rowsBefore = readRows(play.table.gameId);
    lose(play);
    await server.start();
    await expectSaid(play);
    await server.kill();
    // The rows that the restart wrote have taken the place of what was lost.
    expect(readRows(play.table.gameId)).not.toEqual(rowsBefore);
  });

  it('leaves a table unknown where all writes are gone', async () => {
    const { table, ann, witness } = await aDeadTable();
    rmSync(walPath());
    await server.start();
    await expect(back(table.gameId, ann.token, witness)).rejects.toThrow();
  });

  function readRows(gameId: string, framesCut = 0): string[] {
    return readDisk(copyOf(framesCut), gameId).rows.map(({ seq, body }) => `${seq} ${body}`);
  }
  /** Reading the file would fold the log of writes into it, so a copy is read. */
  function copyOf(framesCut = 0): string {
    const folder = joinPath(server.dataFolder, `copy-${copies++}`);
    mkdirSync(folder);
    for (const file of ['accord.sqlite', 'accord.sqlite-wal'])
      copyFileSync(joinPath(server.dataFolder, file), joinPath(folder, file));
    if (framesCut > 0) cutFrames(framesCut, joinPath(folder, 'accord.sqlite-wal'));
    return folder;
  }
  /** Whatever else was written after the last row of the table, as what a bot has said, is not what is lost here. */
  function cutToLastRow(gameId: string): void {
    const all = readRows(gameId).length;
    while (readRows(gameId, 1).length === all) cutFrames(1, walPath());
  }
  let copies = 0;

  it('is said however much bots and the clock have written before the first person comes back', async () => {
    const play = await aDeadTable();
    const { table, ann } = play;
    deleteLastRows(table.gameId, 4);
    await server.start({ CLOCK_RATE: '20' });
    const host = await back(table.gameId, table.hostToken);
    await host.ask({ type: 'resumeClock' });
    await host.until('many rows more', ({ seq }) => seq() > ann.client.seq() + 5);
    expect(host.session().historyLost).toBe(false);
    await back(table.gameId, ann.token, play.witness);
    await host.until('the notice', ({ session }) => session().historyLost);
  });

  it('is said after an older file was put back, and no more once the host has gone on', async () => {
    server = await aServer();
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    await server.kill();
    const copy = copyOf();
    await server.start();
    const later = await back(table.gameId, ann.token);
    const { seq } = await later.ask({ type: 'declareReady', ready: true });
    await later.until('the row', (client) => client.seq() >= (seq ?? 0));
    const witness = later.witness();
    await server.kill();
    for (const file of ['accord.sqlite', 'accord.sqlite-wal'])
      copyFileSync(joinPath(copy, file), joinPath(server.dataFolder, file));
    await server.start();
    const host = await back(table.gameId, table.hostToken);
    expect(host.session().historyLost).toBe(false);
    await expectSaid({ table, ann, eve: ann, witness });

    expect((await host.ask({ type: 'continueAfterLoss' }, { type: 'session' })).seq).toBeGreaterThan(0);
    await host.until('the end of it', ({ session }) => !session().historyLost);
    await server.kill();
    await server.start();
    // A phone that slept through all of it brings the same word: it no longer counts.
    const again = await back(table.gameId, ann.token, witness);
    expect((await again.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
    expect(again.session().historyLost).toBe(false);
  });

  it('is not said by those who watch, nor by anything that the server did not sign, nor after an ordinary restart', async () => {
    const { table, ann, eve, witness } = await aDeadTable();
    await server.start();
    const [seq, word] = [witness.slice(0, witness.indexOf('.')), witness.slice(witness.indexOf('.') + 1)];
    const host = await back(table.gameId, table.hostToken, witness);
    await back(table.gameId, ann.token, `${Number(seq) + 1}.${word}`);
    await aClient(server.url, table.gameId, eve.token, { lastSeq: Number.MAX_SAFE_INTEGER });
    const truthful = await back(table.gameId, ann.token, witness);
    expect((await truthful.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
    expect(host.session().historyLost).toBe(false);
    await server.kill();
    deleteLastRows(table.gameId, 1);
    await server.start();
    const watcher = await back(table.gameId, eve.token, truthful.witness());
    expect((await watcher.ask({}, { type: 'clock' })).lost).toBeUndefined();
    const player = await back(table.gameId, ann.token);
    expect((await player.ask({ type: 'declareReady', ready: false })).seq).toBeGreaterThan(0);
    expect(player.session().historyLost).toBe(false);
  });

  it.each([
    ['the last row', 'max'],
    ['the first row', 'min'],
  ])('is said when a digit of %s has changed', async (_which, end) => {
    const { table } = await aDeadTable();
    onDisk((database) =>
      database
        .prepare(`update log set t_ms = t_ms + 1 where game_id = ? and seq = (select ${end}(seq) from log)`)
        .run(table.gameId),
    );
    await server.start();
    const host = await back(table.gameId, table.hostToken);
    await host.until('the notice', ({ session }) => session().historyLost);
  });
});
