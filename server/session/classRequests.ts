import {
  adjournedIntents,
  commonStop,
  homeworkIntents,
  intentsOf,
  nextStopOf,
} from '#shared/classroom/presses.ts';
import type { RevealStop } from '#shared/content/vocabulary.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type {
  ClassAck,
  ClassPress,
  ClassroomEvent,
  HostClassroomIntent,
  PlaceIntent,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import type { HostIntent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { decideAll } from '#shared/rules/decide.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Write } from '../store/GameStore.ts';
import { hashed } from '../store/rowHash.ts';
import type { Classroom } from './Classroom.ts';
import { type Command, commandKey } from './CommandAnswers.ts';
import { createTable } from './sessionLife.ts';
import { dueFault } from './Deadlines.ts';
import { Rendezvous } from './CommitQueue.ts';
import type { Head } from './restoreGame.ts';
import type { House } from './House.ts';
import { nextGame, openTableRooms, startClocks, startForReal } from './openClass.ts';
import type { Session } from './Session.ts';
import { composeTalk, type SpokenRecord } from './talk.ts';

type Answer = Promise<Result<ClassAck, Rejection>>;

const HOST = { type: 'host' } as const;
const SERVER = { type: 'server' } as const;

/** Carries out what the host asked of a class, once for each command. */
export function performForClass(
  house: House,
  classroom: Classroom,
  {
    command,
    intent,
    basedOn = Infinity,
  }: {
    readonly command: Command;
    readonly intent: Exclude<HostClassroomIntent, PlaceIntent | { readonly type: 'mergeTable' }>;
    /** The row that whoever asks had seen. */
    readonly basedOn?: number;
  },
): Answer {
  return classroom.performed.once(commandKey(command.member, command.id), () => {
    switch (intent.type) {
      case 'proposeDeal':
      case 'shuffleDeal':
        return acknowledged(classroom, classroom.submit({ actor: HOST, intent, command }));
      case 'applyDeal':
        return applyDeal(house, classroom, { command, intent });
      case 'startPlay':
        return classroom.inTurn(() =>
          pressAll(classroom, { command, intent }, () => ok([{ type: 'startGame' }])),
        );
      case 'nextGame':
        return classroom.inTurn(() => nextGame(house, classroom, { command, intent }));
      case 'press':
        return classroom.inTurn(() => pressInTurn(classroom, { command, intent, basedOn }));
      case 'adjourn':
      case 'reconvene':
        return classroom.inTurn(() => adjourn(classroom, { command, intent }));
      case 'setHomework':
      case 'dropHomework':
        return classroom.inTurn(() => giveHomework(classroom, { command, intent }));
      case 'snoozeAlert':
      case 'turnScreen':
      case 'openReplays':
      case 'lowerHand':
      case 'callEyes':
      case 'keepFor':
      case 'setPace':
      case 'setPlan':
      case 'setOffices':
      case 'ruleOffices':
        return changed(
          classroom,
          acknowledged(classroom, classroom.submit({ actor: HOST, intent, command })),
        );
      case 'rehearse':
      case 'paceRehearsal':
        return rehearse(house, classroom, { command, intent });
      case 'startReal':
        return classroom.inTurn(() => startForReal(house, classroom, intent));
      case 'say':
        return sayInClass(classroom, { command, intent });
      default:
        return assertNever(intent);
    }
  });
}

/** A round is played at home by every table until the same times. */
async function giveHomework(
  classroom: Classroom,
  asked: {
    readonly command: Command;
    readonly intent: Extract<HostClassroomIntent, { type: 'setHomework' | 'dropHomework' }>;
  },
): Answer {
  const { intent } = asked;
  const fault = dueFault(intent, Date.now());
  if (fault !== undefined) return err(fault);
  return pressAll(classroom, asked, (state) => ok(homeworkIntents(intent, state)));
}

/** All tables stand still until another day, or go on: one transaction with the row of the class. */
async function adjourn(
  classroom: Classroom,
  asked: {
    readonly command: Command;
    readonly intent: Extract<HostClassroomIntent, { type: 'adjourn' | 'reconvene' }>;
  },
): Answer {
  const { intent } = asked;
  if (intent.type === 'adjourn') {
    const fault = dueFault(intent, Date.now());
    if (fault !== undefined) return err(fault);
  }
  const done = await pressAll(classroom, asked, (state) => ok(adjournedIntents(intent.type, state)));
  for (const session of classroom.tables.values()) session.changed();
  return done;
}

type Press = Extract<HostClassroomIntent, { type: 'press' }>;

/** What cannot be taken back by another press. */
const GRAVE: ReadonlySet<ClassPress> = new Set([
  'skipPhase',
  'restartPhase',
  'stepReveal',
  'endAfterRound',
  'endNow',
]);

/**
 * Several hosts press in order of receipt. Whoever had not seen what another pressed before is told of it; and where their own press
 * cannot be taken back, it is not carried out: both may have meant the same.
 */
async function pressInTurn(
  classroom: Classroom,
  { basedOn, ...asked }: { readonly command: Command; readonly intent: Press; readonly basedOn: number },
): Answer {
  const { command, intent } = asked;
  const tables = intent.tables ?? [...classroom.tables.keys()];
  const { member } = command;
  const isCrossed = classroom.hosts.isCrossed({ member, seq: basedOn, tables });
  if (isCrossed && GRAVE.has(intent.press)) return err({ code: 'class/crossed' });
  const done = await pressAll(classroom, asked, (state, stop, letter) => {
    const seen = intent.during?.find(({ table }) => table === letter);
    const during = seen === undefined ? undefined : { phase: seen.phase, round: seen.round };
    return intentsOf(intent.press, state, intent.stop ?? stop, during);
  });
  if (!done.ok) return done;
  const crossed = isCrossed ? classroom.hosts.lastBy : undefined;
  classroom.hosts.last = { press: intent.press, tables, member, seq: done.value.seq };
  classroom.changed();
  return ok({ ...done.value, ...(crossed === undefined ? {} : { crossed }) });
}

/** What tables show of it: hands, and whether everybody is to look up. */
async function changed(classroom: Classroom, answer: Answer): Answer {
  const done = await answer;
  for (const session of classroom.tables.values()) session.changed();
  return done;
}

async function acknowledged(classroom: Classroom, done: ReturnType<Classroom['submit']>): Answer {
  const result = await done;
  return result.ok ? ok({ seq: classroom.committed.seq }) : result;
}

/** Lets simulated people come, or changes how fast they are. */
async function rehearse(
  { rehearsals }: House,
  classroom: Classroom,
  asked: {
    readonly command: Command;
    readonly intent: Extract<HostClassroomIntent, { type: 'rehearse' | 'paceRehearsal' }>;
  },
): Answer {
  const isNew = asked.intent.type === 'rehearse';
  if (isNew && !rehearsals.hasRoom) return err({ code: 'class/too-many-rehearsals' });
  const done = await acknowledged(classroom, classroom.submit({ actor: HOST, ...asked }));
  if (done.ok && isNew) rehearsals.begin(classroom);
  else if (done.ok) rehearsals.pace(classroom);
  classroom.changed();
  return done;
}

type Opened = { readonly letter: TableLetter; readonly gameId: string; readonly head: Head };

/**
 * Opens the tables of a deal and seats people at them: all in one transaction, so that after a crash everybody is seated or still in
 * the gathering. All tables begin with the same seed, so that equal chairs meet equal luck.
 */
async function applyDeal(
  house: House,
  classroom: Classroom,
  asked: { readonly command: Command; readonly intent: Extract<HostClassroomIntent, { type: 'applyDeal' }> },
): Answer {
  const { settings } = classroom.working.state;
  const rules = must(house.rulesOf(settings), 'rules of a class');
  const created = rules.create(settings);
  if (!created.ok) return err({ code: 'server/internal' });
  const empty = must(created.value.reduce<GameState | undefined>(evolve, undefined), 'a game');
  const opened: Opened[] = [];
  const done = await classroom.submit({
    actor: HOST,
    ...asked,
    also: (events, { proposed }) => {
      const applied = must(events.find(isApplied), 'a deal');
      const writes: Write[] = [];
      for (const { table: letter, gameId } of applied.tables) {
        const people = proposed?.tables.find(({ table }) => table === letter)?.people ?? [];
        const { head, rows } = openingRows(gameId, created.value, seated(empty, people));
        opened.push({ letter, gameId, head });
        const { id: scenarioId, opening } = rules.scenario;
        const game = { gameId, code: classroom.gathering.code, scenarioId, opening, table: letter };
        writes.push({ type: 'openTables', games: [game] }, ...rows);
      }
      return writes;
    },
  });
  if (!done.ok) return done;
  for (const { letter, gameId, head } of opened) {
    const restored = { head, commands: new Map(), lastMs: 0, hasLoss: false, lossesAccepted: 0 };
    const game = createTable(house, { gameId, rules, restored });
    house.directory.addTable(classroom.openTable(letter, game, { chat: [], hasOlderChat: false }));
  }
  startClocks(classroom);
  await openTableRooms(house, [...classroom.tables.values()]);
  for (const { table } of classroom.tables.values()) house.par.want(table);
  classroom.changed();
  house.log.info({ classId: classroom.classId, tables: opened.length }, 'tables opened');
  return ok({ seq: classroom.committed.seq });

  function seated(
    state: GameState,
    people: readonly { readonly member: string; readonly seat?: string }[],
  ): ReturnType<typeof decideAll> {
    const holders = new Map(people.toReversed().map(({ member, seat }) => [seat, member]));
    const intents = people.flatMap(({ member, seat }) =>
      seat === undefined || holders.get(seat) !== member
        ? []
        : [{ type: 'occupySeat', economy: seat, member } as const],
    );
    return decideAll({ rules, nowMs: 0 }, state, SERVER, intents);
  }
}

function isApplied(event: ClassroomEvent): event is Extract<ClassroomEvent, { type: 'dealApplied' }> {
  return event.type === 'dealApplied';
}

/** First rows of a table's log: the game, and who sits down. */
function openingRows(
  gameId: string,
  created: Parameters<typeof hashed>[1]['events'],
  seated: ReturnType<typeof decideAll>,
): { readonly head: Head; readonly rows: readonly Write[] } {
  if (!seated.ok) throw new Error(`nobody can be seated: ${seated.error.code}`);
  const { state, events } = seated.value;
  const common = { gameId, tMs: 0, at: Date.now() };
  const game = hashed('', { ...common, seq: 1, type: 'createGame', events: created });
  if (events.length === 0)
    return { head: { state, seq: 1, hash: game.hash }, rows: [{ type: 'appendRow', row: game }] };
  const people = hashed(game.hash, { ...common, seq: 2, type: 'occupySeat', events });
  return {
    head: { state, seq: 2, hash: people.hash },
    rows: [
      { type: 'appendRow', row: game },
      { type: 'appendRow', row: people },
    ],
  };
}

/**
 * The same press at several tables, worked out one table a turn of the loop, and in one transaction with the row of the class. Those
 * that refuse, or keep the others waiting, are named; where all do, it is their refusal.
 */
async function pressAll(
  classroom: Classroom,
  asked: {
    readonly command: Command;
    readonly intent: Extract<
      HostClassroomIntent,
      {
        type: 'startPlay' | 'press' | 'adjourn' | 'reconvene' | 'setHomework' | 'dropHomework';
      }
    >;
  },
  press: (
    state: GameState,
    stop: RevealStop | undefined,
    table: TableLetter,
  ) => Result<readonly HostIntent[], Rejection>,
): Answer {
  const { intent } = asked;
  const refusal = classroom.refusal(HOST, intent);
  if (refusal !== undefined) return err(refusal);
  const chosen = [...classroom.tables].filter(
    ([letter]) => intent.type !== 'press' || intent.tables === undefined || intent.tables.includes(letter),
  );
  const stop = commonStop(chosen.map(([, { table }]) => nextStopOf(table.working.state)));
  const together = new Rendezvous(1 + chosen.length, 'any', classroom.patience);
  const [done, ...results] = await Promise.all([
    together.arrive(() => classroom.submit({ actor: HOST, ...asked })),
    ...chosen.map(async ([table, session]) => ({
      table,
      result: await session.table.submit({
        actor: HOST,
        intents: (state) => press(state, stop, table),
        together,
      }),
    })),
  ]);
  if (!done.ok) return done;
  const refused = results.flatMap(({ table, result }) =>
    result.ok ? [] : [{ table, reason: result.error }],
  );
  const [reason] = refused;
  if (reason !== undefined && refused.length === results.length) return err(reason.reason);
  return ok({ seq: classroom.committed.seq, ...(refused.length === 0 ? {} : { refused }) });
}

/** The host's word to tables, or to the seat of one person: with the talk of each, in one transaction, and then to whoever may read it. */
async function sayInClass(
  classroom: Classroom,
  asked: { readonly command: Command; readonly intent: Extract<HostClassroomIntent, { type: 'say' }> },
): Answer {
  const { body, tables, member } = asked.intent;
  const listeners =
    member === undefined
      ? [...classroom.tables].filter(([letter]) => tables === undefined || tables.includes(letter))
      : seatOfPerson(classroom, member);
  const composed = listeners.map(([letter, session, economy]) => {
    const channel = economy === undefined ? PLENARY : ({ type: 'pair', with: economy } as const);
    return { letter, session, talk: composeTalk(session, HOST, { channel, body }) };
  });
  const refused = composed.find(({ talk }) => !talk.ok)?.talk;
  if (refused?.ok === false) return refused;
  if (member !== undefined && composed.length === 0) return err({ code: 'class/no-seat' });
  let said: readonly { readonly session: Session; readonly record: SpokenRecord }[] = [];
  const done = await classroom.submit({
    actor: HOST,
    ...asked,
    also: () => {
      said = composed.flatMap(({ session, talk }) => {
        if (!talk.ok) return [];
        return [{ session, record: { ...talk.value, id: session.nextChat(), commandId: asked.command.id } }];
      });
      return said.map(({ record }): Write => ({ type: 'addChat', chat: record }));
    },
  });
  if (!done.ok) return done;
  for (const { session, record } of said) session.hear(record);
  const [first] = said;
  if (member === undefined && first !== undefined)
    classroom.noteWord({
      body: first.record.body,
      tables: composed.map(({ letter }) => letter),
      messages: new Set(said.map(({ record }) => record.id)),
    });
  for (const { session } of composed) session.changed();
  return ok({ seq: classroom.committed.seq });
}

const PLENARY = { type: 'plenary' } as const;

/** The table and seat of a person; none where they watch. */
function seatOfPerson(
  classroom: Classroom,
  member: MemberId,
): readonly (readonly [TableLetter, Session, EconomyId])[] {
  return [...classroom.tables].flatMap(([letter, session]) => {
    const economy = session.seatOf(member);
    return economy === undefined ? [] : [[letter, session, economy] as const];
  });
}
