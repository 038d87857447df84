import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aServer } from '../server/support/aServer.ts';
import { aTable } from '../server/support/aTable.ts';

/** Shifts the wall clock of the process by an hour, back and forth, every 200 ms. */
const PRELOAD = `
  const real = Date.now.bind(Date);
  let shiftMs = 0;
  Date.now = () => real() + shiftMs;
  setInterval(() => { shiftMs = shiftMs === 0 ? 3_600_000 : shiftMs > 0 ? -3_600_000 : 0; }, 200).unref();
`;

describe('a wall clock that jumps by an hour', () => {
  it('drops nobody and moves no deadline', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'accord-clock-'));
    const preload = join(folder, 'preload.mjs');
    writeFileSync(preload, PRELOAD);
    const server = await aServer({ EXEC_ARGV: `--import ${preload}`, CLOCK_RATE: '20' });
    try {
      const table = await aTable(server.url);
      const ann = await table.guest('Ann');
      await table.start();
      const endsAtMs = ann.client.game().clock.endsAtMs ?? 0;
      // An honest client's pace all the while: the library counts messages by the same clock.
      while (ann.client.game().phase === 'briefing') {
        expect((await ann.client.ask({}, { type: 'clock' })).lost).toBeUndefined();
        await new Promise((done) => setTimeout(done, 50));
      }
      const lateMs = ann.client.game().clock.openedAtMs - endsAtMs;
      expect(lateMs).toBeGreaterThanOrEqual(0);
      // A deadline that followed the wall clock would be an hour off; a slow machine is not.
      expect(lateMs).toBeLessThan(3_600_000);
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
