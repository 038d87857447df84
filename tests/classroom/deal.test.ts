import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, dealOn, peopleASeat, tableCount, type Arrival } from '../../shared/classroom/deal.ts';
import { OPENINGS_OF } from '../../shared/content/scenarios/index.ts';
import { SCENARIO_IDS } from '../../shared/content/vocabulary.ts';
import { DEAL_MODES, TABLE_LETTERS, type Deal, type DealRequest } from '../../shared/protocol/classroom.ts';
import { CLASS_SIZES } from '../../shared/content/lessons.ts';
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

/** What was chosen, where the tables were chosen too. */
function mostASeat({ tables, perSeat }: DealRequest): number {
  return tables === undefined || perSeat === undefined ? CLASS_SIZES.peoplePerSeat : perSeat;
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
          const most = mostASeat(asked);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
          const watching = table.people.filter(({ seat }) => seat === undefined).length;
          expect(watching).toBe(Math.max(0, table.people.length - seats.length * most));
        }
      }),
    );
  });

  it('keeps to the people a seat that were asked for at as many tables as were chosen, and lets the rest watch', () => {
    const seats = SEATS_OF['quartet'] ?? [];
    const asked = request({ perSeat: 1, tables: 2 });
    const dealt = deal(people(11), asked, { seats, seed: 's' });
    const watchers = (tables: Deal['tables']): number[] =>
      tables.map(({ people: at }) => at.filter(({ seat }) => seat === undefined).length);
    expect(watchers(dealt.tables)).toEqual([2, 1]);
    // Whoever comes after the plan was made finds no seat either.
    expect(watchers(dealOn(dealt, people(12), asked, { seats, seed: 's' }).tables)).toEqual([2, 2]);
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

  it('says how many people share a seat at as many tables as were chosen', () => {
    expect(peopleASeat(12, 4)).toBe(1);
    expect(peopleASeat(12, 4, 1)).toBe(3);
    expect(peopleASeat(12, 4, 2)).toBe(2);
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

describe('a deal to which somebody is added', () => {
  const seats = SEATS_OF['quartet'] ?? [];
  const placesOf = ({ tables }: Deal): Record<string, string> =>
    Object.fromEntries(
      tables.flatMap(({ table, people: here }) =>
        here.map(({ member, seat }) => [member, `${table} ${seat ?? ''}`]),
      ),
    );

  it('leaves everybody else where they are, at table and seat, as long as the number of tables stays', () => {
    for (const mode of DEAL_MODES)
      for (const perSeat of [1, 2])
        for (let count = 5; count < 24; count++) {
          const asked = request({ mode, tables: 3, perSeat });
          const before = deal(people(count), asked, { seats, seed: 'lot' });
          const after = dealOn(before, people(count + 1), asked, { seats, seed: 'lot' });
          expect(placesOf(after)).toMatchObject(placesOf(before));
        }
  });

  it('moves no more people than the others need when a table is added', () => {
    const asked = request({ mode: 'random' });
    const before = deal(people(8), asked, { seats, seed: 'lot' });
    const after = dealOn(before, people(9), asked, { seats, seed: 'lot' });
    expect(sizesOf(after)).toEqual([3, 3, 3]);
    const [was, is] = [placesOf(before), placesOf(after)];
    expect(Object.keys(was).filter((member) => was[member]?.[0] !== is[member]?.[0])).toHaveLength(2);
  });

  it('is as even, and has as many seats, as one that is drawn anew', () => {
    fc.assert(
      fc.property(anyClass, fc.nat({ max: 95 }), ({ arrivals, seats: open, seed, asked }, gone) => {
        const lot = { seats: open, seed };
        const before = deal(arrivals, asked, lot);
        const now = [...arrivals.filter((_, at) => at !== gone), { member: 'new', group: 'm1' }];
        const [added, fresh] = [dealOn(before, now, asked, lot), deal(now, asked, lot)];
        expect(membersOf(added).toSorted()).toEqual(membersOf(fresh).toSorted());
        const sizes = (each: Deal): number[] => sizesOf(each).toSorted((a, b) => a - b);
        expect(sizes(added)).toEqual(sizes(fresh));
        expect(added.split.length).toBeLessThanOrEqual(fresh.split.length);
        const counts = added.tables.flatMap(({ people: here }) =>
          open.map((seat) => here.filter((person) => person.seat === seat).length),
        );
        for (const [at, { people: here }] of added.tables.entries()) {
          const own = counts.slice(at * open.length, (at + 1) * open.length);
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
          expect(here.filter(({ seat }) => seat === undefined).length).toBe(
            Math.max(0, here.length - open.length * mostASeat(asked)),
          );
        }
      }),
    );
  });

  it('puts a friend with the friends, in the place of somebody who came without', () => {
    const asked = request({ mode: 'together', tables: 2 });
    const arrivals = people(7, (index) => (index < 3 ? 0 : undefined));
    const before = deal(arrivals, asked, { seats, seed: 'lot' });
    const home = before.tables.findIndex(({ people: here }) => here.some(({ member }) => member === 'm1'));
    const friend = { member: 'm8', group: 'm1' };
    const after = dealOn(before, [...arrivals, friend], asked, { seats, seed: 'lot' });
    expect(after.split).toEqual([]);
    expect(after.tables[home]?.people.map(({ member }) => member).toSorted()).toEqual([
      'm1',
      'm2',
      'm3',
      'm8',
    ]);
  });
});
