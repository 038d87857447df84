import { describe, expect, it } from 'vitest';
import { CLASSROOM_RIGHTS, decideClassroom } from '../../shared/classroom/decideClassroom.ts';
import { evolveClassroom, type ClassroomState } from '../../shared/classroom/state.ts';
import { must } from '../../shared/kernel/records.ts';
import {
  CLASS_STAGES,
  TABLE_LETTERS,
  type ClassroomActor,
  type ClassroomIntent,
  type ClassStage,
} from '../../shared/protocol/classroom.ts';
import { aSessionBody } from '../server/support/requests.ts';

const NEXT = { seats: ['ALB'], before: { settings: aSessionBody().settings, seats: ['ALB'], tables: [] } };
const CONTEXT = {
  next: NEXT,
  seed: 'lot',
  gameIds: TABLE_LETTERS.map((letter) => `g${letter}`),
  nowMs: 0,
  rounds: {},
};
const HOST: ClassroomActor = { type: 'host' };
const SERVER: ClassroomActor = { type: 'server' };

function aClass(count = 0): ClassroomState {
  const opened = evolveClassroom(undefined, {
    type: 'classOpened',
    settings: aSessionBody().settings,
    seats: ['ALB', 'BOR', 'CAT', 'DUN'],
  });
  return Array.from({ length: count }, (_, index): ClassroomIntent => ({
    type: 'enter',
    member: `m${index + 1}`,
  })).reduce((state, intent) => after(state, SERVER, intent), opened);
}

function after(
  state: ClassroomState,
  actor: ClassroomActor,
  intent: ClassroomIntent,
  seed = 'lot',
): ClassroomState {
  const decided = decideClassroom({ ...CONTEXT, seed }, state, actor, intent);
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value.reduce<ClassroomState>(evolveClassroom, state);
}

function refusal(state: ClassroomState, actor: ClassroomActor, intent: ClassroomIntent): string | undefined {
  const decided = decideClassroom(CONTEXT, state, actor, intent);
  return decided.ok ? undefined : decided.error.code;
}

const PROPOSE: ClassroomIntent = { type: 'proposeDeal', mode: 'even', pins: {} };

function dealt(count: number): ClassroomState {
  return after(after(aClass(count), HOST, PROPOSE), HOST, { type: 'applyDeal', deal: 1 });
}

const AT_STAGE: Record<ClassStage, ClassroomState> = {
  gathering: after(aClass(5), HOST, PROPOSE),
  dealt: dealt(5),
  playing: after(dealt(5), HOST, { type: 'startPlay' }),
  debrief: after(after(dealt(5), HOST, { type: 'startPlay' }), SERVER, { type: 'noteEnd' }),
};

const ONE_OF_EACH: { readonly [Type in ClassroomIntent['type']]: Extract<ClassroomIntent, { type: Type }> } =
  {
    proposeDeal: { type: 'proposeDeal', mode: 'even', pins: {} },
    shuffleDeal: { type: 'shuffleDeal' },
    applyDeal: { type: 'applyDeal', deal: 1 },
    startPlay: { type: 'startPlay' },
    press: { type: 'press', press: 'pauseClock' },
    snoozeAlert: { type: 'snoozeAlert', alert: { table: 'A', cause: 'quiet' } },
    say: { type: 'say', body: { type: 'phrase', key: 'oneMinuteLeft' } },
    callEyes: { type: 'callEyes', up: true },
    turnScreen: { type: 'turnScreen', view: 'wall' },
    openReplays: { type: 'openReplays', open: true },
    lowerHand: { type: 'lowerHand', member: 'm1' },
    raiseHand: { type: 'raiseHand', member: 'm1', raised: true },
    noteAlerts: { type: 'noteAlerts', alerts: [{ table: 'A', cause: 'quiet' }] },
    movePerson: { type: 'movePerson', member: 'm1', table: 'B' },
    swapPeople: { type: 'swapPeople', member: 'm1', with: 'm2' },
    makeWatch: { type: 'makeWatch', member: 'm1' },
    mergeTable: { type: 'mergeTable', table: 'A' },
    rehearse: { type: 'rehearse', people: 30, speed: 1 },
    keepFor: { type: 'keepFor', days: 7 },
    paceRehearsal: { type: 'paceRehearsal', speed: 8 },
    startReal: { type: 'startReal', seed: 'real' },
    adjourn: { type: 'adjourn', untilAt: 1 },
    reconvene: { type: 'reconvene' },
    setHomework: {
      type: 'setHomework',
      talksUntilAt: 1,
      sealedUntilAt: 2,
      zone: 'UTC',
      reveal: 'inClass',
    },
    dropHomework: { type: 'dropHomework' },
    setPace: { type: 'setPace', pace: 'rounds' },
    setPlan: { type: 'setPlan', plan: { lesson: 0, bell: '10:45', stops: true } },
    nextGame: { type: 'nextGame', settings: aSessionBody().settings },
    mend: { type: 'mend', stage: 'gathering', people: [], tables: [] },
    renameMyself: { type: 'renameMyself', name: 'Ann' },
    leaveClass: { type: 'leaveClass' },
    enter: { type: 'enter', member: 'm9' },
    place: { type: 'place', member: 'm1', table: 'A' },
    leave: { type: 'leave', member: 'm1' },
    setOffices: { type: 'setOffices', table: 'A', economy: 'ALB', people: ['m1', 'm2'] },
    ruleOffices: { type: 'ruleOffices', allMayPress: true },
    passChair: { type: 'passChair', table: 'A', economy: 'ALB', from: 'm1', to: 'm2', why: 'given' },
    turnKey: {
      type: 'turnKey',
      table: 'A',
      economy: 'ALB',
      by: 'm1',
      press: { type: 'giveNotice', agreement: 'a0' },
    },
    dropKey: { type: 'dropKey', table: 'A', economy: 'ALB' },
    noteEnd: { type: 'noteEnd' },
  };

/** A class at a stage in which this can be asked at all. */
function stateFor(type: ClassroomIntent['type'], stage: ClassStage): ClassroomState {
  if (type === 'rehearse' && stage === 'gathering') return aClass(0);
  return type === 'paceRehearsal' || type === 'startReal'
    ? { ...AT_STAGE[stage], rehearsal: { people: 5, speed: 1 } }
    : AT_STAGE[stage];
}

describe('the plan of a class', () => {
  it('is kept while the class is adjourned, but for the end of the lesson, which is another one when it goes on', () => {
    const planned = after(aClass(5), HOST, ONE_OF_EACH.setPlan);
    const away = after(planned, HOST, ONE_OF_EACH.adjourn);
    expect(away.plan).toEqual({ lesson: 0, bell: '10:45', stops: true });
    const back = after(away, HOST, { type: 'reconvene' });
    expect(back).not.toHaveProperty('adjourned');
    expect(back.plan).toStrictEqual({ lesson: 0, stops: true });
  });
});

describe('the next game of a class', () => {
  it('takes over nothing that waited for a second word in the last one: proposals have the same names again', () => {
    const shared = after(after(aClass(8), HOST, { ...PROPOSE, perSeat: 2 }), HOST, {
      type: 'applyDeal',
      deal: 1,
    });
    const { economy, people } = must(shared.delegations[0], 'a shared seat');
    const turned = after(after(shared, HOST, { type: 'startPlay' }), SERVER, {
      ...ONE_OF_EACH.turnKey,
      economy,
      by: must(people[0], 'one of its people'),
    });
    expect(turned.keys).toHaveLength(1);
    expect(after(after(turned, SERVER, { type: 'noteEnd' }), HOST, ONE_OF_EACH.nextGame).keys).toEqual([]);
  });
});

describe('a rehearsal', () => {
  const REHEARSE = { type: 'rehearse', people: 30, speed: 2 } as const;

  it('begins once, where nobody is, and changes its pace from then on', () => {
    const begun = after(aClass(0), HOST, REHEARSE);
    expect(begun.rehearsal).toEqual({ people: 30, speed: 2 });
    expect(after(begun, HOST, { type: 'paceRehearsal', speed: 8 }).rehearsal?.speed).toBe(8);
    expect(refusal(begun, HOST, REHEARSE)).toBe('class/people-are-here');
  });

  it('is refused once real people are there, and cannot be paced before it begins', () => {
    expect(refusal(aClass(1), HOST, REHEARSE)).toBe('class/people-are-here');
    expect(refusal(aClass(0), HOST, { type: 'paceRehearsal', speed: 8 })).toBe('class/no-rehearsal');
    expect(refusal(aClass(0), HOST, { type: 'startReal', seed: 'real' })).toBe('class/no-rehearsal');
  });
});

/** Nobody shares a seat here: see delegations.test.ts. */
const OF_SHARED_SEATS: ReadonlySet<string> = new Set(['setOffices', 'passChair', 'turnKey', 'dropKey']);

describe('rights in a class', () => {
  const cases = Object.values(ONE_OF_EACH).flatMap((intent) =>
    CLASS_STAGES.flatMap((stage) =>
      (['host', 'member', 'server'] as const).map((type) => ({ intent, stage, type })),
    ),
  );
  it.each(cases)('$type asks $intent.type while $stage', ({ intent, stage, type }) => {
    const right: { readonly by: string; readonly in: readonly ClassStage[] } = CLASSROOM_RIGHTS[intent.type];
    const isAllowed = right.by === type && right.in.includes(stage);
    const found = refusal(stateFor(intent.type, stage), { type }, intent);
    if (isAllowed && OF_SHARED_SEATS.has(intent.type)) expect(found).toBe('office/unknown-person');
    else if (isAllowed) expect(found).toBeUndefined();
    else expect(found).toMatch(/^(host\/only|intent\/not-allowed|class\/not-now)$/);
  });
});

describe('a word to tables', () => {
  const MEMBER: ClassroomActor = { type: 'member' };
  const WORD = { type: 'say', body: { type: 'text', text: 'Look up, Ada' } } as const;
  const said = (state: ClassroomState, intent: ClassroomIntent, nowMs: number) =>
    decideClassroom({ ...CONTEXT, nowMs }, state, HOST, intent);

  it('is in no log but for whom it was to, and comes once in two seconds', () => {
    const first = said(dealt(8), WORD, 1_000);
    expect(first).toEqual({ ok: true, value: [{ type: 'said', tables: ['A', 'B'], atMs: 1_000 }] });
    const state = must(first.ok ? first.value : undefined, 'word').reduce<ClassroomState>(
      evolveClassroom,
      dealt(8),
    );
    expect(said(state, WORD, 2_999)).toMatchObject({ error: { code: 'intent/too-fast' } });
    expect(said(state, { ...WORD, tables: ['B'] }, 3_000)).toMatchObject({ value: [{ tables: ['B'] }] });
    expect(said(state, { ...WORD, tables: ['Z' as 'A'] }, 3_000)).toMatchObject({
      error: { code: 'class/unknown-table' },
    });
  });

  it('to one person answers their hand, and does not hold up the next', () => {
    const raised = ['1', '2'].reduce(
      (state, number) => after(state, MEMBER, { type: 'raiseHand', member: `m${number}`, raised: true }),
      dealt(8),
    );
    expect(raised.hands).toEqual(['m1', 'm2']);
    const answered = after(raised, HOST, { ...WORD, member: 'm1' });
    expect(answered.hands).toEqual(['m2']);
    expect(after(answered, HOST, { ...WORD, member: 'm2' }).hands).toEqual([]);
    expect(refusal(answered, HOST, { ...WORD, member: 'm99' })).toBe('class/unknown-person');
  });

  it('is asked for by a hand that is raised once, and goes with whoever takes it down, is answered, or leaves', () => {
    const raise = { type: 'raiseHand', member: 'm1', raised: true } as const;
    const once = after(after(dealt(8), MEMBER, raise), MEMBER, raise);
    expect(once.hands).toEqual(['m1']);
    expect(after(once, MEMBER, { ...raise, raised: false }).hands).toEqual([]);
    expect(after(once, HOST, { type: 'lowerHand', member: 'm1' }).hands).toEqual([]);
    expect(after(once, SERVER, { type: 'leave', member: 'm1' }).hands).toEqual([]);
  });

  it('may be a call to look up, which lasts until it is taken back', () => {
    const up = after(aClass(2), HOST, { type: 'callEyes', up: true });
    expect(up.eyesUp).toBe(true);
    expect(after(up, HOST, { type: 'callEyes', up: false }).eyesUp).toBe(false);
  });
});

describe('a class', () => {
  it('opens as many tables as its people need, each with a game of its own', () => {
    const state = dealt(9);
    expect(state.stage).toBe('dealt');
    expect(state.tables).toEqual([
      { table: 'A', gameId: 'gA' },
      { table: 'B', gameId: 'gB' },
      { table: 'C', gameId: 'gC' },
    ]);
    expect(state.people.map(({ table }) => table)).toEqual(['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'C']);
    expect(state.proposed).toBeUndefined();
  });

  it('applies a deal once, and never one that the host has not seen', () => {
    const first = after(aClass(8), HOST, PROPOSE);
    const second = after(first, HOST, { type: 'shuffleDeal' }, 'other');
    expect(refusal(second, HOST, { type: 'applyDeal', deal: 1 })).toBe('class/stale-deal');
    const applied = after(second, HOST, { type: 'applyDeal', deal: 2 });
    expect(refusal(applied, HOST, { type: 'applyDeal', deal: 2 })).toBe('class/not-now');
    expect(refusal(aClass(8), HOST, { type: 'applyDeal', deal: 1 })).toBe('class/no-deal');
  });

  it('draws the deal anew when somebody leaves, keeps the pins, and asks the host to look again', () => {
    const proposed = after(aClass(6), HOST, {
      type: 'proposeDeal',
      mode: 'even',
      pins: { m1: 'B', m2: 'A' },
    });
    const left = after(proposed, SERVER, { type: 'leave', member: 'm2' });
    const deal = must(left.proposed, 'deal');
    expect(deal.deal).toBe(2);
    expect(deal.request.pins).toEqual({ m1: 'B' });
    expect(deal.tables.flatMap(({ people }) => people.map(({ member }) => member)).toSorted()).toEqual([
      'm1',
      'm3',
      'm4',
      'm5',
      'm6',
    ]);
    expect(refusal(left, HOST, { type: 'applyDeal', deal: 1 })).toBe('class/stale-deal');
  });

  it('takes somebody who comes meanwhile into the deal under the same number', () => {
    const proposed = after(aClass(4), HOST, PROPOSE);
    const joined = after(proposed, SERVER, { type: 'enter', member: 'm5' });
    expect(joined.proposed?.deal).toBe(1);
    expect(joined.proposed?.tables.map(({ people }) => people.length)).toEqual([3, 2]);
    expect(after(joined, HOST, { type: 'applyDeal', deal: 1 }).tables).toHaveLength(2);
  });

  it('draws no new lot when somebody comes, leaves, or is kept at a table', () => {
    const placesIn = ({ proposed }: ClassroomState): Record<string, string> =>
      Object.fromEntries(
        (proposed?.tables ?? []).flatMap(({ table, people }) => people.map(({ member }) => [member, table])),
      );
    const proposed = after(aClass(10), HOST, { type: 'proposeDeal', mode: 'random', pins: {} });
    const joined = after(proposed, SERVER, { type: 'enter', member: 'm11' });
    expect(placesIn(joined)).toMatchObject(placesIn(proposed));
    const left = placesIn(after(joined, SERVER, { type: 'leave', member: 'm11' }));
    expect(left).toEqual(placesIn(proposed));
    const m1 = placesIn(joined)['m1'] === 'A' ? ('A' as const) : ('B' as const);
    const kept = after(joined, HOST, { type: 'proposeDeal', mode: 'random', pins: { m1 } });
    expect(placesIn(kept)['m2']).toBe(placesIn(joined)['m2']);
    const again = placesIn(after(joined, HOST, { type: 'shuffleDeal' }, 'other'));
    expect(again).not.toEqual(placesIn(joined));
  });

  it('seats 96 people, lets 40 more watch, and takes nobody twice', () => {
    const full = aClass(136);
    const dealt = after(full, HOST, PROPOSE).proposed?.tables.flatMap(({ people }) => people) ?? [];
    expect(dealt.slice(0, 97).filter(({ seat }) => seat !== undefined).length).toBeLessThanOrEqual(96);
    expect(dealt).toHaveLength(136);
    expect(refusal(full, SERVER, { type: 'enter', member: 'm137' })).toBe('class/full');
    expect(after(full, SERVER, { type: 'enter', member: 'm1' })).toEqual(full);
  });

  it('moves people between tables, and refuses where there is no such person, table or place', () => {
    const state = after(dealt(8), HOST, { type: 'startPlay' });
    const tableOf = ({ people }: ClassroomState, member: string) =>
      people.find((person) => person.member === member)?.table;
    const moved = after(state, HOST, { type: 'movePerson', member: 'm1', table: 'B' });
    expect([tableOf(moved, 'm1'), tableOf(moved, 'm2')]).toEqual(['B', 'A']);
    const swapped = after(moved, HOST, { type: 'swapPeople', member: 'm1', with: 'm2' });
    expect([tableOf(swapped, 'm1'), tableOf(swapped, 'm2')]).toEqual(['A', 'B']);
    for (const [intent, code] of [
      [{ type: 'movePerson', member: 'm1', table: 'A' }, 'class/already-there'],
      [{ type: 'movePerson', member: 'm1', table: 'P' }, 'class/unknown-table'],
      [{ type: 'movePerson', member: 'm99', table: 'B' }, 'class/person-gone'],
      [{ type: 'swapPeople', member: 'm1', with: 'm1' }, 'class/no-table'],
      [{ type: 'swapPeople', member: 'm1', with: 'm99' }, 'class/person-gone'],
      [{ type: 'makeWatch', member: 'm99' }, 'class/person-gone'],
    ] as const)
      expect(refusal(state, HOST, intent)).toBe(code);
  });

  it('lets somebody late wait without a table, and places them once', () => {
    const waits = after(after(dealt(2), HOST, { type: 'startPlay' }), SERVER, {
      type: 'enter',
      member: 'm9',
    });
    const placed = after(waits, SERVER, { type: 'place', member: 'm9', table: 'A' });
    expect(placed.people.at(-1)?.table).toBe('A');
    expect(after(placed, SERVER, { type: 'place', member: 'm9', table: 'A' })).toEqual(placed);
  });

  it('refuses pins of people who are not there, and presses for tables that do not exist', () => {
    const pins = { m9: 'A' } as const;
    expect(refusal(aClass(2), HOST, { type: 'proposeDeal', mode: 'even', pins })).toBe(
      'class/unknown-person',
    );
    expect(refusal(AT_STAGE.playing, HOST, { type: 'press', press: 'addMinute', tables: ['P'] })).toBe(
      'class/unknown-table',
    );
  });

  it.each([0, 1, 2])('deals %i people to one table, where bots have the other seats', (people) => {
    const state = after(after(aClass(people), HOST, PROPOSE), HOST, { type: 'applyDeal', deal: 1 });
    expect(state.tables.map(({ table }) => table)).toEqual(['A']);
    expect(state.people.map(({ table }) => table)).toEqual(Array.from({ length: people }, () => 'A'));
  });
});
