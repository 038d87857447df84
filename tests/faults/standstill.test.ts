import { expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/wire.ts';
import { RESTART_GRACE_MS } from '#shared/rules/table/clock.ts';
import { aClient } from '../server/support/aClient.ts';
import { aServer } from '../server/support/aServer.ts';
import { aTable } from '../server/support/aTable.ts';

/** More than the server takes for a slow turn of its loop. */
const STOPPED_MS = 12_000;

it('a server that stood still takes no time from the players, and tells them', async () => {
  const server = await aServer();
  try {
    const table = await aTable(server.url);
    await table.start();
    await table.host.ask({ type: 'skipPhase' });
    await table.host.until('negotiation', ({ game }) => game().phase === 'negotiation');
    const { endsAtMs = 0 } = table.host.game().clock;
    const startedMs = performance.now();
    const gameBeforeMs = await table.host.nowMs();
    server.signal('SIGSTOP');
    await new Promise((done) => setTimeout(done, STOPPED_MS));
    server.signal('SIGCONT');
    expect(await table.host.closed).toBe(CLOSE_CODES.restarting);
    const again = await aClient(server.url, table.gameId, table.hostToken);
    await again.until(
      'the time given back',
      ({ game }) => game().clock.endsAtMs === endsAtMs + RESTART_GRACE_MS,
    );
    const gameMs = (await again.nowMs()) - gameBeforeMs;
    expect(gameMs, 'game time that passed').toBeLessThanOrEqual(performance.now() - startedMs - STOPPED_MS);
    expect(again.game().phase).toBe('negotiation');
  } finally {
    await server.stop();
  }
});
