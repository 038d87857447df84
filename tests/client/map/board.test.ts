import { describe, expect, it } from 'vitest';
import { letterWays } from '../../../client/map/board/BoardMarks.tsx';
import {
  type Box,
  type Point,
  createIslandGeography,
  landAt,
} from '../../../client/map/geography/mapGeography.ts';
import { SIGN, placeSigns } from '../../../client/map/layout/flowCurve.ts';
import { must } from '#shared/kernel/records.ts';
import { project, wholeCamera } from '../../../client/map/layout/camera.ts';
import { arrangeMap } from '../../../client/map/layout/arrangeMap.ts';
import type { Cover } from '../../../client/map/layout/mapLayout.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { pactGates } from '../../../client/map/provinces/provinceMapModel.ts';
import { economyOffers } from '../../../client/panels/countries/countryBoard.ts';
import { lettersOf, offerRefusal } from '../../../client/panels/proposal/mapBoard.ts';
import { provinceOffers } from '../../../client/panels/provinces/table/ProvinceMapPane.tsx';
import { connection } from '../../../client/state/store.ts';
import { desk } from '../../../client/state/tableState.ts';
import { rejectionText } from '../../../client/text/nameParams.ts';
import { t } from '../../../client/text/t.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { aTable } from '../../support/aTable.ts';

connection.value = { type: 'live' };

function agreement(number: number, level: 2 | 3, parties: readonly string[]): Agreement {
  return {
    id: `a${number}`,
    level,
    parties,
    concessions: [],
    exceptions: [],
    ...(level === 3 ? { key: { type: 'people' } } : {}),
    payments: [],
    sinceRound: 1,
    boundUntilRound: 3,
    notices: [],
  };
}

describe('gates between marks', () => {
  const places: Readonly<Record<string, Point>> = {
    A: { x: 0, y: 0 },
    B: { x: 300, y: 0 },
    // On the middle of the line from A to B, which bows upward.
    C: { x: 150, y: -15 },
    // Next to each other: no room between them.
    D: { x: 600, y: 0 },
    E: { x: 640, y: 0 },
  };
  const marks = Object.values(places).map((at) => ({ at, rim: 19 }));
  const placeOf = (place: string) => places[place];
  const far = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

  it('stand in the middle of their line, or as near to it as leaves every mark and every other gate free', () => {
    const pairs = [
      ['A', 'B'],
      ['B', 'A'],
      ['D', 'E'],
    ] as const;
    const signs = placeSigns(pairs, placeOf, { marks, unit: 1 }).map((at) => must(at, 'a place'));
    for (const [nth, sign] of signs.entries()) {
      for (const { at, rim } of marks) expect(far(sign, at)).toBeGreaterThanOrEqual(rim + 12);
      for (const other of signs.slice(nth + 1)) expect(far(sign, other)).toBeGreaterThanOrEqual(24);
    }
    const free = marks.filter(({ at }) => at !== places['C']);
    expect(placeSigns([['A', 'B']], placeOf, { marks: free, unit: 1 })).toEqual([{ x: 150, y: -15 }]);
    const within = { left: 0, right: 140, top: -100, bottom: 100 };
    const [seen] = placeSigns([['A', 'B']], placeOf, { marks: free, unit: 1, within });
    expect(must(seen, 'a place').x).toBeLessThanOrEqual(within.right - SIGN.radius);
    expect(placeSigns([['A', 'nobody']], placeOf, { marks, unit: 1 })).toEqual([undefined]);
  });
});

describe('agreements between pairs', () => {
  const { scenario, state } = aTable({ at: 'negotiation' });
  const game = {
    ...state,
    agreements: { a1: agreement(1, 3, ['ALB', 'BOR']), a2: agreement(2, 2, ['BOR', 'CAT']) },
  };

  it('are lines on every layer, those of a member of a union too', () => {
    for (const layer of ['flows', 'walls', 'blocs', 'all'] as const)
      expect(mapModel(scenario, game, { layer }).links, layer).toEqual([
        { between: ['BOR', 'CAT'], level: 2, slot: 2 },
      ]);
  });

  it('have a gate on each line, and in the borders of a bloc in the round of its foundation', () => {
    const pairs = (round: number) =>
      mapModel(scenario, { ...game, round }, { layer: 'flows' }).gates.map(({ between }) =>
        between.join('–'),
      );
    expect(pairs(1)).toEqual(['BOR–CAT', 'ALB–BOR']);
    expect(pairs(2)).toEqual(['BOR–CAT']);
    expect(mapModel(scenario, game, { layer: 'flows' }).legend).toContainEqual({ type: 'gate' });
  });

  it('have a gate where a map can hold them: of many only those of the reader and of the round, of too many the reader’s', () => {
    const world = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'worldPlain',
      at: 'negotiation',
    });
    const seats = Object.keys(world.state.seats);
    /** Free trade areas of neighbours in the order of the seats, each of its own round. */
    const gatesOf = (count: number, roundOf: (place: number) => number, me?: string) => {
      const agreements = Object.fromEntries(
        Array.from({ length: count }, (_, place) => {
          const [a, b] = [seats[place % 12] ?? '', seats[(place + 1 + Math.floor(place / 12)) % 12] ?? ''];
          return [`a${place + 1}`, { ...agreement(place + 1, 2, [a, b]), sinceRound: roundOf(place) }];
        }),
      );
      const model = mapModel(
        world.scenario,
        { ...world.state, round: 2, agreements },
        { layer: 'flows', me },
      );
      expect(model.links.length).toBeGreaterThanOrEqual(count - 2);
      return model.gates.map(({ between }) => between);
    };
    const [me = ''] = seats;
    const mine = (gates: readonly (readonly string[])[]) => gates.filter((ends) => ends.includes(me)).length;
    const some = gatesOf(9, (place) => (place > 5 ? 2 : 1), me);
    expect(some.length).toBeLessThan(9);
    expect(some.length).toBeGreaterThan(mine(some));
    const many = gatesOf(18, () => 2, me);
    expect(mine(many)).toBe(many.length);
    expect(many.length).toBeGreaterThan(0);
    expect(gatesOf(18, () => 2)).toEqual([]);
  });

  it('are told apart among provinces where a member is in several pacts, half open where a wall is left, with one sign for a pact', () => {
    const pact = (id: `a${number}`, members: readonly string[], atMost: 0 | 1): Pact => ({
      id,
      members,
      goods: 'all',
      atMost,
      isBinding: false,
      deposit: 0,
      hasOffice: false,
      rules: [],
      payments: [],
      sinceRound: 1,
      untilRound: 3,
    });
    const pacts = [pact('a0', ['SH', 'JS'], 0), pact('a1', ['JS', 'ZJ'], 1), pact('a2', ['GD', 'HN'], 0)];
    expect(pactGates(pacts, 2, () => 1).map(({ between, level }) => [between.join('–'), level])).toEqual([
      ['SH–JS', 2],
      ['JS–ZJ', 1],
    ]);
    expect(pactGates(pacts, 1, () => 1)).toHaveLength(3);
    const several = pactGates([pact('a3', ['SH', 'JS', 'ZJ'], 0)], 1, () => 1);
    expect(several.map(({ isBare }) => isBare)).toEqual([false, true, true]);
    const large = pactGates([pact('a4', ['HB', 'JS', 'AH', 'GD', 'SH'], 0)], 1, () => 1);
    expect(large.map(({ between }) => between.join('–'))).toEqual(['HB–JS', 'HB–AH', 'HB–GD', 'HB–SH']);
  });
});

describe('an offer that is begun on the map', () => {
  it('opens the desk with that partner, and is refused with the reason of the server', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { scenario, state } = table;
    const [offer] = economyOffers(scenario, state, 'ALB', 'CAT');
    expect(offer).not.toHaveProperty('refusal');
    offer?.begin();
    expect(desk.value?.draft.parties).toEqual(['ALB', 'CAT']);
    desk.value = undefined;
    const policy = aTable({ people: 'all', at: 'policy' });
    expect(economyOffers(policy.scenario, policy.state, 'ALB', 'CAT')[0]?.refusal).toBe(t('list.closed'));
  });

  it('says who has signed as much as one may in a round, before anything is written', () => {
    const table = aTable({
      people: 'all',
      at: 'negotiation',
      agreementLimits: { signedPerRound: 1, rounds: 2 },
    });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const refused = economyOffers(table.scenario, table.state, 'CAT', 'BOR')[0]?.refusal;
    expect(refused).toBe(rejectionText({ code: 'pace/signatures-used', economy: 'BOR', limit: 1 }));
  });

  it('is refused while more proposals of the seat are open than may be', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const limits = new Set<string | undefined>();
    for (let nth = 0; nth < 12; nth++) {
      limits.add(offerRefusal(table.state, 'ALB', 'CAT'));
      table.ask(
        { type: 'seat', economy: 'ALB' },
        { type: 'tableProposal', draft: aFreeTradeArea('ALB', 'CAT') },
      );
    }
    expect(limits.size).toBe(2);
  });

  it('asks to join the bloc of the other, where there is one', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    const offers = economyOffers(table.scenario, table.state, 'CAT', 'BOR');
    expect(offers).toHaveLength(2);
    offers[1]?.begin();
    expect(desk.value?.draft.clauses).toMatchObject([{ type: 'accession', entrant: 'CAT' }]);
    desk.value = undefined;
  });

  it('is a pact among provinces, alone or with all partners of the other', () => {
    const table = aProvincesTable();
    const game = { ...table.state, phase: 'negotiation' as const };
    const [offer, ...more] = provinceOffers(table.scenario, game, 'SH', 'JS');
    expect(more).toEqual([]);
    offer?.begin();
    expect(desk.value?.draft.parties).toEqual(['SH', 'JS']);
    desk.value = undefined;
  });
});

describe('letters on the map', () => {
  it('wait on the edge for whoever must answer, and come back to their author when they are refused', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'CAT'));
    const told = (me: string) => lettersOf(table.state, me).map(({ from, to, state }) => [from, to, state]);
    expect(told('CAT')).toEqual([['ALB', 'CAT', 'answer']]);
    expect(told('ALB')).toEqual([['ALB', 'CAT', 'waiting']]);
    expect(told('DUN')).toEqual([]);
    table.act('CAT', { type: 'refuseProposal', proposal: id });
    expect(told('ALB')).toEqual([['ALB', 'CAT', 'refused']]);
    expect(told('CAT')).toEqual([]);
  });

  it('ask nobody to answer what somebody has refused', () => {
    // Three may found an area from the second round on.
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const among = ['ALB', 'BOR', 'CAT'];
    const area = { type: 'freeTradeArea', among, exceptions: [] } as const;
    const { id } = table.tableProposal({ parties: among, clauses: [area] });
    const told = (me: string) => lettersOf(table.state, me).map(({ to, state }) => [to, state]);
    expect(told('CAT')).toEqual([['CAT', 'answer']]);
    table.act('BOR', { type: 'refuseProposal', proposal: id });
    expect(told('CAT')).toEqual([]);
    expect(told('ALB')).toEqual([['BOR', 'refused']]);
  });
});

describe('land on a canvas', () => {
  it('is told by a point of the screen, and the sea is nobody’s', () => {
    const { scenario, state } = aTable({ at: 'negotiation' });
    const { economies } = mapModel(scenario, state, { layer: 'flows' });
    const geography = createIslandGeography(scenario.id, economies);
    const camera = wholeCamera(geography.extent, { left: 0, top: 0, right: 900, bottom: 600 }, 20);
    for (const [id, pin] of geography.pins) expect(landAt(geography, camera, project(pin, camera))).toBe(id);
    expect(landAt(geography, camera, { x: 450, y: 300 })).toBeUndefined();
    expect(landAt(geography, camera, { x: 2, y: 2 })).toBeUndefined();
  });
});

describe('words over the map', () => {
  it('hide the marks under them, but not the own one, whose wall is in hand', () => {
    const { scenario, state } = aTable({ at: 'policy' });
    const model = mapModel(scenario, state, { layer: 'flows', me: 'ALB' });
    const everywhere = { left: 0, right: 2000, top: 0, bottom: 2000 };
    const seenUnder = (cover: Cover): string[] =>
      arrangeMap(model, {
        pins: new Map(scenario.economies.map(({ id, pin }) => [id, { x: pin.longitude, y: -pin.latitude }])),
        camera: { scale: 40, x: 500, y: 400 },
        area: everywhere,
        covered: [cover],
        sizes: {
          medallion: 30,
          pin: () => 30,
          ring: () => 0,
          name: () => ({ width: 60, height: 30 }),
          pill: { width: 50, height: 20 },
          tag: () => ({ width: 100, height: 40 }),
          chip: { width: 100, height: 40 },
        },
      })
        .pins.filter(({ isInView }) => isInView)
        .map(({ economy }) => economy);
    expect(seenUnder({ ...everywhere, isWords: true })).toEqual(['ALB']);
    expect(seenUnder(everywhere)).toEqual([]);
  });
});

describe('a letter on its way', () => {
  const places = new Map([
    ['ALB', { x: 100, y: 200 }],
    ['CAT', { x: 500, y: 200 }],
  ]);
  const letter = {
    id: 'p0',
    from: 'ALB',
    to: 'CAT',
    state: 'waiting',
    text: 'An offer',
    open: () => {},
  } as const;
  const placeBeside = (taken: readonly Box[], within?: Box): Point => {
    const [way] = letterWays([letter], (place) => places.get(place), { marks: [], taken, within, scale: 1 });
    return must(way, 'the way of the letter').at;
  };

  it('lies beside names and numbers, and where all is full as near to the way as it can', () => {
    const usual = placeBeside([]);
    const number = { left: usual.x - 25, right: usual.x + 25, top: usual.y - 10, bottom: usual.y + 10 };
    const moved = placeBeside([number]);
    // Along the line, past the whole number.
    expect(Math.abs(moved.x - usual.x)).toBeGreaterThanOrEqual(36);
    expect(Math.hypot(moved.x - usual.x, moved.y - usual.y)).toBeLessThan(60);
    expect(placeBeside([{ left: 0, right: 1000, top: -1000, bottom: 1000 }])).toEqual(usual);
  });

  it('lies on the line between its two, whatever numbers and letters lie there', () => {
    const marks = new Map([
      ['ALB', { x: 475, y: 394 }],
      ['BOR', { x: 750, y: 370 }],
      ['CAT', { x: 786, y: 556 }],
      ['DUN', { x: 517, y: 567 }],
    ]);
    const numbers = [
      { x: 593, y: 425 },
      { x: 652, y: 431 },
      { x: 526, y: 473 },
      { x: 465, y: 488 },
      { x: 608, y: 518 },
    ];
    const pairs = [
      ['CAT', 'ALB'],
      ['ALB', 'CAT'],
      ['BOR', 'DUN'],
      ['ALB', 'BOR'],
    ] as const;
    const ways = letterWays(
      pairs.map(([from, to], place) => ({ ...letter, id: `p${place}`, from, to })),
      (place) => marks.get(place),
      {
        marks: [...marks.values()].map((at) => ({ at, rim: 22 })),
        taken: numbers.map(({ x, y }) => ({ left: x - 30, right: x + 30, top: y - 12, bottom: y + 12 })),
        scale: 1,
      },
    );
    expect(ways).toHaveLength(pairs.length);
    for (const { from, to, at } of ways) {
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      const aside = (at.x - from.x) * (to.y - from.y) - (at.y - from.y) * (to.x - from.x);
      expect(Math.abs(aside) / length).toBeLessThan(36);
    }
  });

  it('keeps to what is seen of the map, on the other side of the way where that is needed', () => {
    const usual = placeBeside([]);
    const seen = placeBeside([], { left: -1000, right: 1000, top: -1000, bottom: usual.y + 5 });
    expect(seen.y).toBeLessThan(usual.y);
    const nothing = { left: 0, right: 1, top: 0, bottom: 1 };
    expect(placeBeside([], nothing)).toEqual(usual);
  });
});
