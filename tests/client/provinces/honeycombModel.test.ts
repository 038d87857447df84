import { describe, expect, it } from 'vitest';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { pactColours } from '../../../client/map/provinces/provinceMapModel.ts';
import { PROVINCE_PLACES } from '../../../shared/content/provinces/geography.ts';
import {
  CELL,
  brickWall,
  centreOf,
  corners,
  honeycombOf,
} from '../../../client/panels/provinces/figures/honeycombModel.ts';

const economies = Object.entries(PROVINCE_PLACES).map(([id, { tile }]) => ({
  id,
  tile,
  playable: !id.startsWith('b-'),
}));
const dials = Object.fromEntries(
  economies.filter(({ playable }) => playable).map(({ id }) => [id, { wall: 3, block: 1 }]),
);

function aPact(id: Pact['id'], members: readonly string[], change: Partial<Pact> = {}): Pact {
  return {
    id,
    members,
    goods: 'all',
    atMost: 0,
    isBinding: true,
    deposit: 10,
    hasOffice: false,
    rules: [],
    payments: [],
    sinceRound: 1,
    untilRound: 4,
    ...change,
  };
}

function cellOf(pacts: readonly Pact[], economy: string) {
  const colourOf = pactColours({
    provinces: { pacts: Object.fromEntries(pacts.map((pact) => [pact.id, pact])) },
    reports: [],
    round: 1,
  });
  const { cells } = honeycombOf(economies, dials, pacts, [], colourOf);
  const cell = cells.find((each) => each.economy === economy);
  if (cell === undefined) throw new Error(economy);
  return cell;
}

describe('the honeycomb', () => {
  it('has a cell for every region, with bricks only where a leader sits', () => {
    expect(cellOf([], 'AH').sides.map(({ rows }) => rows)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(cellOf([], 'b-W').dials).toBeUndefined();
    expect(cellOf([], 'b-W').sides.map(({ rows }) => rows)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('takes bricks away between members and fills the gap', () => {
    const delta = aPact('a3', ['SH', 'JS', 'ZJ']);
    const joined = cellOf([delta], 'ZJ').sides.map(({ rows, isJoined }) => (isJoined ? 'joined' : rows));
    // Shanghai stands right of Zhejiang, Jiangsu right above it.
    expect(joined).toEqual(['joined', 3, 3, 3, 3, 'joined']);
    expect(cellOf([delta], 'AH').pact).toBeUndefined();
  });

  it('leaves as many rows as a pact allows, and all where it is about raw goods', () => {
    const one = cellOf([aPact('a1', ['AH', 'JS'], { atMost: 1 })], 'AH');
    expect(one.sides[0]).toEqual({ rows: 1, isJoined: true });
    const raw = cellOf([aPact('a1', ['AH', 'JS'], { goods: 'raw' })], 'AH');
    expect(raw.sides[0]).toEqual({ rows: 3, isJoined: true });
    const ruled = cellOf([aPact('a1', ['AH', 'JS'], { goods: 'raw', rules: ['fairTrade'] })], 'AH');
    expect(ruled.sides[0]).toEqual({ rows: 2, isJoined: true });
  });

  it('shows the pact that binds before older ones, each in its own colour', () => {
    const voluntary = aPact('a1', ['AH', 'HB'], { isBinding: false });
    const binding = aPact('a2', ['AH', 'JS']);
    const cell = cellOf([voluntary, binding], 'AH');
    expect(cell.pact?.id).toBe('a2');
    expect(cellOf([voluntary, binding], 'HB').pact?.slot).not.toBe(cell.pact?.slot);
    // Left of Anhui lies Hubei: the voluntary pact lowers the wall there all the same.
    expect(cell.sides[3]).toEqual({ rows: 0, isJoined: false });
  });

  it('makes one area of divisions that the centre drew anew', () => {
    const { cells, areas } = honeycombOf(economies, dials, [], [{ members: ['AH', 'JS'] }], () => 1);
    expect(areas.map(({ members, isMerged }) => [members, isMerged])).toEqual([[['AH', 'JS'], true]]);
    expect(cells.find(({ economy }) => economy === 'AH')?.sides[0]).toEqual({ rows: 0, isJoined: true });
  });
});

describe('a cell', () => {
  it('stands half a step to the right in odd rows', () => {
    expect(centreOf(1, 1)[0] - centreOf(1, 2)[0]).toBe(CELL.step / 2);
  });

  it('faces its right neighbour with its first side', () => {
    const [upper, lower] = corners([0, 0], CELL.radius);
    expect(upper?.[0]).toBeCloseTo(lower?.[0] ?? 0);
    expect(upper?.[0]).toBeGreaterThan(0);
  });

  it('has a row of stones for each level, and none at level 0', () => {
    expect(brickWall([0, 0], 0, 0)).toEqual({ stones: '', joints: '' });
    expect(brickWall([0, 0], 0, 3).stones.match(/Z/g)).toHaveLength(3);
  });
});
