import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  receiveIntent,
  receiveSessionIntent,
  receiveTalk,
  receiveTalkBefore,
} from '../../server/rooms/receive.ts';
import { receiveForClass, receiveOfPeople } from '../../server/rooms/receiveClass.ts';
import { mayAtTable } from '../../server/session/hosting.ts';
import type { Identity } from '../../server/session/Session.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { GameStore } from '../../server/store/GameStore.ts';
import { CLASS_MATTERS, type ClassRole, mayHost, SESSION_MATTERS } from '../../shared/classroom/rights.ts';
import { must } from '../../shared/kernel/records.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { CLASS_STAGES, type ClassStage } from '../../shared/protocol/classTables.ts';
import type { HelperKind } from '../../shared/protocol/classHosts.ts';
import { hostIntentSchema } from '../../shared/protocol/intents.ts';
import type { Rejection } from '../../shared/protocol/rejection.ts';
import { aClassBody } from './support/aClass.ts';
import { anId } from './support/aClient.ts';
import { SILENT } from './support/aStoredGame.ts';
import { aStoredClass, NO_HOUSE } from './support/aStoredClass.ts';

/** Refusals that say that somebody may not ask this at all. */
const NO_RIGHT = new Set(['class/not-your-right', 'host/only', 'intent/not-allowed', 'seat/not-yours']);

const BODY = { type: 'text', text: 'hello' } as const;
/** One of each request in the room of the class; m1 sits at table A, m2 at table B. */
const IN_CLASS: Readonly<Record<keyof typeof CLASS_MATTERS, object>> = {
  proposeDeal: { mode: 'even', pins: {} },
  shuffleDeal: {},
  applyDeal: { deal: 1 },
  startPlay: {},
  nextGame: { settings: aClassBody().settings },
  adjourn: { untilAt: 1 },
  reconvene: {},
  setHomework: { talksUntilAt: 1, sealedUntilAt: 2, zone: 'UTC', reveal: 'inClass' },
  dropHomework: {},
  setPace: { pace: 'free' },
  setPlan: { plan: { lesson: 0, bell: '10:45', stops: true } },
  press: { press: 'pauseClock', tables: ['A'] },
  snoozeAlert: { alert: { table: 'A', cause: 'quiet' } },
  callEyes: { up: true },
  turnScreen: { view: 'wall' },
  openReplays: { open: true },
  say: { body: BODY, tables: ['B'] },
  lowerHand: { member: 'm2' },
  movePerson: { member: 'm1', table: 'B' },
  swapPeople: { member: 'm1', with: 'm2' },
  makeWatch: { member: 'm2' },
  mergeTable: { table: 'B' },
  setOffices: { table: 'B', economy: 'ALB', people: ['m2'] },
  ruleOffices: { allMayPress: true },
  rehearse: { people: 4, speed: 1 },
  paceRehearsal: { speed: 2 },
  startReal: { seed: 'real' },
  keepFor: { days: 3 },
  inviteHelper: { kind: 'observer', label: 'Visitor', tables: [] },
  revokeHelper: { helper: 'h1' },
  makePins: {},
};
const OF_PEOPLE: Readonly<Record<keyof typeof SESSION_MATTERS, object>> = {
  lock: { locked: true },
  hideNames: { hidden: true },
  setChatMode: { mode: 'off' },
  setWording: { wording: 'classroom' },
  goOnAt: { code: 'AAAAAA' },
  continueAfterLoss: {},
  muteMember: { member: 'm2', muted: true },
  hideMessage: { message: 1 },
  renameMember: { member: 'm2', name: 'Other' },
  removeMember: { member: 'm2' },
  removeWatchers: {},
  giveSeat: { member: 'm2' },
  declineSeatRequest: { member: 'm2' },
  rotateSeats: {},
  answerReturn: { request: 'q1', admitted: false },
  reissueLink: { member: 'm2' },
  erasePerson: { member: 'm2' },
  eraseSession: {},
};
/** What a host asks of a game. Those that take more than a type are sent as far as they need be read. */
const OF_GAME: readonly { readonly type: string }[] = [
  { type: 'startGame' },
  { type: 'pauseClock' },
  { type: 'resumeClock' },
  { type: 'addMinute' },
  { type: 'skipPhase' },
  { type: 'restartPhase' },
  { type: 'endNow' },
  { type: 'retrySettlement' },
  { type: 'endAfterRound', ends: true },
  { type: 'stepReveal', stop: 'flows' },
  { type: 'paceReveal', by: 'host' },
  { type: 'placeEvent', card: 'storm', economies: [] },
  { type: 'cancelEvent', event: 'e1' },
] as readonly { readonly type: string }[];

function aHelper(kind: HelperKind, tables: readonly 'A'[] = []): Identity {
  return kind === 'screen'
    ? { type: 'screen' }
    : { type: 'helper', helper: { id: 'h1', kind, label: 'Helper', tables } };
}

const IDENTITIES: readonly (readonly [ClassRole, Identity])[] = [
  ['coTeacher', aHelper('coTeacher')],
  ['assistant', aHelper('assistant', ['A'])],
  ['observer', aHelper('observer')],
  ['screen', aHelper('screen')],
  ['member', { type: 'member', member: 'm1' }],
];

describe('whoever hosts a class', () => {
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

  const walks = IDENTITIES.flatMap(([as, identity]) =>
    CLASS_STAGES.map((stage) => [as, stage, identity] as const),
  );

  it.each(walks)('is refused all that is not theirs: %s, %s', async (as, stage, identity) => {
    const { classroom, tableOf } = await aStoredClass(store, { A: [1], B: [2] });
    await classroom.submit({
      actor: { type: 'server' },
      intent: {
        type: 'mend',
        stage: stage as ClassStage,
        people: classroom.working.state.people,
        tables: classroom.working.state.tables,
      },
    });
    const helper = identity.type === 'helper' ? identity.helper : undefined;
    if (helper !== undefined)
      classroom.gathering.helpers.set(helper.id, {
        ...helper,
        code: 'AAAAAA',
        tokenHash: '',
        revoked: false,
      });
    const heads = () => [classroom.working, tableOf('A').table.working, tableOf('B').table.working];
    const before = heads();
    const who = { as, tables: ['A'] } as const;
    const inClass = { house: NO_HOUSE, classroom, identity };
    const asked = (intent: object) => ({ id: anId(), basedOn: 0, intent });
    const leaks: string[] = [];
    let refused = 0;
    const tell = async (what: string, answer: Promise<Result<unknown, Rejection>>): Promise<void> => {
      const result = await answer.catch((error: unknown) => error as Error);
      const isRefused = 'ok' in result && !result.ok && NO_RIGHT.has(result.error.code);
      if (isRefused) refused += 1;
      else leaks.push(`${what}: ${'ok' in result ? JSON.stringify(result) : result.message}`);
    };
    for (const [type, rest] of Object.entries(IN_CLASS)) {
      const matter = CLASS_MATTERS[type as keyof typeof CLASS_MATTERS];
      // An assistant of table A is refused what concerns table B too.
      if (mayHost(who, matter, ['B'])) continue;
      await tell(type, receiveForClass(inClass, asked({ type, ...rest })));
    }
    for (const [type, rest] of Object.entries(OF_PEOPLE)) {
      const matter = SESSION_MATTERS[type as keyof typeof SESSION_MATTERS];
      if (mayHost(who, matter, ['B'])) continue;
      await tell(`people ${type}`, receiveOfPeople(inClass, asked({ type, ...rest })));
    }
    for (const letter of ['A', 'B'] as const) {
      const atTable = { house: NO_HOUSE, session: tableOf(letter), identity };
      for (const [type, rest] of Object.entries(OF_PEOPLE)) {
        const matter = SESSION_MATTERS[type as keyof typeof SESSION_MATTERS];
        if (mayAtTable(tableOf(letter), identity, matter)) continue;
        await tell(`${letter} ${type}`, receiveSessionIntent(atTable, asked({ type, ...rest })));
      }
      if (!mayAtTable(tableOf(letter), identity, 'course'))
        for (const intent of OF_GAME) await tell(`${letter} game`, receiveIntent(atTable, asked(intent)));
      if (as === 'member') continue;
      const talk = { channel: { type: 'plenary' }, body: BODY };
      if (!mayAtTable(tableOf(letter), identity, 'people'))
        await tell(`${letter} talk`, receiveTalk(atTable, asked(talk)));
      if (!mayAtTable(tableOf(letter), identity, 'talk'))
        await tell(`${letter} earlier talk`, receiveTalkBefore(atTable, {}));
      // Nobody but a seat acts for a seat.
      await tell(`${letter} seat`, receiveIntent(atTable, asked({ type: 'declareReady', ready: true })));
    }
    expect(leaks).toEqual([]);
    expect(refused).toBeGreaterThan(5);
    expect(heads()).toEqual(before);
  });

  it('may nothing any more, from the very moment in which the link was taken back', async () => {
    const { classroom, tableOf } = await aStoredClass(store, { A: [1], B: [2] });
    const identity = aHelper('coTeacher');
    const asked = (intent: object) => ({ id: anId(), basedOn: 0, intent });
    const refusals = [
      await receiveForClass({ house: NO_HOUSE, classroom, identity }, asked({ type: 'callEyes', up: true })),
      await receiveOfPeople({ house: NO_HOUSE, classroom, identity }, asked({ type: 'lock', locked: true })),
      await receiveIntent(
        { house: NO_HOUSE, session: tableOf('A'), identity },
        asked({ type: 'pauseClock' }),
      ),
    ];
    expect(refusals.map((answer) => (answer.ok ? undefined : answer.error.code))).toEqual([
      'class/not-your-right',
      'class/not-your-right',
      'class/not-your-right',
    ]);
  });

  it('is asked of every kind of request that a game knows', () => {
    const known = new Set(OF_GAME.map(({ type }) => type));
    const types = hostIntentSchema.options.map(({ shape }) => shape.type.value);
    const missing = types.filter((type) => !known.has(type));
    // Those of the centre of provinces, and the pages of the debrief, go through the same door.
    expect(missing.length).toBeLessThan(types.length / 2);
    expect(must(types[0], 'a type')).toBe('startGame');
  });
});
