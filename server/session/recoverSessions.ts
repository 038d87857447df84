import { must } from '#shared/kernel/records.ts';
import type { GameRecord, StoredSession } from '../store/GameStore.ts';
import { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import { restoreGame } from './restoreGame.ts';
import { searchPrizes } from './searchPrizes.ts';
import { Session } from './Session.ts';

/** Brings back every open session from disk, its clocks held where their logs end. Returns how many. */
export async function recoverSessions(house: House): Promise<number> {
  const stored = await house.store.loadOpenSessions();
  for (const each of stored) await recoverSession(house, each);
  return house.directory.size;
}

async function recoverSession(house: House, stored: StoredSession): Promise<void> {
  try {
    const tables = await Promise.all(stored.games.map((game) => recoverTable(house, game)));
    house.directory.add(new Session(stored, tables));
    for (const table of tables) house.par.want(table);
  } catch (error) {
    // One table that cannot be read must not keep all others closed; its rows stay on disk untouched.
    house.log.error({ games: stored.games.map(({ gameId }) => gameId), err: error }, 'not recovered');
  }
}

async function recoverTable(house: House, { gameId }: GameRecord): Promise<GameSession> {
  const restored = restoreGame(await house.store.loadLog(gameId));
  const scenario = must(house.scenarioOf(restored.head.state.settings), `scenario of ${gameId}`);
  await searchPrizes(scenario);
  const table = new GameSession({
    gameId,
    scenario,
    clock: house.startClock(restored.lastMs),
    queue: house.queue,
    store: house.store,
    restored,
  });
  house.log.info({ gameId, seq: restored.head.seq, phase: restored.head.state.phase }, 'recovered');
  return table;
}

/** Gives every table some time back for the restart, once the server takes players again. */
export async function noteRestarts(house: House): Promise<void> {
  const noted = house.directory.sessions.flatMap(({ tables }) =>
    tables.map((table) => table.submit({ actor: { type: 'server' }, intents: [{ type: 'noteRestart' }] })),
  );
  await Promise.all(noted);
}
