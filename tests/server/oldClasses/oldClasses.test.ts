import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditClass } from '../../../server/commands/audit/auditClass.ts';
import { RecordedTables } from '../../../server/commands/replay/recordedTables.ts';
import { aClassClient } from '../support/aClass.ts';
import { aClient } from '../support/aClient.ts';
import { aServer } from '../support/aServer.ts';
import type { OldClass } from './oldClass.ts';

const NAMES = globSync('*.sqlite.br', { cwd: import.meta.dirname }).map((file) =>
  basename(file, '.sqlite.br'),
);

describe.each(NAMES)('the class of %s', (name) => {
  const old: OldClass = JSON.parse(readFileSync(resolve(import.meta.dirname, `${name}.json`), 'utf8'));
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const packed = readFileSync(resolve(import.meta.dirname, `${name}.sqlite.br`));
    writeFileSync(join(folder, 'accord.sqlite'), brotliDecompressSync(packed));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('opens as it was left, and is played on by those who come back', async () => {
    const server = await aServer({ DATA_DIR: folder });
    try {
      const host = await aClassClient(server.url, old.classId, old.hostToken);
      const { view, summaries, people, hands } = host;
      await host.until('everybody', () => people().length === old.people.length);
      expect([view().stage, view().historyLost, summaries().length]).toEqual([
        old.stage,
        undefined,
        old.tables,
      ]);
      expect(people().map(({ member }) => member)).toEqual(old.people.map(({ member }) => member));
      expect(hands().map(({ member }) => member)).toEqual(old.hands);
      expect(host.room.state.seq).toBeGreaterThanOrEqual(old.seq);
      for (const { member, token } of old.people) {
        const at = people().find((person) => person.member === member);
        const gameId = summaries().find(({ table }) => table === at?.table)?.gameId ?? '';
        const client = await aClient(server.url, gameId, token);
        expect(client.welcomes[0]?.seat).toBe(at?.seat);
        await client.room.leave();
      }
      expect((await host.ask({ type: 'press', press: 'pauseClock' })).refusal).toBeUndefined();
    } finally {
      await server.stop();
    }
  });

  it('is audited row by row, and a changed row is named', async () => {
    const audited = async () => {
      const opened = await RecordedTables.open(folder);
      if (!opened.ok) throw new Error(opened.error);
      const audit = auditClass(await opened.value.readClassLog(old.code));
      await opened.value.close();
      return audit;
    };
    const { rows, decided, faults } = await audited();
    expect(faults).toEqual([]);
    expect(rows).toBeGreaterThanOrEqual(old.seq);
    // All but the opening and what is a deal.
    expect(decided).toBeGreaterThanOrEqual(rows - 3);
    const database = new DatabaseSync(join(folder, 'accord.sqlite'));
    const change = database.prepare(
      "update session_log set body = replace(body, '\"A\"', '\"C\"') where type = 'swapPeople'",
    );
    change.run();
    database.close();
    expect((await audited()).faults).toEqual([expect.stringMatching(/^row \d+ \(swapPeople\): /)]);
  });
});
