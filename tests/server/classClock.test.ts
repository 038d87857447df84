import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeClassPhases } from '../../server/rooms/closeDuePhase.ts';
import { Classroom } from '../../server/session/Classroom.ts';
import { emptySession, Session } from '../../server/session/Session.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { hashedClassRow } from '../../server/store/rowHash.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { aStoredGame, SESSION_RECORD, SILENT } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';

let folder: string;
let store: GameStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'accord-'));
  const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
  if (!opened.ok) throw new Error(opened.error);
  store = opened.value;
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a table closes its own phases once its class has been silent for a minute, and no longer when it is back', async () => {
  const { game, queue } = await aStoredGame(store);
  const settings = aSessionBody().settings;
  const classroom = new Classroom({
    gathering: new Session(emptySession({ ...SESSION_RECORD, classId: 's1' }), []),
    queue,
    store,
    log: {
      rows: [
        hashedClassRow('', {
          code: 'AAAAAA',
          seq: 1,
          at: 1,
          type: 'openClass',
          events: [{ type: 'classOpened', settings, seats: [] }],
        }),
      ],
      hasLoss: false,
      lossesAccepted: 0,
    },
  });
  const table = classroom.openTable('A', game, { chat: [], hasOlderChat: false });
  const { keepsTime } = must(table.ofClass, 'class of the table');
  expect(keepsTime()).toBe(true);
  vi.advanceTimersByTime(59_000);
  expect(keepsTime()).toBe(true);
  vi.advanceTimersByTime(2_000);
  expect(keepsTime()).toBe(false);
  await closeClassPhases(classroom, new WeakMap(), (error) => {
    throw error;
  });
  expect(keepsTime()).toBe(true);
  classroom.close();
});
