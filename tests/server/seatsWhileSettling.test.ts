import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGameClock } from '../../server/session/GameClock.ts';
import type { GameSession } from '../../server/session/GameSession.ts';
import type { DecideElsewhere } from '../../server/threads/ThreadPool.ts';
import { joinSession } from '../../server/session/joinSession.ts';
import { performOnce } from '../../server/session/performSessionIntent.ts';
import { Session } from '../../server/session/Session.ts';
import { seatOf } from '../../shared/classroom/people.ts';
import { SessionDirectory } from '../../server/session/SessionDirectory.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { must } from '../../shared/kernel/records.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { SessionIntent } from '../../shared/protocol/session.ts';
import { decideAll } from '../../shared/rules/decide.ts';
import { anId } from './support/aClient.ts';
import { aStoredGame, SESSION_RECORD, SILENT } from './support/aStoredGame.ts';
import { aSessionBody } from './support/requests.ts';

const STILL = createGameClock(0, 1);

describe('what is asked about seats while another thread settles a round', () => {
  let folder: string;
  let store: GameStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'accord-'));
    const opened = await openSqliteStore({ folder, durability: 'fast' }, SILENT);
    if (!opened.ok) throw new Error(opened.error);
    store = opened.value;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Ann and Ben sit, Eve watches, and the settlement of round 1 waits until it is let go. */
  async function aSettlingTable() {
    const { promise, resolve } = Promise.withResolvers<void>();
    let decide: DecideElsewhere | undefined;
    const { game, queue } = await aStoredGame(store, aSessionBody().settings, STILL, (question) =>
      must(decide, 'decide')(question),
    );
    decide = async ({ state, actor, intents, nowMs }) => {
      if (state.phase === 'policy') await promise;
      const decided = decideAll({ rules: game.rules, nowMs }, state, actor, intents);
      return ok(decided.ok ? ok(decided.value.events) : decided);
    };
    const people = ['Ann', 'Ben', 'Eve'].map((name, index) => ({
      code: SESSION_RECORD.code,
      member: `m${index + 1}`,
      name,
      tokenHash: `${name} token`,
      muted: false,
      removed: false,
    }));
    await queue.commit(people.map((member) => ({ type: 'addMember', member })));
    const session = new Session(
      {
        session: SESSION_RECORD,
        members: people,
        helpers: [],
        chat: [],
        hasOlderChat: false,
        lastMember: 3,
        lastChat: 0,
      },
      [game],
    );
    const [first, second] = game.rules.scenario.dealOrder;
    const economy = must(second, 'second seat');
    await game.submit({
      actor: { type: 'server' },
      intents: [{ type: 'occupySeat', economy, member: 'm2' }],
    });
    const skip = () => game.submit({ actor: { type: 'host' }, intents: [{ type: 'skipPhase' }] });
    while (game.working.state.phase !== 'policy') await skip();
    const settled = skip();
    const directory = new SessionDirectory();
    directory.add(session);
    return {
      game,
      session,
      annSeat: must(first, 'first seat'),
      settle: async () => {
        resolve();
        await settled;
      },
      ask: (intent: SessionIntent) =>
        performOnce({ queue, store }, session, { command: { member: 'host', id: anId() }, intent }),
      joining: (name: string) =>
        joinSession({ directory, queue, log: SILENT }, { code: SESSION_RECORD.code, name, as: 'player' }),
    };
  }
  const seatsOf = ({ working }: GameSession, member: string): string[] =>
    Object.values(working.state.seats).flatMap((seat) => (seat.member === member ? [seat.economy] : []));

  it('gives everyone who joins a seat of their own, and a place to watch from when none is left', async () => {
    const { game, settle, joining } = await aSettlingTable();
    const joined = ['Cy', 'Dan', 'Fay'].map(joining);
    await settle();
    const seats = (await Promise.all(joined)).map((each) => (each.ok ? each.value.seat : each.error));
    expect(seats).toEqual([game.rules.scenario.dealOrder[2], game.rules.scenario.dealOrder[3], undefined]);
  });

  it('takes no press for a seat that has gone to somebody else, or from somebody removed', async () => {
    const { game, settle, ask, annSeat } = await aSettlingTable();
    const press = (member: string, economy: string) =>
      game.submit({
        actor: { type: 'seat', economy },
        intents: [{ type: 'declareReady', ready: true }],
        command: { member, id: anId() },
      });
    const given = ask({ type: 'giveSeat', member: 'm3', economy: annSeat, replaces: 'm1' });
    const ann = press('m1', annSeat);
    const removed = ask({ type: 'removeMember', member: 'm2' });
    const ben = press('m2', must(seatsOf(game, 'm2')[0], 'seat of Ben'));
    await settle();
    expect([(await given).ok, (await removed).ok]).toEqual([true, true]);
    const notYours = { ok: false, error: { code: 'seat/not-yours' } };
    expect([await ann, await ben]).toEqual([notYours, notYours]);
    expect(game.working.state.seats[annSeat]).toMatchObject({ member: 'm3', ready: false });
  });

  it('leaves no seat with somebody who is removed, whatever was asked for them before', async () => {
    const { game, session, settle, ask } = await aSettlingTable();
    const free = must(game.rules.scenario.dealOrder[3], 'fourth seat');
    const asked = [
      ask({ type: 'giveSeat', member: 'm1', economy: free }),
      ask({ type: 'giveSeat', member: 'm3', economy: must(game.rules.scenario.dealOrder[2], 'third seat') }),
      ask({ type: 'removeMember', member: 'm1' }),
      ask({ type: 'removeWatchers' }),
    ];
    await settle();
    await Promise.all(asked);
    expect(session.present.map(({ name }) => name)).toEqual(['Ben']);
    for (const member of ['m1', 'm3']) expect(seatsOf(game, member)).toEqual([]);
  });

  it('turns the seats by who is there when its turn comes', async () => {
    const { game, session, settle, ask, annSeat } = await aSettlingTable();
    for (const member of ['m1', 'm2', 'm3']) session.connected.add(member);
    const moved = ask({ type: 'giveSeat', member: 'm3', economy: annSeat, replaces: 'm1' });
    const rotated = ask({ type: 'rotateSeats' });
    await settle();
    expect([(await moved).ok, (await rotated).ok]).toEqual([true, true]);
    // Ann waits by then, and takes the seat that Eve was given.
    expect(seatOf(game.working.state, 'm1')).toBe(annSeat);
    expect(seatsOf(game, 'm3')).toEqual([]);
  });

  it('writes no name and no token of somebody who is being erased', async () => {
    const { session, settle, ask } = await aSettlingTable();
    const erased = ask({ type: 'erasePerson', member: 'm1' });
    const late = [
      ask({ type: 'renameMember', member: 'm1', name: 'Annabel' }),
      ask({ type: 'reissueLink', member: 'm1' }),
    ];
    await settle();
    expect((await erased).ok).toBe(true);
    expect((await Promise.all(late)).map(({ ok: isDone }) => isDone)).toEqual([false, false]);
    expect(session.members.get('m1')).toMatchObject({ name: '', removed: true });
  });
});
