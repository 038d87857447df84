import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aClient, anId, until, type AClient, type AskAnswer } from '../server/support/aClient.ts';
import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody, openTable, post } from '../server/support/requests.ts';
import { countPages, findLogFaults, readDisk, type Answered } from './support.ts';

describe('a disk that fails', () => {
  let server: AServer;
  afterEach(() => server.stop());

  it('full: nothing is acknowledged or shown that is not kept, and play goes on when there is room again', async () => {
    server = await aServer();
    await openTable(server.url);
    await server.kill();
    await server.start({ MAX_PAGES: String(countPages(server.dataFolder) + 40) });
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    const answered: Answered[] = [];
    // People play on while others open tables, until the file may not grow any more.
    let status = 200;
    for (let opened = 0; opened < 50 && status === 200; opened++) {
      const press = { type: 'intent', id: anId(), intent: { type: 'declareReady', ready: opened % 2 === 0 } };
      const answer = await ann.client.ask(press.intent, { id: press.id });
      answered.push({ person: ann.member, press, answer });
      ({ status } = await post(server.url, '/api/sessions', aSessionBody()));
    }
    expect(status).toBe(503);
    await ann.client.until('the notice', ({ session }) => session().savingPaused);
    const before = ann.client.game();
    const refused = await askWithPatience(ann.client, { type: 'declareReady', ready: true });
    expect(refused.refusal?.code).toBe('server/saving-paused');
    expect(ann.client.game().seats).toEqual(before.seats);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);

    await server.kill();
    const disk = readDisk(server.dataFolder, table.gameId);
    expect(findLogFaults(disk, answered)).toEqual([]);
    expect(answered.some(({ answer }) => answer.seq !== undefined)).toBe(true);
    await server.start();
    const again = await aClient(server.url, table.gameId, ann.token, { lastSeq: ann.client.seq() });
    expect((await again.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
  });

  it('shorter than what people have seen: the table is read-only until the host goes on', async () => {
    server = await aServer();
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    const saved = joinPath(server.dataFolder, 'saved');
    await server.kill();
    copyFileSync(joinPath(server.dataFolder, 'accord.sqlite'), `${saved}.sqlite`);
    copyFileSync(joinPath(server.dataFolder, 'accord.sqlite-wal'), `${saved}.wal`);
    await server.start();
    const later = await aClient(server.url, table.gameId, ann.token);
    for (const ready of [true, false, true]) await later.ask({ type: 'declareReady', ready });
    const lastSeq = await lastRow(later.seq);
    await server.kill();
    // Somebody restores yesterday's file, or the disk lost what it had promised to keep.
    copyFileSync(`${saved}.sqlite`, joinPath(server.dataFolder, 'accord.sqlite'));
    copyFileSync(`${saved}.wal`, joinPath(server.dataFolder, 'accord.sqlite-wal'));
    await server.start();

    const host = await aClient(server.url, table.gameId, table.hostToken);
    expect(host.session().historyLost).toBe(false);
    const witness = await aClient(server.url, table.gameId, ann.token, { lastSeq: lastSeq + 5 });
    await host.until('the notice', ({ session }) => session().historyLost);
    expect((await witness.ask({ type: 'declareReady', ready: true })).refusal?.code).toBe(
      'server/history-lost',
    );
    expect((await host.ask({ type: 'continueAfterLoss' }, { type: 'session' })).seq).toBeGreaterThan(0);
    await witness.until('the end of it', ({ session }) => !session().historyLost);
    expect((await witness.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
  });

  it.each([
    ['its last bytes cut off', (wal: string) => truncateSync(wal, readFileSync(wal).length - 10)],
    [
      'its last byte flipped',
      (wal: string) => {
        const bytes = readFileSync(wal);
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff;
        writeFileSync(wal, bytes);
      },
    ],
    ['gone', (wal: string) => rmSync(wal)],
  ])('opens with its log of writes %s, and notices what is missing', async (_how, damage) => {
    server = await aServer();
    const table = await aTable(server.url);
    const ann = await table.guest('Ann');
    await table.start();
    await ann.client.ask({ type: 'declareReady', ready: true });
    const lastSeq = await lastRow(ann.client.seq);
    await server.kill();
    damage(joinPath(server.dataFolder, 'accord.sqlite-wal'));
    await server.start();
    const entered = await aClient(server.url, table.gameId, ann.token, { lastSeq: lastSeq + 50 }).catch(
      () => undefined,
    );
    // With all writes gone the table itself is unknown, which is an answer too.
    if (entered !== undefined) await entered.until('the notice', ({ session }) => session().historyLost);
  });
});

/** Asks again after a pause while the seat's own bucket is empty: how fast the loop above ran must not matter. */
async function askWithPatience(client: AClient, intent: unknown): Promise<AskAnswer> {
  const answer = await client.ask(intent);
  if (answer.refusal?.code !== 'intent/too-fast') return answer;
  await new Promise((done) => setTimeout(done, 250));
  return askWithPatience(client, intent);
}

/** The row a client has once its screen is at rest. */
async function lastRow(seq: () => number): Promise<number> {
  let last = -1;
  await until('rest', () => {
    const isAtRest = seq() === last;
    last = seq();
    return isAtRest;
  });
  await new Promise((done) => setTimeout(done, 250));
  return seq();
}
