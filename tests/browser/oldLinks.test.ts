import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { OldClass } from '../server/oldClasses/oldClass.ts';
import type { OldTable } from '../server/oldDatabases/oldDatabase.ts';
import { LAPTOP, PHONE } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const SERVER_TESTS = resolve(import.meta.dirname, '../server');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A data folder of its own with the database that an earlier version of the server left. */
function unpacked(database: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'accord-old-'));
  folders.push(folder);
  writeFileSync(
    join(folder, 'accord.sqlite'),
    brotliDecompressSync(readFileSync(resolve(SERVER_TESTS, `${database}.sqlite.br`))),
  );
  return folder;
}

function described<T>(database: string): T {
  return JSON.parse(readFileSync(resolve(SERVER_TESTS, `${database}.json`), 'utf8'));
}

describe('links of 27 November to tables', () => {
  const database = 'oldDatabases/2026-11-27';
  const { arrive } = visits({ DATA_DIR: unpacked(database) });
  const tables = described<readonly OldTable[]>(database);

  it.each([
    { game: 'countries', place: 0 },
    { game: 'provinces', place: 1 },
  ])('seat whoever holds one, and the host, at a table of $game', async ({ place }) => {
    const { gameId, code, tokens, hostToken } = must(tables[place], 'a table');
    const seats: (string | null)[] = [];
    for (const [person, token] of tokens.entries()) {
      const viewport = person === 0 ? PHONE : LAPTOP;
      const page = await arrive(`/table/${gameId}#seat=${token}`, { viewport });
      const own = page.getByText(/^Your seat: /).first();
      await own.waitFor({ state: 'attached' });
      seats.push(await own.textContent());
      expect(page.url()).not.toContain(token);
    }
    expect(new Set(seats).size).toBe(tokens.length);
    const host = await arrive(`/host/${gameId}#host=${hostToken}`, { viewport: LAPTOP });
    await host.getByText(code).first().waitFor();
  });
});

describe('links of 28 November to a class', () => {
  const database = 'oldClasses/2026-11-28';
  const { arrive } = visits({ DATA_DIR: unpacked(database) });
  const old = described<OldClass>(database);

  it('lead a person to their table, and the teacher to the console', async () => {
    const { token } = must(old.people[0], 'a person');
    const phone = await arrive(`/table/${old.classId}#seat=${token}`, { viewport: PHONE });
    await phone.waitForURL(/\/table\/g/);
    const teacher = await arrive(`/host/${old.classId}#host=${old.hostToken}`, { viewport: LAPTOP });
    await teacher.getByText(old.code).first().waitFor();
  });
});
