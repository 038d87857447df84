import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeDuePhase } from '../../server/rooms/closeDuePhase.ts';
import { GameSession } from '../../server/session/GameSession.ts';
import { restoreGame } from '../../server/session/restoreGame.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { aStoredGame, SILENT } from './support/aStoredGame.ts';

it('opens stops by the clock of the game, and after a crash those that come after what the log holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'accord-'));
  const opened = await openSqliteStore({ folder, durability: 'full' }, SILENT);
  if (!opened.ok) throw new Error(opened.error);
  const store = opened.value;
  const clock = {
    ms: 0,
    nowMs: () => clock.ms,
    stoodStill: () => false,
    hold: () => undefined,
    isHeld: () => false,
  };
  const { game, queue } = await aStoredGame(store, undefined, clock);
  while (game.working.state.phase !== 'results')
    await game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
  clock.ms = 30_000;
  await closeDuePhase(game);
  expect(game.committed.state.revealStop).toBe('flows');

  game.close();
  const restored = restoreGame(await store.loadLog('g1'));
  const again = { ...clock, ms: restored.lastMs, nowMs: () => again.ms };
  const { rules } = game;
  const table = new GameSession({ gameId: 'g1', rules, clock: again, queue, store, restored });
  await table.submit({ actor: { type: 'server' }, intents: [{ type: 'noteRestart' }] });
  await closeDuePhase(table);
  expect(table.committed.state.revealStop).toBe('flows');
  again.ms = 90_000;
  await closeDuePhase(table);
  expect(table.committed.state.revealStop).toBe('gains');
  again.ms = 139_000;
  await closeDuePhase(table);
  // Nobody moved anything: no question is left to be opened.
  expect(table.committed.state).toMatchObject({ revealStop: 'gains', phase: 'results' });
  again.ms = 140_000;
  await closeDuePhase(table);
  expect(table.committed.state).toMatchObject({ phase: 'briefing', round: 2 });
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
