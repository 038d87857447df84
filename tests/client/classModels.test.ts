import { describe, expect, it } from 'vitest';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import {
  type ClassPerson,
  type ProposedDeal,
  type SeatSummary,
  TABLE_LETTERS,
  type TableSummary,
} from '#shared/protocol/classroom.ts';
import {
  dealtTables,
  hasSeatToShare,
  isStillThere,
  namesOf,
  placesOf,
  pressOfKey,
  peopleAt,
  peopleTyped,
  planPhrase,
  planTables,
  screenOf,
  splitGroups,
  tableBeside,
  tableClock,
  TOUR_MS,
  tourTile,
} from '../../client/panels/class/classModel.ts';
import { groupDots, incomeDots, incomeEnds, scoreDots } from '../../client/panels/debrief/Ballots.tsx';

const NOW_MS = 100_000;

function aSeat(economy: string, who: SeatSummary['who'], sealed = false): SeatSummary {
  return { economy, who, ready: false, sealed };
}

function aTable(change: Partial<TableSummary> = {}): TableSummary {
  return {
    table: 'A',
    gameId: 'gA',
    phase: 'negotiation',
    round: 1,
    rounds: 4,
    endsAtMs: NOW_MS + 60_000,
    seats: [aSeat('ALB', 'present'), aSeat('BOR', 'present'), aSeat('COR', 'bot')],
    watching: 0,
    openProposals: 0,
    signedProposals: 0,
    ...change,
  };
}

function aPerson(member: string, change: Partial<ClassPerson> = {}): ClassPerson {
  return { member, name: `name of ${member}`, connected: true, muted: false, ...change };
}

it('a tour stays twenty seconds at each table, and begins again after the last', () => {
  const at = (nowMs: number) => tourTile(['A', 'B', 'C'], nowMs);
  expect([0, TOUR_MS - 1, TOUR_MS, 2 * TOUR_MS, 3 * TOUR_MS].map(at)).toEqual(['A', 'A', 'B', 'C', 'A']);
  expect(tourTile([], 5)).toBeUndefined();
});

it('a table without a free seat has one to share until six share each, and none in the debrief', () => {
  const seats = [aSeat('ALB', 'present'), aSeat('BOR', 'away')];
  const people = (count: number) =>
    seats.flatMap(({ economy }) =>
      Array.from({ length: count }, (_, n) => aPerson(`${economy}${n}`, { table: 'A', seat: economy })),
    );
  expect(hasSeatToShare(aTable({ seats }), people(1))).toBe(true);
  expect(hasSeatToShare(aTable({ seats }), people(6).slice(1))).toBe(true);
  expect(hasSeatToShare(aTable({ seats }), people(6))).toBe(false);
  expect(hasSeatToShare(aTable({ seats, phase: 'debrief' }), people(1))).toBe(false);
});

describe('how many tables a class needs', () => {
  it.each([
    [34, 4, { tables: 5, size: 6, larger: 4, perSeat: 2 }],
    [34, 12, { tables: 3, size: 11, larger: 1, perSeat: 1 }],
    [8, 4, { tables: 2, size: 4, larger: 0, perSeat: 1 }],
    [3, 4, { tables: 1, size: 3, larger: 0, perSeat: 1 }],
    [96, 4, { tables: 6, size: 16, larger: 0, perSeat: 4 }],
    [70, 12, { tables: 6, size: 11, larger: 4, perSeat: 1 }],
  ])('%i people at tables of %i seats', (people, seats, plan) => {
    expect(planTables(people, seats)).toEqual({ people, ...plan });
  });

  it('is told in the shortest true sentence', () => {
    const keyOf = (people: number): string => planPhrase(planTables(people, 4), 4).key;
    expect(keyOf(4)).toBe('class.open.single');
    expect(keyOf(8)).toBe('class.open.even');
    expect(planPhrase(planTables(34, 4), 4)).toMatchObject({
      key: 'class.open.uneven',
      params: { people: 34, large: 4, size: 7, small: 1, less: 6 },
    });
  });

  it.each([
    ['34', 34],
    [' 7 ', 7],
    ['96', 96],
    ['97', undefined],
    ['0', undefined],
    ['', undefined],
    ['3.5', undefined],
    ['-4', undefined],
    ['many', undefined],
  ])('is planned for “%s” only where that is a number of people', (text, people) => {
    expect(peopleTyped(text)).toBe(people);
  });
});

describe('a deal on the console', () => {
  const proposed: ProposedDeal = {
    deal: 1,
    seed: 's',
    request: { mode: 'together', pins: { m1: 'A' } },
    tables: [
      {
        table: 'A',
        people: [{ member: 'm1', seat: 'ALB' }, { member: 'm2', seat: 'BOR' }, { member: 'm9' }],
      },
      { table: 'B', people: [{ member: 'm3', seat: 'ALB' }] },
    ],
    split: ['m1'],
    released: ['m3'],
  };
  const people = [aPerson('m1'), aPerson('m2', { group: 'm1' }), aPerson('m3')];

  it('names everybody who is still here, and counts the seats that bots get', () => {
    const tables = dealtTables(proposed, people, 4);
    expect(tables.map(({ table, bots }) => [table, bots])).toEqual([
      ['A', 2],
      ['B', 3],
    ]);
    expect(tables[0]?.people.map(({ person, seat, isKept }) => [person.member, seat, isKept])).toEqual([
      ['m1', 'ALB', true],
      ['m2', 'BOR', false],
    ]);
  });

  it('tells by name which groups were split and whose table had no place', () => {
    expect(splitGroups(proposed, people)).toEqual([['name of m1', 'name of m2']]);
    expect(namesOf(proposed.released, people)).toEqual(['name of m3']);
  });
});

describe('the tile of a table', () => {
  it('counts sealed envelopes while they are filled, else who is ready', () => {
    const seats = [
      { ...aSeat('ALB', 'present', true), ready: true },
      aSeat('BOR', 'present', true),
      aSeat('COR', 'away', true),
    ];
    expect(peopleAt(aTable({ seats }))).toEqual({ seated: 3, present: 2, done: 1, doneKind: 'ready' });
    expect(peopleAt(aTable({ seats, phase: 'policy' }))).toMatchObject({ done: 2, doneKind: 'sealed' });
  });

  it('shows no time that it could only guess', () => {
    expect(tableClock(aTable(), NOW_MS, true)).toEqual({ look: 'running', leftMs: 60_000 });
    expect(tableClock(aTable(), NOW_MS + 45_000, true)).toEqual({ look: 'last', leftMs: 15_000 });
    expect(tableClock(aTable({ pausedLeftMs: 7_000 }), NOW_MS, true)).toEqual({
      look: 'paused',
      leftMs: 7_000,
    });
    expect(tableClock(aTable(), NOW_MS, false)).toEqual({ look: 'unknown' });
    const { endsAtMs: _ends, ...untimed } = aTable();
    expect(tableClock(untimed, NOW_MS, true)).toEqual({ look: 'open' });
  });

  it('is reached from the one beside it, and no key leads beyond the last', () => {
    const tables = (['A', 'B', 'C'] as const).map((table) => aTable({ table }));
    expect(tableBeside(tables, undefined, 1)).toBe('A');
    expect(tableBeside(tables, undefined, -1)).toBe('C');
    expect(tableBeside(tables, 'A', 1)).toBe('B');
    expect(tableBeside(tables, 'C', 1)).toBe('C');
    expect(tableBeside([], undefined, 1)).toBeUndefined();
  });
});

describe('tables compared', () => {
  const aResult = (
    table: 'A' | 'B' | 'C',
    rounds: readonly (readonly number[])[],
    scores: readonly (number | null)[] = [],
  ): TableResults => ({
    table,
    rounds,
    scores,
    kept: 0,
    broken: 0,
    told: [],
    createdBn: 0,
    divertedBn: 0,
    lost: [],
  });
  const results = [
    aResult(
      'A',
      [
        [101, 99],
        [102, 98],
      ],
      [70, null],
    ),
    aResult('B', [[104, 97]]),
    aResult('C', []),
  ];

  it('show for each seat the latest round of every table that has revealed one, and scores of those that are over', () => {
    expect(incomeDots(results, 0)).toEqual([
      { table: 'A', value: 102 },
      { table: 'B', value: 104 },
    ]);
    expect(scoreDots(results, 0)).toEqual([{ table: 'A', value: 70 }]);
    expect(scoreDots(results, 1)).toEqual([]);
    expect(incomeEnds(results)).toEqual({ low: 97, high: 104 });
  });

  it('stand side by side where there is room, and in one mark where they would cover each other', () => {
    const dots = (['A', 'B', 'C'] as const).map((table, at) => ({ table, value: [50, 51, 90][at] ?? 0 }));
    const groups = groupDots(dots, { low: 0, high: 100 });
    expect(groups.map(({ tables }) => tables)).toEqual([['A', 'B'], ['C']]);
    const letters = TABLE_LETTERS.map((table) => ({ table, value: 100 }));
    const [all] = groupDots(letters, { low: 0, high: 100 });
    expect(all?.tables).toHaveLength(16);
    expect((all?.at ?? 0) + (all?.width ?? 0) / 2).toBeLessThanOrEqual(100);
  });

  it('never cover each other, wherever they are', () => {
    const dots = TABLE_LETTERS.map((table, at) => ({ table, value: (37 * at) % 100 }));
    const groups = groupDots(dots, { low: 0, high: 100 });
    expect(groups.flatMap(({ tables }) => tables).toSorted()).toEqual([...TABLE_LETTERS]);
    for (const [place, { at, width }] of groups.entries()) {
      const next = groups[place + 1];
      if (next !== undefined) expect(at + width / 2).toBeLessThanOrEqual(next.at - next.width / 2 + 1e-9);
    }
  });

  it('are on the screens what belongs to the stage, until the host turns to something else', () => {
    expect(screenOf({ stage: 'playing' }, [aTable()])).toEqual({ view: 'wall' });
    expect(screenOf({ stage: 'debrief' }, [aTable()])).toEqual({ view: 'spread' });
    expect(screenOf({ stage: 'debrief', screen: { view: 'chair', economy: 'ALB' } }, [])).toEqual({
      view: 'chair',
      economy: 'ALB',
    });
  });
});

describe('the reveal on the screens of a class', () => {
  const inRound = (round: number, phase: TableSummary['phase'] = 'results') =>
    (['A', 'B', 'C'] as const).map((table) => aTable({ table, round, phase }));

  it('is that of one table from the first stop to the last, in each round of another', () => {
    const shown = [1, 2, 3, 4].map((round) => screenOf({ stage: 'playing' }, inRound(round)));
    expect(shown).toEqual(['A', 'B', 'C', 'A'].map((table) => ({ view: 'tour', table })));
    expect(screenOf({ stage: 'playing' }, inRound(4, 'epilogue'))).toEqual({ view: 'tour', table: 'A' });
    expect(screenOf({ stage: 'playing' }, inRound(2, 'briefing'))).toEqual({ view: 'wall' });
  });

  it('gives way to what the host has turned to', () => {
    expect(screenOf({ stage: 'playing', screen: { view: 'wall' } }, inRound(1))).toEqual({ view: 'wall' });
    expect(screenOf({ stage: 'playing', screen: { view: 'tour' } }, inRound(1))).toEqual({ view: 'tour' });
  });
});

describe('an open question about tables', () => {
  const both = [aTable(), aTable({ table: 'B' })];
  const asked = placesOf(both);

  it.each(['skipPhase', 'restartPhase'] as const)(
    'about %s goes when its phase has gone everywhere',
    (press) => {
      const [a, b] = [aTable({ phase: 'policy' }), aTable({ table: 'B', phase: 'policy' })];
      expect(isStillThere(press, asked, both)).toBe(true);
      expect(isStillThere(press, asked, [a, aTable({ table: 'B' })])).toBe(true);
      expect(isStillThere(press, asked, [a, b])).toBe(false);
      expect(isStillThere(press, asked, [aTable({ round: 2 }), b])).toBe(false);
    },
  );

  it.each(['endAfterRound', 'endNow'] as const)('about %s stays for the round', (press) => {
    expect(isStillThere(press, asked, [aTable({ phase: 'policy' })])).toBe(true);
    expect(isStillThere(press, asked, [aTable({ round: 2 })])).toBe(false);
    expect(isStillThere(press, asked, [aTable({ phase: 'debrief' })])).toBe(false);
  });
});

describe('single keys of the console of a class', () => {
  it('press for the clocks of tables what can be pressed now', () => {
    const running = [aTable(), aTable({ table: 'B', pausedLeftMs: 9_000 })];
    expect([' ', '+', 'e', 'E', 'x', 'toString'].map((key) => pressOfKey(key, running))).toEqual([
      'pauseClock',
      'addMinute',
      'endAfterRound',
      'endNow',
      undefined,
      undefined,
    ]);
    expect(pressOfKey(' ', [aTable({ pausedLeftMs: 9_000 })])).toBe('resumeClock');
    expect(pressOfKey('e', [aTable({ isEnding: true })])).toBe('playOn');
    expect(pressOfKey('e', [aTable({ round: 4 })])).toBeUndefined();
    expect(pressOfKey('E', [aTable({ phase: 'debrief' })])).toBeUndefined();
  });
});
