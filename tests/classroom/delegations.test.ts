import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOBODY_SHARES,
  OFFICE_OF,
  type SeatPerson,
  type SharedSeats,
  decideOffices,
  evolveSharedSeats,
  joinsOthers,
  leavesOthers,
  officeMay,
  officesBySize,
  officesIn,
  orderIn,
} from '../../shared/classroom/delegations.ts';
import { OFFICE_ROTATIONS, OFFICES } from '../../shared/content/vocabulary.ts';
import type { ClassroomEvent } from '../../shared/protocol/classroom.ts';
import { seatIntentSchema } from '../../shared/rules/intentSchemas.ts';
import type { Delegation, DelegationEvent } from '../../shared/protocol/deal.ts';

const INTENTS = seatIntentSchema.options.flatMap(({ shape }) => [...shape.type.values]);

const aDelegation = (count: number): Delegation => ({
  table: 'A',
  economy: 'ALB',
  people: Array.from({ length: count }, (_, index) => `m${index + 1}`),
  round: 0,
});

function folded(state: SharedSeats, events: readonly ClassroomEvent[]): SharedSeats {
  return events.reduce<SharedSeats>(
    (before, event) => evolveSharedSeats(before, event as DelegationEvent),
    state,
  );
}

function shared(...people: readonly string[]): SharedSeats {
  return folded(NOBODY_SHARES, [{ type: 'seatShared', table: 'A', economy: 'ALB', people, round: 0 }]);
}

describe('offices of people who share a seat', () => {
  const sizes = [1, 2, 3, 4, 5, 6].flatMap((size) =>
    [true, false].map((hasParliament) => ({ size, hasParliament })),
  );

  it.each(sizes)(
    'of $size, parliament $hasParliament: every press is somebody’s, and nobody’s else',
    ({ size, hasParliament }) => {
      const offices = officesIn(aDelegation(size), { round: 1, rotation: 'round', hasParliament });
      const people: SeatPerson[] = [...offices].map(([member, own]) => ({
        member,
        offices: own,
        connected: true,
      }));
      for (const type of INTENTS) {
        const office = OFFICE_OF[type];
        for (const { member, offices: own = [] } of people) {
          const refused = officeMay(office, member, { people, allMayPress: false });
          const isTheirs = office === 'any' || own.includes(office) || size === 1;
          expect([type, member, refused === undefined]).toEqual([type, member, isTheirs]);
          if (refused !== undefined)
            expect(people.find((person) => person.member === refused.holder)?.offices).toContain(
              refused.office,
            );
          expect(officeMay(office, member, { people, allMayPress: true })).toBeUndefined();
        }
        const may = people.filter(
          ({ member }) => officeMay(office, member, { people, allMayPress: false }) === undefined,
        );
        expect(may.length).toBeGreaterThan(0);
        if (office === 'chair') expect(may).toHaveLength(1);
      }
    },
  );

  it('are each given to somebody, and everybody has one', () => {
    for (const { size, hasParliament } of sizes) {
      const given = officesBySize(size, hasParliament);
      expect(given.every((own) => own.length > 0)).toBe(true);
      const expected = OFFICES.filter((office) => hasParliament || office !== 'speaker');
      expect(expected.every((office) => given.flat().includes(office))).toBe(true);
      expect(given.flat().filter((office) => office === 'chair')).toHaveLength(1);
    }
  });

  it('go round so that each person has each place once before anybody has it twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom('round', 'second'), (size, rotation) => {
        const step = rotation === 'round' ? 1 : 2;
        const orders = Array.from({ length: size }, (_, turn) =>
          orderIn(aDelegation(size), { round: 1 + turn * step, rotation }),
        );
        for (const place of orders[0]?.keys() ?? [])
          expect(new Set(orders.map((order) => order[place])).size).toBe(size);
        if (step === 2) expect(orderIn(aDelegation(size), { round: 2, rotation })).toEqual(orders[0]);
      }),
    );
    expect(orderIn(aDelegation(3), { round: 7, rotation: 'none' })).toEqual(['m1', 'm2', 'm3']);
  });

  it('fall to the chair while nobody who has them is there', () => {
    const people: SeatPerson[] = [
      { member: 'm1', offices: ['chair', 'treasurer'], connected: true },
      { member: 'm2', offices: ['envoy', 'analyst'], connected: false },
    ];
    expect(officeMay('envoy', 'm1', { people, allMayPress: false })).toBeUndefined();
    expect(officeMay('chair', 'm2', { people, allMayPress: false })).toEqual({
      office: 'chair',
      holder: 'm1',
    });
  });

  it('stay as they are when somebody comes or leaves, and when they are to go round another way', () => {
    const rounds = { A: 2 };
    const at = { round: 2, rotation: 'round' } as const;
    const orderOf = ({ delegations, offices }: SharedSeats) =>
      delegations[0] && orderIn(delegations[0], { round: 2, rotation: offices.rotation });
    const three = shared('m1', 'm2', 'm3');
    expect(orderOf(three)).toEqual(['m2', 'm3', 'm1']);
    const joins = { economy: 'ALB', holder: 'm1' };
    const four = folded(three, joinsOthers(three, { member: 'm4', table: 'A', joins }, rounds));
    expect(orderOf(four)).toEqual(['m2', 'm3', 'm1', 'm4']);
    const again = folded(four, leavesOthers(four, 'm3', rounds));
    expect(orderOf(again)).toEqual(['m2', 'm1', 'm4']);
    for (const rotation of OFFICE_ROTATIONS) {
      const ruled = decideOffices(again, { type: 'ruleOffices', rotation }, rounds);
      expect(ruled.ok && orderOf(folded(again, ruled.value))).toEqual(['m2', 'm1', 'm4']);
    }
    expect(orderIn(aDelegation(3), at)).toEqual(['m2', 'm3', 'm1']);
    const alone = folded(shared('m1', 'm2'), leavesOthers(shared('m1', 'm2'), 'm1', rounds));
    expect(alone.delegations).toEqual([]);
  });

  it('begin where somebody joins a person who has sat alone, whatever was shared there before', () => {
    const before = shared('m1', 'm2');
    const joins = { economy: 'ALB', holder: 'm7' };
    const [event] = joinsOthers(before, { member: 'm8', table: 'A', joins }, { A: 3 });
    expect(event).toMatchObject({ people: ['m7', 'm8'], round: 3 });
  });
});

describe('the chair of a seat', () => {
  const rounds = { A: 1 };
  const pass = (state: SharedSeats, from: string, to: string) =>
    decideOffices(state, { type: 'passChair', table: 'A', economy: 'ALB', from, to, why: 'given' }, rounds);
  const chairIn = ({ delegations, offices }: SharedSeats, round: number) =>
    delegations[0] && orderIn(delegations[0], { round, rotation: offices.rotation })[0];

  it('passes for the round, once, and the next round goes on as if it had not', () => {
    const three = shared('m1', 'm2', 'm3');
    const passed = pass(three, 'm1', 'm3');
    const after = folded(three, passed.ok ? passed.value : []);
    expect([chairIn(after, 1), chairIn(after, 2)]).toEqual(['m3', 'm2']);
    // Somebody else asked on what they saw before.
    expect(pass(after, 'm1', 'm2')).toEqual({ ok: true, value: [] });
    expect(pass(after, 'm3', 'm9')).toMatchObject({ error: { code: 'office/unknown-person' } });
  });

  it('is with whom the host puts first, also where it has passed before', () => {
    const three = shared('m1', 'm2', 'm3');
    const passed = pass(three, 'm1', 'm3');
    const after = folded(three, passed.ok ? passed.value : []);
    const people = ['m2', 'm1', 'm3'];
    const set = decideOffices(after, { type: 'setOffices', table: 'A', economy: 'ALB', people }, rounds);
    expect(chairIn(folded(after, set.ok ? set.value : []), 1)).toBe('m2');
    for (const wrong of [
      ['m1', 'm2'],
      ['m1', 'm2', 'm9'],
      ['m1', 'm2', 'm2'],
    ])
      expect(
        decideOffices(after, { type: 'setOffices', table: 'A', economy: 'ALB', people: wrong }, rounds),
      ).toMatchObject({ error: { code: 'office/unknown-person' } });
  });
});
