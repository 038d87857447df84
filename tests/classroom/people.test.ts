import { describe, expect, it } from 'vitest';
import {
  admitsLate,
  changePlaces,
  dealPeople,
  leavesSeat,
  placeForLate,
  takesFreeSeat,
  takesPlaceOf,
  type TablePlaces,
} from '../../shared/classroom/people.ts';
import { must } from '../../shared/kernel/records.ts';
import type { TableLetter } from '../../shared/protocol/classroom.ts';
import type { Delegation } from '../../shared/protocol/deal.ts';
import { aTable, SERVER, type Table } from '../support/aTable.ts';

const NOW = { nowMs: 0, maySit: true };

function atTable(table: TableLetter, { state, scenario }: Table): TablePlaces {
  return { table, gameId: `g${table}`, state, seats: scenario.dealOrder, watching: 0, delegations: [] };
}

function memberAt({ state }: Table, economy: string): string | undefined {
  return state.seats[economy]?.member;
}

describe('somebody who comes late', () => {
  it('gets a bot’s seat at the table with fewest people, else shares a seat with fewest others, else watches', () => {
    const [full, half] = [aTable({ people: 'all' }), aTable({ people: ['BOR'] })];
    expect(placeForLate([atTable('A', full), atTable('B', half)], NOW)?.table).toBe('B');
    const place = placeForLate([{ ...atTable('A', full), watching: 2 }, atTable('B', full)], NOW);
    const [first = '', second = ''] = full.scenario.dealOrder;
    expect(place).toEqual({ table: 'B', joins: { economy: first, holder: memberAt(full, first) } });
    const shares = (economy: string, count: number): Delegation => ({
      table: 'B',
      economy,
      people: [
        memberAt(full, economy) ?? '',
        ...Array.from({ length: count - 1 }, (_, index) => `n${economy}${index}`),
      ],
      round: 0,
    });
    const some = { ...atTable('B', full), delegations: [shares(first, 2)] };
    expect(placeForLate([some], NOW)?.joins?.economy).toBe(second);
    const all = { ...some, delegations: full.scenario.dealOrder.map((economy) => shares(economy, 6)) };
    expect(placeForLate([all], NOW)).toEqual({ table: 'B' });
    expect(placeForLate([all, atTable('A', full)], NOW)).toMatchObject({
      table: 'A',
      joins: { economy: first },
    });
    expect(placeForLate([], NOW)).toBeUndefined();
  });

  it('waits while a round is decided, and in the last half minute of a negotiation', () => {
    const negotiating = aTable({ people: ['BOR'], at: 'negotiation' });
    const endsAtMs = must(negotiating.state.clock.endsAtMs, 'end of the phase');
    expect(admitsLate(negotiating.state, endsAtMs - 30_001)).toBe(true);
    expect(admitsLate(negotiating.state, endsAtMs - 30_000)).toBe(false);
    const deciding = aTable({ people: ['BOR'], at: 'policy' });
    expect(admitsLate(deciding.state, deciding.nowMs)).toBe(false);
    expect(admitsLate(aTable({ people: ['BOR'], at: 'results' }).state, 0)).toBe(true);
    const tables = [atTable('A', deciding)];
    expect(placeForLate(tables, NOW)).toBeUndefined();
    expect(placeForLate([...tables, atTable('B', negotiating)], NOW)?.table).toBe('B');
    // Who only watches disturbs nobody.
    expect(placeForLate(tables, { nowMs: 0, maySit: false })).toEqual({ table: 'A' });
  });
});

describe('more people than a class seats', () => {
  it('watch, spread over the tables, and are in no seat', () => {
    const people = Array.from({ length: 99 }, (_, index) => ({ member: `m${index + 1}` }));
    const seats = Array.from({ length: 12 }, (_, index) => `S${index}`);
    const request = { mode: 'random', pins: {} } as const;
    const { tables } = dealPeople(people, request, { seats, seed: 'lot', past: [] });
    const dealt = tables.flatMap((table) => table.people);
    expect(new Set(dealt.map(({ member }) => member)).size).toBe(99);
    expect(dealt.filter(({ seat }) => seat === undefined).map(({ member }) => member)).toEqual([
      'm97',
      'm98',
      'm99',
    ]);
    expect(tables.slice(0, 3).map((table) => table.people.at(-1)?.member)).toEqual(['m97', 'm98', 'm99']);
  });
});

describe('people who change places', () => {
  it('take over a seat in one decision, at two tables or at one', () => {
    const [one, two] = [aTable({ people: 'all', at: 'policy' }), aTable({ people: 'all', at: 'policy' })];
    const [ada, ben] = [must(memberAt(one, 'BOR'), 'Ada'), 'm77'];
    for (const intent of takesPlaceOf(one.state, { leaves: ada, comes: ben })) one.accept(SERVER, intent);
    expect(memberAt(one, 'BOR')).toBe(ben);
    expect(takesPlaceOf(two.state, { leaves: 'm78', comes: 'm79' })).toEqual([]);
    const [first, second] = [must(memberAt(two, 'ALB'), 'first'), must(memberAt(two, 'CAT'), 'second')];
    for (const intent of changePlaces(two.state, first, second)) two.accept(SERVER, intent);
    expect([memberAt(two, 'ALB'), memberAt(two, 'CAT')]).toEqual([second, first]);
    for (const intent of changePlaces(two.state, 'm78', first)) two.accept(SERVER, intent);
    expect(memberAt(two, 'CAT')).toBe('m78');
  });

  it('leave a seat to a bot, and take the first that a bot has', () => {
    const table = aTable({ people: ['BOR'], at: 'briefing' });
    const member = must(memberAt(table, 'BOR'), 'member');
    expect(leavesSeat(table.state, member)).toEqual([{ type: 'vacateSeat', economy: 'BOR' }]);
    expect(leavesSeat(table.state, 'm99')).toEqual([]);
    expect(leavesSeat(table.state, member, 'm98')).toEqual([
      { type: 'vacateSeat', economy: 'BOR' },
      { type: 'occupySeat', economy: 'BOR', member: 'm98' },
    ]);
    const [first] = table.scenario.dealOrder.filter((economy) => economy !== 'BOR');
    expect(takesFreeSeat(atTable('A', table), 'm99')).toEqual([
      { type: 'occupySeat', economy: first, member: 'm99' },
    ]);
    expect(takesFreeSeat(atTable('A', aTable({ people: 'all' })), 'm99')).toEqual([]);
  });
});
