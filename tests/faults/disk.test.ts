import { afterEach, describe, expect, it } from 'vitest';
import { aClient, anId, type AClient, type AskAnswer } from '../server/support/aClient.ts';
import { aServer, type AServer } from '../server/support/aServer.ts';
import { aTable } from '../server/support/aTable.ts';
import { askOnce, aSessionBody, openTable, post } from '../server/support/requests.ts';
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
    expect((await askOnce(`${server.url}/readyz`)).status).toBe(503);

    await server.kill();
    const disk = readDisk(server.dataFolder, table.gameId);
    expect(findLogFaults(disk, answered)).toEqual([]);
    expect(answered.some(({ answer }) => answer.seq !== undefined)).toBe(true);
    await server.start();
    const again = await aClient(server.url, table.gameId, ann.token, { witness: ann.client.witness() });
    expect((await again.ask({ type: 'declareReady', ready: true })).seq).toBeGreaterThan(0);
  });
});

/** Asks again after a pause while the seat's own bucket is empty: how fast the loop above ran must not matter. */
async function askWithPatience(client: AClient, intent: unknown): Promise<AskAnswer> {
  const answer = await client.ask(intent);
  if (answer.refusal?.code !== 'intent/too-fast') return answer;
  await new Promise((done) => setTimeout(done, 250));
  return askWithPatience(client, intent);
}
