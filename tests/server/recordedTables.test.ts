import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GameSession } from '../../server/session/GameSession.ts';
import { rowHash } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import type { Intent } from '../../shared/protocol/intents.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { SILENT, aStoredGame } from './support/aStoredGame.ts';
import { englishName } from '../../shared/content/economyNames.ts';

const COMMANDS = resolve(import.meta.dirname, '../../server/commands');

describe('a recorded table', () => {
  /** Where it was played, once for all that is asked of it; each test has a copy. */
  let played: string;
  let folder: string;
  let copies: string;
  let store: GameStore;
  let economy: string;
  let called: string;
  let game: GameSession;
  const file = () => join(folder, 'accord.sqlite');

  /** A table that has settled its first round, with a proposal on the table of the second. */
  beforeAll(async () => {
    played = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder: played, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
    ({ game, economy } = await aStoredGame(store));
    called = englishName(economy);
    await store.commit([
      {
        type: 'addMember',
        member: { code: 'AAAAAA', member: 'm1', name: 'Ann', tokenHash: 'aa', muted: false, removed: false },
      },
    ]);
    await goTo('policy', 1);
    await ask({ type: 'sealPolicy', policy: { type: 'wall', shiftBp: -200, apart: [] } });
    await goTo('negotiation', 2);
    const [other = ''] = Object.keys(game.working.state.seats).filter((seat) => seat !== economy);
    const among = [economy, other];
    await ask({
      type: 'tableProposal',
      draft: { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] },
    });
    await store.close();
  });
  afterAll(() => rmSync(played, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    copies = mkdtempSync(join(tmpdir(), 'accord-'));
    cpSync(played, folder, { recursive: true });
  });
  afterEach(() => {
    for (const each of [folder, copies]) rmSync(each, { recursive: true, force: true });
  });

  async function ask(intent: Intent): Promise<void> {
    const actor = { type: 'seat', economy } as const;
    const command = { member: 'm1', id: `${intent.type}-command` };
    expect(await game.submit({ actor, intents: [intent], command })).toMatchObject({ ok: true });
  }
  async function goTo(phase: GameState['phase'], round: number): Promise<void> {
    while (game.working.state.phase !== phase || game.working.state.round !== round)
      await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
  }
  function run(name: 'replay' | 'audit', ...args: readonly string[]) {
    // Tables are looked at in copies: here where no other test leaves any.
    const env = { ...process.env, TMPDIR: copies };
    return spawnSync(process.execPath, [join(COMMANDS, `${name}.ts`), ...args], { encoding: 'utf8', env });
  }
  function edit(change: (database: DatabaseSync) => void): void {
    const database = new DatabaseSync(file());
    change(database);
    database.close();
  }
  function rowsOf(database: DatabaseSync) {
    return database.prepare('select * from log order by seq').all() as unknown as (Parameters<
      typeof rowHash
    >[1] & { readonly hash: string })[];
  }
  /** Changes the row that settled the first round, and gives all rows after it the hashes that go with that. */
  function forgeSettlement(change: (body: string) => string): void {
    edit((database) => {
      let previous = '';
      for (const row of rowsOf(database)) {
        const body = row.body.includes('"roundSettled"') ? change(row.body) : row.body;
        previous = rowHash(previous, { ...row, body });
        database.prepare('update log set body = ?, hash = ? where seq = ?').run(body, previous, row.seq);
      }
    });
  }

  it('is printed as it stood last', () => {
    const { status, stdout, stderr } = run('replay', file(), 'aaaaaa');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('Table AAAAAA, game g1: quartet, standard, firstLesson');
    expect(stdout).toContain('Round 2 of 4, negotiation');
    expect(stdout).toMatch(new RegExp(`${economy} {2}${called}: Ann \\(m1\\)`));
    expect(stdout).toMatch(new RegExp(`p0 {2}open, by ${called} for ${called}, `));
    expect(stdout).toContain('      free trade area: among [');
    expect(stdout).toMatch(/Real income per head after round 1, opening 100\n/);
  });

  it('is printed as it stood in the middle of a round', () => {
    const rows = game.working.seq;
    const sealed = run('replay', file(), 'g1', '--events').stdout;
    const [, seq = ''] = /row (\d+), .*: seal policy by m1\n/.exec(sealed) ?? [];
    const { stdout } = run('replay', file(), 'g1', '--to', seq);
    expect(stdout).toContain(`After row ${seq} of ${rows} (seal policy)`);
    expect(stdout).toContain('Round 1 of 4, policy');
    expect(stdout).toMatch(new RegExp(`${economy} {2}${called}: Ann \\(m1\\).*, sealed\n`));
    expect(stdout).not.toContain('Real income');
    expect(stdout).not.toContain('Offers');
    const before = run('replay', file(), 'g1', '--to', String(Number(seq) - 1));
    expect(before.stdout).not.toContain('sealed');
  });

  it('is told row by row', () => {
    const last = game.working.seq;
    const { stdout } = run('replay', file(), 'AAAAAA', '--events', '--from', String(last));
    expect(stdout).toMatch(new RegExp(`^row ${last}, .* UTC: table proposal by m1\n {2}proposal tabled: `));
    expect(stdout.match(/^row /gm)).toHaveLength(1);
  });

  it('is given as data, as the host or a seat may see it', () => {
    const viewOf = (as: string): GameState =>
      JSON.parse(run('replay', file(), 'g1', '--json', '--as', as).stdout);
    const [other = ''] = Object.keys(game.working.state.seats).filter((seat) => seat !== economy);
    const stranger =
      Object.keys(game.working.state.seats).find((seat) => seat !== economy && seat !== other) ?? '';
    expect(viewOf('host')).toMatchObject({
      phase: 'negotiation',
      random: 0,
      proposals: { p0: { author: economy } },
    });
    expect(Object.keys(viewOf(economy).proposals)).toEqual(['p0']);
    expect(viewOf(stranger).proposals).toEqual({});
    expect(viewOf('public').proposals).toEqual({});
    expect(run('replay', file(), 'g1', '--json', '--as', 'XXX').stderr).toContain(`one of the seats`);
  });

  it('is not found under a wrong code, and no row behind the last', () => {
    const wrong = run('replay', file(), 'BBBBBB');
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toBe('replay: no table has the code or id BBBBBB; there are AAAAAA\n');
    expect(run('replay', file(), 'AAAAAA', '--to', '9999').stderr).toContain('none is 9999');
    expect(run('replay', file(), 'AAAAAA', '--to', 'x').stderr).toContain('--to takes the number of a row');
    expect(run('replay', join(folder, 'none.sqlite'), 'AAAAAA').stderr).toContain('there is no database');
    expect(run('audit', file(), 'BBBBBB')).toMatchObject({ status: 1, stdout: '' });
  });

  it('is left as it is on disk, and no copy stays behind', () => {
    const contents = () =>
      readdirSync(folder).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]);
    const before = contents();
    expect(run('replay', folder, 'AAAAAA').status).toBe(0);
    expect(run('audit', folder).status).toBe(0);
    expect(run('replay', folder, 'BBBBBB').status).toBe(1);
    expect(contents()).toEqual(before);
    expect(readdirSync(copies)).toEqual([]);
  });

  it('is good where nothing was changed', () => {
    const rows = game.working.seq;
    const { status, stdout } = run('audit', file());
    expect(stdout).toMatch(
      new RegExp(
        `^AAAAAA: good; ${rows} rows, ${rows} decided anew, 1 settlements among them, \\d+ snapshots; largest relative difference 0\n$`,
      ),
    );
    expect(status).toBe(0);
  });

  it('is shown up to a row that is not as it was written, and does not pass the audit', () => {
    edit((database) =>
      database.exec("update log set body = replace(body, '-200', '-300') where type = 'sealPolicy'"),
    );
    const shown = run('replay', file(), 'AAAAAA');
    expect(shown.stderr).toMatch(/row (\d+) is not as it was written: nothing from row \1 on/);
    expect(shown.stdout).toContain('Round 1 of 4, policy');
    const { status, stdout } = run('audit', file(), 'AAAAAA');
    expect(stdout).toMatch(/^AAAAAA: differs; .*\n {2}row \d+ is not as it was written\n/);
    expect(status).toBe(1);
  });

  it('does not pass the audit with another outcome than the model gives, though every hash is right', () => {
    forgeSettlement((body) => body.replace(/"welfare":(1|0)\.(\d)/, '"welfare":$1.9'));
    const { status, stdout } = run('audit', file(), 'AAAAAA');
    expect(stdout).toMatch(/^AAAAAA: differs; /);
    expect(stdout).toMatch(/row \d+ \(skipPhase\): .*\.welfare is [\d.]+ in the log and [\d.]+ anew/);
    expect(stdout).toMatch(/the snapshot at row \d+ differs from the fold of the log/);
    expect(stdout).not.toContain('not as it was written');
    expect(status).toBe(1);
  });

  it('passes the audit with the last digits that another processor gives', () => {
    forgeSettlement((body) =>
      body.replace(
        /"incomeBn":(\d+\.\d+)/,
        (_, income: string) => `"incomeBn":${Number(income) * (1 + 1e-10)}`,
      ),
    );
    edit((database) => database.exec('delete from snapshot'));
    const { status, stdout } = run('audit', file(), 'AAAAAA');
    expect(stdout).toMatch(/^AAAAAA: good; .* largest relative difference 1\.0e-10\n$/);
    expect(status).toBe(0);
  });
});

describe('databases of earlier versions', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function auditOf(name: string): { readonly status: number | null; readonly stdout: string } {
    const packed = readFileSync(resolve(import.meta.dirname, `oldDatabases/${name}.sqlite.br`));
    writeFileSync(join(folder, 'accord.sqlite'), brotliDecompressSync(packed));
    return spawnSync(process.execPath, [join(COMMANDS, 'audit.ts'), folder], { encoding: 'utf8' });
  }

  it('pass the audit with their countries and their provinces', () => {
    const { status, stdout } = auditOf('2026-11-27');
    expect(stdout.match(/^\w{6}: good; (\d+) rows, \1 decided anew/gm)).toHaveLength(2);
    expect(status).toBe(0);
  });

  it('are told to be of other rules where those dealt tasks otherwise', () => {
    const { status, stdout } = auditOf('2026-11-30');
    expect(stdout.match(/^\w{6}: good; (\d+) rows, \1 decided anew/gm)).toHaveLength(2);
    expect(stdout).toMatch(/^\w{6}: differs; .*; played by rules 3, these are \d+$/m);
    expect(stdout.match(/^ {2}.*$/gm)).toEqual([
      // Fewer draws deal a task now, so what chance goes on from is another number.
      '  row 1 (createGame): 0.random is 3453626721 in the log and 422330765 anew',
    ]);
    expect(status).toBe(1);
  });
});
