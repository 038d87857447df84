import { pino } from 'pino';
import { CommitQueue } from '../../../server/session/CommitQueue.ts';
import { createGameClock, type GameClock } from '../../../server/session/GameClock.ts';
import { GameSession } from '../../../server/session/GameSession.ts';
import type { DecideElsewhere } from '../../../server/threads/ThreadPool.ts';
import { restoreGame } from '../../../server/session/restoreGame.ts';
import { hashed } from '../../../server/store/rowHash.ts';
import type { GameStore, SessionRecord } from '../../../server/store/GameStore.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { GameSettings } from '../../../shared/protocol/settings.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { anyScenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';
import { aSessionBody } from './requests.ts';

/** For what is not the matter of a test. */
export const SILENT = pino({ level: 'silent' });

export const SESSION_RECORD: SessionRecord = {
  code: 'AAAAAA',
  hostTokenHash: '00',
  language: 'en',
  chatMode: 'free',
  wording: 'general',
  locked: false,
  namesHidden: false,
  solo: false,
  openedAt: 1,
};

/** A started game on a store, a quartet if not told otherwise, without sockets: member m1 has the first seat dealt. */
export async function aStoredGame(
  store: GameStore,
  settings: GameSettings = aSessionBody().settings,
  clock: GameClock = createGameClock(0, 1),
  decideElsewhere?: DecideElsewhere,
): Promise<{ game: GameSession; queue: CommitQueue; economy: string }> {
  const { scenarioId, opening } = settings;
  const loaded = anyScenarioFor(settings);
  if (!loaded.ok) throw new Error(scenarioId);
  const rules = rulebookOf(loaded.value);
  const events = rules.create(settings);
  if (!events.ok) throw new Error('createGame');
  const queue = new CommitQueue(store, SILENT);
  await queue.commit([
    {
      type: 'openSession',
      session: SESSION_RECORD,
      games: [{ gameId: 'g1', code: SESSION_RECORD.code, scenarioId, opening, table: 'A' }],
    },
    {
      type: 'appendRow',
      row: hashed('', { gameId: 'g1', seq: 1, tMs: 0, at: 1, type: 'createGame', events: events.value }),
    },
  ]);
  const restored = restoreGame(await store.loadLog('g1'));
  const game = new GameSession({
    gameId: 'g1',
    rules,
    clock,
    queue,
    store,
    restored,
    ...(decideElsewhere === undefined ? {} : { decideElsewhere }),
  });
  const economy = must(rules.scenario.dealOrder[0], 'seat');
  await game.submit({ actor: { type: 'server' }, intents: [{ type: 'occupySeat', economy, member: 'm1' }] });
  await game.submit({ actor: { type: 'host' }, intents: [{ type: 'startGame' }] });
  return { game, queue, economy };
}
