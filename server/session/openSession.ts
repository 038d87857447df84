import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { JoinedMember, OpenSession, OpenedSession, SessionErrorCode } from '#shared/protocol/session.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { GameRecord, SessionRecord } from '../store/GameStore.ts';
import { hashed } from '../store/rowHash.ts';
import { Turns } from './CommitQueue.ts';
import { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import { Session, emptySession } from './Session.ts';
import { closeSession, tableToGiveUp } from './endSession.ts';
import { seatNewcomer } from './joinSession.ts';
import { type Head, type Restored, snapshotOf } from './restoreGame.ts';
import { createCode, createGameId, createToken, hashToken } from './tokens.ts';

/** A class that opens its tables at once: each costs some milliseconds of the model. */
export const openings = new Turns();

/** Opens a session with one table: on disk first, then in the directory. The host's token leaves the server only here. */
export async function openSession(
  house: House,
  request: OpenSession,
): Promise<Result<OpenedSession, SessionErrorCode>> {
  await openings.next();
  const { settings } = request;
  if (!(await hasRoom(house))) return err('session/too-many-sessions');
  const rules = house.rulesOf(settings);
  if (rules === undefined) return err('session/malformed');
  const { seat } = request;
  if (seat !== undefined && !rules.scenario.dealOrder.includes(seat)) return err('seat/unknown');
  const started = rules.create(settings);
  if (!started.ok) {
    house.log.error(
      { scenario: settings.scenarioId, failure: started.error },
      'the opening could not be solved',
    );
    return err('server/internal');
  }
  const state = started.value.reduce<GameState | undefined>(evolve, undefined);
  if (state === undefined) return err('server/internal');

  const hostToken = createToken();
  const record = sessionRecord(house, request, hostToken);
  const game = gameRecord(record.code, rules);
  const row = hashed('', {
    gameId: game.gameId,
    seq: 1,
    tMs: 0,
    at: Date.now(),
    type: 'createGame',
    events: started.value,
  });
  const head: Head = { state, seq: 1, hash: row.hash };
  const saved = await house.queue.commit([
    { type: 'openSession', session: record, games: [game] },
    { type: 'appendRow', row },
    snapshotOf(game.gameId, head),
  ]);
  if (!saved.ok) return err('server/saving-paused');

  const restored = { head, commands: new Map(), lastMs: 0, hasLoss: false, lossesAccepted: 0 };
  const table = createTable(house, { gameId: game.gameId, rules, restored });
  const session = new Session(emptySession(record), [table]);
  house.directory.add(session);
  await house.openRoom(table.gameId);
  house.par.want(table);
  house.log.info(
    { gameId: table.gameId, scenario: settings.scenarioId, solo: request.solo },
    'session opened',
  );
  const opened = { code: session.code, gameId: table.gameId, hostToken };
  if (!request.solo) return ok(opened);
  const member = await seatSoloist(house, session, seat);
  return member.ok ? ok({ ...opened, member: member.value }) : member;
}

/** Whether there is a place for one more table, if need be that of a table that nobody uses. */
export async function hasRoom(house: House): Promise<boolean> {
  if (house.directory.size < LIMITS.openSessions) return true;
  const unused = tableToGiveUp(house.directory.sessions);
  if (unused !== undefined) await closeSession(house, unused);
  return house.directory.size < LIMITS.openSessions;
}

async function seatSoloist(
  house: House,
  session: Session,
  seat: EconomyId | undefined,
): Promise<Result<JoinedMember, SessionErrorCode>> {
  // Nobody else reads the name of a soloist: the client has its own word for "you".
  const joined = await seatNewcomer(house, session, {
    name: '',
    as: 'player',
    ...(seat === undefined ? {} : { seat }),
  });
  if (!joined.ok) return joined;
  const begun = await session.table.submit({ actor: { type: 'host' }, intents: [{ type: 'startGame' }] });
  return begun.ok ? joined : err('server/saving-paused');
}

export function sessionRecord(
  house: Pick<House, 'directory'>,
  request: Pick<OpenSession, 'language' | 'chatMode' | 'solo'>,
  hostToken: string,
): SessionRecord {
  let code = createCode();
  while (house.directory.isCodeInUse(code)) code = createCode();
  return {
    code,
    hostTokenHash: hashToken(hostToken),
    language: request.language,
    chatMode: request.chatMode,
    wording: 'general',
    // A table for one: its code admits nobody else.
    locked: request.solo,
    namesHidden: false,
    solo: request.solo,
    openedAt: Date.now(),
  };
}

function gameRecord(code: string, { scenario }: Rulebook): GameRecord {
  return { gameId: createGameId(), code, scenarioId: scenario.id, opening: scenario.opening, table: 'A' };
}

type Parts = {
  readonly gameId: string;
  readonly rules: Rulebook;
  readonly restored: Restored;
};

/** The game of a table of this house: new, or read back from its log. What asks the model for long is decided in another thread. */
export function createTable(house: House, { gameId, rules, restored }: Parts): GameSession {
  house.prizes.want(rules, restored.head.state.settings);
  return new GameSession({
    gameId,
    rules,
    clock: house.startClock(restored.lastMs),
    queue: house.queue,
    store: house.store,
    restored,
    decideElsewhere: async (question) => {
      const prizes = house.prizes.of(rules);
      const decided = await house.threads.run({ type: 'decide', ...question, prizes });
      if (!decided.ok) house.log.error({ gameId, ...decided.error }, 'not decided in another thread');
      return decided;
    },
  });
}
