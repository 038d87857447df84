import { Classroom } from '../../../server/session/Classroom.ts';
import { performMove } from '../../../server/session/classMoves.ts';
import { performForClass } from '../../../server/session/classRequests.ts';
import { joinClass } from '../../../server/session/classPeople.ts';
import { CommitQueue, type Patience } from '../../../server/session/CommitQueue.ts';
import { createGameClock } from '../../../server/session/GameClock.ts';
import { GameSession } from '../../../server/session/GameSession.ts';
import type { House } from '../../../server/session/House.ts';
import { performOnce } from '../../../server/session/performSessionIntent.ts';
import { restoreGame } from '../../../server/session/restoreGame.ts';
import { emptySession, Session } from '../../../server/session/Session.ts';
import type { GameStore, MemberRecord } from '../../../server/store/GameStore.ts';
import { hashed, hashedClassRow } from '../../../server/store/rowHash.ts';
import { loadScenario } from '../../../shared/content/scenarios/index.ts';
import { must } from '../../../shared/kernel/records.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { ClassPress, PlaceIntent, TableLetter } from '../../../shared/protocol/classroom.ts';
import type { SessionIntent } from '../../../shared/protocol/session.ts';
import { decideAll } from '../../../shared/rules/decide.ts';
import { rulebookOf } from '../../../shared/rules/game/rulebooks.ts';
import { aClassBody } from './aClass.ts';
import { anId } from './aClient.ts';
import { SESSION_RECORD, SILENT } from './aStoredGame.ts';

const SERVER = { type: 'server' } as const;
const HOST = { type: 'host' } as const;
/** No time passes. */
const STILL = createGameClock(0, 1);
export const CODE = SESSION_RECORD.code;

const aPerson = (number: number): MemberRecord => ({
  code: CODE,
  member: `m${number}`,
  name: `Person ${number}`,
  tokenHash: `token ${number}`,
  muted: false,
  removed: false,
});

/** Only a deal that is applied needs one. */
export const NO_HOUSE = {} as House;

/** A gate that is open until it is shut: whoever comes meanwhile waits. */
function aGate() {
  let open: Promise<void> = Promise.resolve();
  let release: () => void = () => undefined;
  return {
    pass: () => open,
    shut: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      [open, release] = [promise, resolve];
    },
    open: () => release(),
  };
}

/** Two tables that play, with these people at each; the disk and the end of a phase at each table wait while their gate is shut. */
export async function aStoredClass(
  store: GameStore,
  at: Readonly<Record<'A' | 'B', readonly number[]>>,
  waiting: readonly number[] = [],
  patience?: Patience,
) {
  const loaded = loadScenario('quartet', 'standard');
  if (!loaded.ok) throw new Error('quartet');
  const rules = rulebookOf(loaded.value);
  const { settings } = aClassBody();
  const created = rules.create(settings);
  if (!created.ok) throw new Error('createGame');
  const disk = aGate();
  const gated: GameStore = {
    ...store,
    commit: async (writes) => {
      await disk.pass();
      return store.commit(writes);
    },
  };
  const queue = new CommitQueue(gated, SILENT);
  const numbers = [...at.A, ...at.B, ...waiting];
  const members = numbers.map(aPerson);
  const record = { ...SESSION_RECORD, classId: 's1' };
  const letters = ['A', 'B'] as const;
  const common = { code: CODE, at: 1 };
  const dealt = letters.map((table) => ({
    table,
    gameId: `g${table}`,
    people: at[table].map((number) => `m${number}`),
  }));
  const rows = [
    hashedClassRow('', {
      ...common,
      seq: 1,
      type: 'openClass',
      events: [
        { type: 'classOpened', settings, seats: rules.scenario.dealOrder },
        ...members.map(({ member }) => ({ type: 'personEntered', member }) as const),
        { type: 'dealApplied', deal: 1, tables: dealt },
        { type: 'playBegun' },
      ],
    }),
  ];
  await queue.commit([
    {
      type: 'openSession',
      session: record,
      games: dealt.map(({ table, gameId }) => ({
        gameId,
        code: CODE,
        scenarioId: 'quartet',
        opening: 'standard',
        table,
      })),
    },
    ...members.map((member) => ({ type: 'addMember', member }) as const),
    ...rows.map((row) => ({ type: 'appendClassRow', row }) as const),
    ...dealt.map(({ gameId }) => ({
      type: 'appendRow' as const,
      row: hashed('', { gameId, seq: 1, tMs: 0, at: 1, type: 'createGame', events: created.value }),
    })),
  ]);
  const parts = { ...emptySession(record), members, lastMember: Math.max(0, ...numbers) };
  const gates = { A: aGate(), B: aGate() };
  /** The class as a server finds it on disk. */
  const recovered = async (patience?: Patience): Promise<Classroom> => {
    const log = await store.loadClassLog(CODE, 's1');
    const gathering = new Session(parts, []);
    const found = new Classroom({
      gathering,
      queue,
      store: gated,
      log,
      ...(patience === undefined ? {} : { patience }),
    });
    for (const { table, gameId } of dealt) {
      const game = new GameSession({
        gameId,
        rules,
        clock: STILL,
        queue,
        store: gated,
        restored: restoreGame(await store.loadLog(gameId)),
        decideElsewhere: async ({ state, actor, intents, nowMs }) => {
          await gates[table].pass();
          const decided = decideAll({ rules, nowMs }, state, actor, intents);
          return ok(decided.ok ? ok(decided.value.events) : decided);
        },
      });
      found.openTable(table, game, { chat: [], hasOlderChat: false });
    }
    return found;
  };
  const classroom = await recovered(patience);
  for (const { table, people } of dealt) {
    const { table: game } = must(classroom.tables.get(table), 'table');
    for (const [place, member] of people.entries()) {
      const economy = must(rules.scenario.dealOrder[place], 'seat');
      await game.submit({ actor: SERVER, intents: [{ type: 'occupySeat', economy, member }] });
    }
    await game.submit({ actor: HOST, intents: [{ type: 'startGame' }] });
  }
  const tableOf = (letter: TableLetter) => must(classroom.tables.get(letter), 'table');
  const skip = (letter: TableLetter) =>
    tableOf(letter).table.submit({ actor: HOST, intents: [{ type: 'skipPhase' }] });
  return {
    classroom,
    queue,
    disk,
    recovered,
    tableOf,
    /** The end of a phase is decided at this table until it is let go. */
    hold: (letter: 'A' | 'B') => {
      gates[letter].shut();
      const done = skip(letter);
      return async () => {
        gates[letter].open();
        await done;
      };
    },
    join: async (name: string, group?: string) => {
      const token = anId();
      const request = {
        code: CODE,
        name,
        token,
        as: 'player',
        ...(group === undefined ? {} : { group }),
      } as const;
      const joined = await joinClass({ queue, log: SILENT }, classroom, request);
      if (!joined.ok) throw new Error(joined.error);
      return joined.value.member;
    },
    gates,
    press: (press: ClassPress) =>
      performForClass(NO_HOUSE, classroom, {
        command: { member: 'host', id: anId() },
        intent: { type: 'press', press },
      }),
    move: (intent: PlaceIntent) =>
      performMove(classroom, { command: { member: 'host', id: anId() }, intent }),
    ask: (session: Session, intent: SessionIntent) =>
      performOnce({ queue, store: gated }, session, { command: { member: 'host', id: anId() }, intent }),
    /** Tables at which somebody has a seat, once for each. */
    seatsOf: (member: string) =>
      letters.flatMap((letter) =>
        Object.values(tableOf(letter).table.working.state.seats).flatMap((seat) =>
          seat.member === member ? [letter] : [],
        ),
      ),
  };
}

export type AskedClass = readonly [
  at: Readonly<Record<'A' | 'B', readonly number[]>>,
  waiting?: readonly number[],
  patience?: Patience,
];

/** Patience that is over when a test says so. */
export function aHandPatience() {
  let over: () => void = () => undefined;
  const patience: Patience = (isOver) => {
    over = isOver;
    return () => (over = () => undefined);
  };
  return { patience, end: () => over() };
}
