import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, peopleASeat, tableCount, type Arrival } from '../../shared/classroom/deal.ts';
import { OPENINGS_OF } from '../../shared/content/scenarios/index.ts';
import { SCENARIO_IDS } from '../../shared/content/vocabulary.ts';
import { DEAL_MODES, TABLE_LETTERS, type Deal, type DealRequest } from '../../shared/protocol/classroom.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import { anyScenarioFor } from '../../shared/rules/scenario/anyScenario.ts';

const SEATS_OF = Object.fromEntries(
  SCENARIO_IDS.map((scenarioId) => {
    const scenario = anyScenarioFor({
      scenarioId,
      opening: OPENINGS_OF[scenarioId][0],
      preset: 'worldPlain',
    });
    if (!scenario.ok) throw new Error(scenarioId);
    return [scenarioId, scenario.value.dealOrder];
  }),
);

function people(count: number, groupOf: (index: number) => number | undefined = () => undefined): Arrival[] {
  return Array.from({ length: count }, (_, index) => {
    const first = groupOf(index);
    return { member: `m${index + 1}`, ...(first === undefined ? {} : { group: `m${first + 1}` }) };
  });
}

function request(change: Partial<DealRequest> = {}): DealRequest {
  return { mode: 'even', pins: {}, ...change };
}

function sizesOf({ tables }: Deal): number[] {
  return tables.map((table) => table.people.length);
}

function membersOf({ tables }: Deal): string[] {
  return tables.flatMap((table) => table.people.map(({ member }) => member));
}

const anyClass = fc
  .record({
    count: fc.integer({ min: 1, max: 96 }),
    mode: fc.constantFrom(...DEAL_MODES),
    scenario: fc.constantFrom(...SCENARIO_IDS),
    tables: fc.option(fc.integer({ min: 1, max: 16 }), { nil: undefined }),
    groups: fc.integer({ min: 1, max: 30 }),
    perSeat: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    seed: fc.string({ minLength: 1, maxLength: 8 }),
    pinned: fc.array(fc.tuple(fc.nat({ max: 95 }), fc.constantFrom(...TABLE_LETTERS)), { maxLength: 12 }),
  })
  .map(({ count, mode, scenario, tables, perSeat, groups, seed, pinned }) => ({
    arrivals: people(count, (index) => (index % 3 === 0 ? undefined : index % groups)),
    seats: SEATS_OF[scenario] ?? [],
    seed,
    asked: request({
      mode,
      perSeat,
      ...(tables === undefined ? {} : { tables }),
      pins: Object.fromEntries(
        pinned.filter(([index]) => index < count).map(([index, table]) => [`m${index + 1}`, table]),
      ),
    }),
  }));

describe('a deal', () => {
  it('leaves nobody over, deals nobody twice, and keeps the sizes of tables within one of each other', () => {
    fc.assert(
      fc.property(anyClass, ({ arrivals, asked, seats, seed }) => {
        const dealt = deal(arrivals, asked, { seats, seed });
        expect(membersOf(dealt).toSorted()).toEqual(arrivals.map(({ member }) => member).toSorted());
        const sizes = sizesOf(dealt);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(sizes).toHaveLength(
          asked.tables ?? tableCount(arrivals.length, { seats: seats.length, perSeat: asked.perSeat }),
        );
      }),
    );
  });

  it('opens the seats of a table in the order of the deal, then shares them evenly, and lets watch only where all are full', () => {
    fc.assert(
      fc.property(anyClass, ({ arrivals, asked, seats, seed }) => {
        for (const table of deal(arrivals, asked, { seats, seed }).tables) {
          const sizes = seats.map((economy) => table.people.filter(({ seat }) => seat === economy).length);
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(LIMITS.peoplePerSeat);
          const watching = table.people.filter(({ seat }) => seat === undefined).length;
          expect(watching).toBe(Math.max(0, table.people.length - seats.length * LIMITS.peoplePerSeat));
        }
      }),
    );
  });

  it('has no more people at a seat than were asked for, as long as there may be so many tables', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 96 }),
        fc.constantFrom(...SCENARIO_IDS),
        fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        (count, scenario, perSeat) => {
          const seats = SEATS_OF[scenario] ?? [];
          const dealt = deal(people(count), request({ perSeat }), { seats, seed: 's' });
          const asked = perSeat ?? peopleASeat(count, seats.length);
          const most = Math.max(asked, Math.ceil(count / (16 * seats.length)));
          for (const table of dealt.tables)
            for (const economy of seats)
              expect(table.people.filter(({ seat }) => seat === economy).length).toBeLessThanOrEqual(most);
          if (perSeat === undefined) expect(dealt.tables.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });

  it('lets those who belong together share a seat', () => {
    const arrivals = people(16, (index) => index % 8);
    const dealt = deal(arrivals, request({ mode: 'together', perSeat: 2 }), {
      seats: SEATS_OF['quartet'] ?? [],
      seed: 's',
    });
    const shared = dealt.tables.flatMap((table) =>
      [...Map.groupBy(table.people, ({ seat }) => seat).values()].map(
        (pair) => new Set(pair.map(({ member }) => (Number(member.slice(1)) - 1) % 8)).size,
      ),
    );
    expect(shared).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anyClass, ({ arrivals, asked, seats, seed }) => {
        expect(deal(arrivals, asked, { seats, seed })).toEqual(deal(arrivals, asked, { seats, seed }));
      }),
    );
  });

  it('keeps every pin that fits, and names those that do not', () => {
    fc.assert(
      fc.property(anyClass, ({ arrivals, asked, seats, seed }) => {
        const dealt = deal(arrivals, asked, { seats, seed });
        const tableOf = new Map(
          dealt.tables.flatMap(({ table, people: at }) => at.map(({ member }) => [member, table] as const)),
        );
        for (const [member, table] of Object.entries(asked.pins)) {
          if (!dealt.released.includes(member)) expect(tableOf.get(member)).toBe(table);
          else {
            const here = dealt.tables.find((each) => each.table === table);
            const all = here?.people.map((each) => each.member) ?? [];
            expect(all.every((each) => asked.pins[each] === table)).toBe(true);
          }
        }
      }),
    );
  });

  it('keeps those together who belong together, as far as a table has room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.string({ minLength: 1 }), (count, seed) => {
        const arrivals = people(count * 4, (index) => index % count);
        const dealt = deal(arrivals, request({ mode: 'together', perSeat: 1 }), {
          seats: SEATS_OF['quartet'] ?? [],
          seed,
        });
        expect(dealt.split).toEqual([]);
        for (const { people: at } of dealt.tables)
          expect(new Set(at.map(({ member }) => (Number(member.slice(1)) - 1) % count)).size).toBe(1);
      }),
    );
  });

  it('splits a group that no table has room for evenly, and names it', () => {
    const dealt = deal(
      people(8, () => 0),
      request({ mode: 'together' }),
      {
        seats: SEATS_OF['quartet'] ?? [],
        seed: 's',
      },
    );
    expect(sizesOf(dealt)).toEqual([4, 4]);
    expect(dealt.split).toEqual(['m1']);
  });

  it.each([
    [40, 8, 1, 5],
    [38, 8, 1, 5],
    [61, 4, 1, 16],
    [5, 4, 1, 2],
    [4, 4, 1, 1],
    [0, 4, 1, 1],
    [96, 4, 1, 16],
    [34, 4, undefined, 5],
    [34, 12, undefined, 3],
    [38, 8, 2, 3],
  ])('of %i people at tables of %i seats, %s at each, opens %i tables', (count, seats, perSeat, tables) => {
    expect(tableCount(count, { seats, perSeat })).toBe(tables);
  });

  it('of 38 people at tables of eight gives three tables of eight and two of seven', () => {
    const seats = (SEATS_OF['world'] ?? []).slice(0, 8);
    expect(sizesOf(deal(people(38), request(), { seats, seed: 's' }))).toEqual([8, 8, 8, 7, 7]);
  });

  it('moves people when it is shuffled, but for those who are pinned', () => {
    const asked = request({ mode: 'random', pins: { m1: 'B' } });
    const deals = ['one', 'two', 'three'].map((seed) =>
      deal(people(16), asked, { seats: SEATS_OF['quartet'] ?? [], seed }),
    );
    expect(new Set(deals.map((dealt) => membersOf(dealt).join())).size).toBe(3);
    for (const { tables } of deals)
      expect(tables[1]?.people.some(({ member }) => member === 'm1')).toBe(true);
  });
});
