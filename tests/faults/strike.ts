import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readGame } from '../../server/session/restoreGame.ts';
import { hashed } from '../../server/store/rowHash.ts';
import type { GameStore, LogRow, Write } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { loadScenario } from '../../shared/content/scenarios/index.ts';
import { canonicalHash } from '../../shared/kernel/canonicalHash.ts';
import { rulebookOf } from '../../shared/rules/game/rulebooks.ts';
import { evolve } from '../../shared/rules/game/evolve.ts';
import type { GameState } from '../../shared/rules/state.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { SESSION_RECORD, SILENT } from '../server/support/aStoredGame.ts';

/** Damage to one place of one file: a bit turned over, a stretch of zeros, or everything from there on cut off. */
export type Strike = {
  readonly file: 'accord.sqlite' | 'accord.sqlite-wal';
  readonly how: 'flip' | 'zero' | 'cut';
  /** Place as a share of the file. */
  readonly share: number;
};

/** What became of a struck folder, as the operator and the people of its tables find it. */
export type Outcome =
  | { readonly type: 'opened'; readonly rows: number; readonly saidLoss: number; readonly closed: number }
  | { readonly type: 'refused'; readonly sentence: string };

const GAMES = 4;
const ROWS = 60;
const STRETCH_BYTES = 6_000;

/** A folder as a killed server leaves it: `young` has everything in its log of writes, the other most of it in the file. */
export async function aKilledFolder(isYoung: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'accord-strike-'));
  const store = await opened(folder);
  const first = ROWS * (isYoung ? 0.2 : 0.7);
  for (let game = 0; game < GAMES; game++) await store.commit(opening(game));
  await fill(store, 2, first);
  if (!isYoung) await store.leaveNoTrace();
  await fill(store, first + 1, ROWS);
  const killed = mkdtempSync(join(tmpdir(), 'accord-strike-'));
  for (const name of ['accord.sqlite', 'accord.sqlite-wal']) cpSync(join(folder, name), join(killed, name));
  await store.close();
  rmSync(folder, { recursive: true });
  return killed;
}

async function opened(folder: string): Promise<GameStore> {
  const store = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
  if (!store.ok) throw new Error(store.error);
  return store.value;
}

const CREATED = created();

function created() {
  const scenario = loadScenario('quartet', 'standard');
  const events = scenario.ok ? rulebookOf(scenario.value).create(aSessionBody().settings) : scenario;
  if (!events.ok) throw new Error('createGame');
  const state = events.value.reduce<GameState | undefined>(evolve, undefined);
  if (state === undefined) throw new Error('no state');
  return { events: events.value, state, seat: Object.keys(state.seats)[0] ?? '' };
}

function opening(game: number): Write[] {
  const code = `AAAAA${game}`;
  const gameId = `g${game}`;
  const { events, state } = CREATED;
  return [
    {
      type: 'openSession',
      session: { ...SESSION_RECORD, code, hostTokenHash: `0${game}` },
      games: [{ gameId, code, scenarioId: 'quartet', opening: 'standard', table: 'A' }],
    },
    { type: 'appendRow', row: aRow(gameId, 1, { type: 'createGame', events }) },
    { type: 'saveSnapshot', snapshot: { gameId, seq: 1, state, hash: canonicalHash(state) } },
    {
      type: 'addMember',
      member: { code, member: 'm1', name: 'Ann', tokenHash: `a${game}`, muted: false, removed: false },
    },
  ];
}

/** Running hashes of the rows made so far, by game and number. */
const hashes = new Map<string, string>();

function aRow(gameId: string, seq: number, change: Partial<LogRow> = {}): LogRow {
  const made = hashed(hashes.get(`${gameId} ${seq - 1}`) ?? '', {
    gameId,
    seq,
    tMs: seq * 10,
    at: 1,
    member: 'm1',
    commandId: `command-${seq}`,
    type: 'declareReady',
    events: [{ type: 'readyDeclared', economy: CREATED.seat, ready: seq % 2 === 0 }],
    ...change,
  });
  hashes.set(`${gameId} ${seq}`, made.hash);
  return made;
}

async function fill(store: GameStore, from: number, to: number): Promise<void> {
  for (let seq = from; seq <= to; seq++)
    for (let game = 0; game < GAMES; game++)
      await store.commit([
        { type: 'appendRow', row: aRow(`g${game}`, seq) },
        {
          type: 'addChat',
          chat: {
            code: `AAAAA${game}`,
            id: seq,
            member: 'm1',
            commandId: `talk-${seq}`,
            channel: { type: 'plenary' },
            at: 1,
            body: { type: 'text', text: 'some words '.repeat(8) },
            hidden: false,
          },
        },
      ]);
}

/** Rows of all tables together. */
export const ALL_ROWS = GAMES * ROWS;

/** Strikes a copy of the folder and starts from it, as the server does: everything is read, and every open table written to. */
export function strikeAndStart(killed: string, { file, how, share }: Strike): Promise<Outcome> {
  return startStruck(killed, file, (bytes) => {
    const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
    if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    if (how === 'zero') bytes.fill(0, at, at + STRETCH_BYTES);
    return how === 'cut' ? bytes.subarray(0, at) : bytes;
  });
}

export async function startStruck(
  killed: string,
  file: Strike['file'],
  damage: (bytes: Buffer) => Buffer,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'accord-struck-'));
  try {
    cpSync(killed, folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, damage(readFileSync(path)));
    return await start(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(folder: string): Promise<Outcome> {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const result = await openSqliteStore({ folder, durability: 'fast' }, log);
  if (!result.ok) return { type: 'refused', sentence: result.error };
  const store = result.value;
  try {
    const { sessions, closedForRepair } = await store.loadOpenSessions();
    const outcome = { rows: 0, saidLoss: 0, closed: closedForRepair.length };
    for (const { games } of sessions)
      for (const { gameId } of games) {
        const restored = await readGame(store, gameId).catch(() => undefined);
        // As recovery does: people are told that it cannot be read.
        if (restored === undefined) outcome.closed += 1;
        else {
          outcome.rows += restored.head.seq;
          if (restored.hasLoss) outcome.saidLoss += 1;
          const next = aRow(gameId, restored.head.seq + 1, { commandId: `after-${restored.head.seq}` });
          const saved = await store.commit([{ type: 'appendRow', row: next }]);
          if (!saved.ok) throw new Error(`${gameId} does not go on: ${saved.error.reason}`);
        }
      }
    return { type: 'opened', ...outcome };
  } finally {
    await store.close();
  }
}
