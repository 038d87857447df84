import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aClass, dealAll, gather } from './support/aClass.ts';
import { aServer, type AServer } from './support/aServer.ts';

describe('presses for all tables of a class', () => {
  let server: AServer;
  beforeEach(async () => {
    server = await aServer();
  });
  afterEach(() => server.stop());

  it('step the reveal to where every table stands the same, plan an end and take it back, and restart a phase', async () => {
    const room = await aClass(server.url);
    await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    const press = (pressed: string, tables?: readonly string[]) =>
      room.host.ask({ type: 'press', press: pressed, ...(tables === undefined ? {} : { tables }) });
    for (const phase of ['negotiation', 'policy', 'results']) {
      expect((await press('skipPhase')).refusal).toBeUndefined();
      await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
    }
    expect((await press('stepReveal', ['B'])).refusal).toBeUndefined();
    await room.host.until('B one stop further', ({ summaries }) =>
      summaries().some(({ table, nextStop }) => table === 'B' && nextStop === 'gains'),
    );
    // The next step is that of the table behind: both are at the same stop afterwards.
    expect((await press('stepReveal')).refused).toBeUndefined();
    await room.host.until('both at one stop', ({ summaries }) =>
      summaries().every(({ nextStop }) => nextStop === 'gains'),
    );
    expect((await press('endAfterRound')).refused).toBeUndefined();
    await room.host.until('an end', ({ summaries }) => summaries().every(({ isEnding }) => isEnding));
    expect((await press('playOn', ['A'])).refused).toBeUndefined();
    await room.host.until('A plays on', ({ summaries }) =>
      summaries().every(({ table, isEnding }) => (isEnding === true) === (table === 'B')),
    );
    expect((await press('restartPhase')).refused).toBeUndefined();
  });
});
