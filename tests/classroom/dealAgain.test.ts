import { describe, expect, it } from 'vitest';
import { dealPeople } from '../../shared/classroom/people.ts';
import type { PastGame } from '../../shared/protocol/classTables.ts';
import type { Deal, DealRequest } from '../../shared/protocol/deal.ts';
import { aSessionBody } from '../server/support/requests.ts';

const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];
const people = (count: number) => Array.from({ length: count }, (_, index) => ({ member: `m${index + 1}` }));

function deal(
  count: number,
  request: Partial<DealRequest>,
  past: readonly PastGame[] = [],
  seats = SEATS,
): Deal {
  return dealPeople(
    people(count),
    { mode: 'even', perSeat: 1, pins: {}, ...request },
    { seats, seed: 'lot', past },
  );
}
function played({ tables }: Deal): PastGame {
  return {
    settings: aSessionBody().settings,
    seats: SEATS,
    tables: tables.map(({ table, people: at }) => ({
      table,
      gameId: `g${table}`,
      people: at,
      incomes: [],
      scores: [],
    })),
  };
}
function play(games: number, count: number, request: Partial<DealRequest>, seats = SEATS): PastGame[] {
  const past: PastGame[] = [];
  while (past.length < games)
    past.push(played(deal(count, past.length === 0 ? { ...request, mode: 'even' } : request, past, seats)));
  return past;
}
const pairsOf = (past: readonly PastGame[]): string[] =>
  past.flatMap(({ tables }) =>
    tables.flatMap(({ people: at }) =>
      at.flatMap(({ member }, place) =>
        at.slice(place + 1).map((other) => [member, other.member].toSorted().join()),
      ),
    ),
  );
const membersOf = ({ tables }: Pick<Deal, 'tables'>): string[] =>
  tables.flatMap(({ people: at }) => at.map(({ member }) => member)).toSorted();

/** All orders of a list. */
function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, place) =>
    orders(items.filter((_, other) => other !== place)).map((rest) => [item, ...rest]),
  );
}

describe('people of a class who have played before', () => {
  it('sit as last time, on the same seats, and newcomers where there is room', () => {
    const first = deal(14, { mode: 'random' });
    const again = deal(15, { mode: 'again' }, [played(first)]);
    const places = ({ tables }: Deal) =>
      new Map(
        tables.flatMap(({ table, people: at }) => at.map(({ member, seat }) => [member, `${table} ${seat}`])),
      );
    const [before, now] = [places(first), places(again)];
    expect([...before].filter(([member, place]) => now.get(member) !== place)).toEqual([]);
    expect(membersOf(again)).toEqual(membersOf({ tables: deal(15, {}).tables }));
    expect(again.released).toEqual([]);
  });

  it('meet nobody twice while that can be: 96 people in six games', () => {
    const pairs = pairsOf(play(6, 96, { mode: 'faces', tables: 16 }, ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']));
    expect(pairs.length).toBe(6 * 16 * 15);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it.each([1, 3, 5, 8, 13, 38, 61, 96])('are all dealt, once, to tables of even size: %i', (count) => {
    for (const mode of ['again', 'faces', 'random', 'together'] as const) {
      const past = play(3, count, { mode, newSeats: true });
      for (const { tables } of past) {
        expect(membersOf({ tables })).toEqual(
          people(count)
            .map(({ member }) => member)
            .toSorted(),
        );
        const sizes = tables.map(({ people: at }) => at.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        for (const { people: at } of tables) {
          const seats = at.flatMap(({ seat }) => seat ?? []);
          // Where there are more people than seats, some share one.
          expect(new Set(seats).size).toBe(Math.min(at.length, SEATS.length));
          expect(seats.length).toBe(at.length);
        }
      }
    }
  });

  it('have no economy again while another is free, game after game', () => {
    const past: PastGame[] = [];
    while (past.length < 6) {
      const mode = past.length % 2 === 0 ? 'faces' : 'again';
      const now = played(deal(14, past.length === 0 ? {} : { mode, newSeats: true }, past));
      const had = new Set(
        past.flatMap(({ tables }) =>
          tables.flatMap(({ people: at }) => at.map(({ member, seat }) => `${member} ${seat}`)),
        ),
      );
      for (const { people: at } of now.tables) {
        const repeated = (seats: readonly (string | undefined)[]): number =>
          at.filter(({ member }, place) => had.has(`${member} ${seats[place]}`)).length;
        // No other way to seat these people repeats fewer.
        const best = Math.min(...orders(SEATS).map(repeated));
        expect(repeated(at.map(({ seat }) => seat))).toBe(best);
      }
      past.push(now);
    }
  });

  it.each([4, 5, 7, 10, 14, 16, 27, 38, 61])(
    'have every economy once before they have one again, with new faces or by lot: %i people',
    (count) => {
      for (const mode of ['faces', 'random'] as const) {
        const past: PastGame[] = [];
        while (past.length < SEATS.length) past.push(played(deal(count, { mode, newSeats: true }, past)));
        const had = past.flatMap(({ tables }) =>
          tables.flatMap(({ people: at }) => at.map(({ member, seat }) => `${member} ${seat}`)),
        );
        expect(new Set(had).size, mode).toBe(had.length);
        expect(had.length).toBe(count * SEATS.length);
      }
    },
  );

  it('have new economies though several share one', () => {
    const past: PastGame[] = [];
    while (past.length < SEATS.length)
      past.push(played(deal(27, { mode: 'faces', newSeats: true, perSeat: 3 }, past)));
    const had = past.flatMap(({ tables }) =>
      tables.flatMap(({ people: at }) => at.map(({ member, seat }) => `${member} ${seat}`)),
    );
    expect(new Set(had).size).toBe(had.length);
    for (const { tables } of past)
      for (const { people: at } of tables) {
        const sizes = SEATS.map((seat) => at.filter((person) => person.seat === seat).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
  });

  it('change tables for a new economy, but for those whom the host keeps, and friends who are to sit together', () => {
    const first = played(deal(8, { mode: 'even', tables: 2 }));
    // Four at a table who all had the same: one of them may keep it, or go.
    const same: PastGame = {
      ...first,
      tables: first.tables.map(({ people: at, ...table }, index) => ({
        ...table,
        people: at.map(({ member }) => ({ member, seat: index === 0 ? 'ALB' : 'BOR' })),
      })),
    };
    const repeats = (dealt: Deal): number =>
      dealt.tables
        .flatMap(({ people: at }) => at)
        .filter(({ member, seat }) =>
          same.tables.some(({ people: at }) =>
            at.some((each) => each.member === member && each.seat === seat),
          ),
        ).length;
    const people8 = people(8);
    expect(repeats(deal(8, { mode: 'even', tables: 2, newSeats: true }, [same]))).toBe(0);
    const pins = Object.fromEntries(
      people8.map(({ member }, place) => [member, place < 4 ? 'A' : 'B'] as const),
    );
    expect(repeats(deal(8, { mode: 'even', tables: 2, newSeats: true, pins }, [same]))).toBe(2);
    const friends = people8.map(({ member }, place) => ({ member, group: place < 4 ? 'm1' : 'm5' }));
    const together = dealPeople(
      friends,
      { mode: 'together', perSeat: 1, tables: 2, pins: {}, newSeats: true },
      { seats: SEATS, seed: 'lot', past: [same] },
    );
    expect(together.split).toEqual([]);
    expect(repeats(together)).toBe(2);
  });

  it('stay where the host keeps them, and who cannot is told', () => {
    const past = play(2, 12, { mode: 'faces' });
    const pins = { m1: 'C', m2: 'C' } as const;
    const kept = deal(12, { mode: 'faces', pins }, past);
    const tableOf = (member: string) =>
      kept.tables.find(({ people: at }) => at.some((each) => each.member === member))?.table;
    expect([tableOf('m1'), tableOf('m2'), kept.released]).toEqual(['C', 'C', []]);
    const all = Object.fromEntries(people(5).map(({ member }) => [member, 'A' as const]));
    expect(deal(12, { mode: 'again', pins: all }, past).released).toEqual(['m5']);
  });

  it('are dealt alike by the same seed', () => {
    const past = play(2, 20, { mode: 'faces' });
    expect(deal(20, { mode: 'faces', newSeats: true }, past)).toEqual(
      deal(20, { mode: 'faces', newSeats: true }, past),
    );
  });
});
