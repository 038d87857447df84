import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import { raiseWall, transferOf } from '../../../../shared/economics/segmentation/pacts/pactStakes.ts';
import {
  corridorRoutes,
  joinRoutes,
  pillarProductivity,
} from '../../../../shared/economics/segmentation/projects.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { barriersOfLevels, levelsEverywhere } from '#shared/economics/segmentation/segmentedMarket.ts';
import { stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { PROVINCE_CORRIDOR_SAVING } from '#shared/content/provinces/provinceConstants.ts';
import { PILLAR_RULE } from '#shared/content/provinces/pillars.ts';
import { base, dialsOf1997, indexOf, market, players } from '../provinces.ts';

const economy = { market, saving: PROVINCE_CORRIDOR_SAVING, pillarRule: PILLAR_RULE };
const levels = dialsOf1997;
const DELTA = ['SH', 'JS', 'ZJ'].map(indexOf);
const [sh = NaN, js = NaN] = DELTA;
const cell = (n: number, i: number, j: number): number => (n * base.N + i) * base.J + j;

describe('a setting', () => {
  it('without decisions is the base', () => {
    const { shock, levels: seen } = stateOfSetting(economy, { levels });
    expect(shock).toEqual(noSegmentedShock(base));
    expect(seen).toEqual(levels);
  });

  it('opens a pact as a bloc does', () => {
    const { shock } = stateOfSetting(economy, { levels, pacts: [{ members: DELTA }] });
    expect(shock.barrier).toEqual(stateAt(market, levels, { pacts: [DELTA] }).shock.barrier);
  });

  it('caps levels among members, and raises none', () => {
    const { barrier } = stateOfSetting(economy, { levels, pacts: [{ members: DELTA, highest: 1 }] }).shock;
    const one = levelsEverywhere(market, 1, 1);
    expect(at(barrier, cell(sh, js, 2))).toBe(at(barriersOfLevels(market, one), cell(sh, js, 2)));
    const four = stateOfSetting(economy, { levels, pacts: [{ members: DELTA, highest: 4 }] }).shock;
    expect(four.barrier).toEqual(base.barrier);
  });

  it('leaves alone what a pact does not cover', () => {
    const { barrier } = stateOfSetting(economy, { levels, pacts: [{ members: DELTA, sectors: [2] }] }).shock;
    expect(at(barrier, cell(sh, js, 2))).toBe(0);
    expect(at(barrier, cell(sh, js, 3))).toBe(at(base.barrier, cell(sh, js, 3)));
  });

  it('lets one break a pact by a wall against its members', () => {
    const pairs = DELTA.filter((n) => n !== sh).map(
      (against) => ({ dial: 'wall', owner: sh, against, level: 3 }) as const,
    );
    const { barrier } = stateOfSetting(economy, { levels, pacts: [{ members: DELTA }], pairs }).shock;
    const open = stateAt(market, levels, { pacts: [DELTA] }).shock.barrier;
    const height = market.logStep * 3;
    expect(barrier).toEqual(raiseWall(base, open, sh, { sellers: DELTA, height }));
  });

  it('keeps raw goods from one buyer by a block against him', () => {
    const pairs = [{ dial: 'block', owner: sh, against: js, level: 4 }] as const;
    const { barrier } = stateOfSetting(economy, { levels, pairs }).shock;
    const changed = [...barrier].flatMap((value, place) => (value === base.barrier[place] ? [] : [place]));
    expect(changed).toEqual([cell(js, sh, 0), cell(js, sh, 1)]);
  });

  it('builds a corridor as often as it is named', () => {
    const corridor = { members: DELTA, through: [] };
    const once = corridorRoutes(base.N, corridor, PROVINCE_CORRIDOR_SAVING);
    const { route } = stateOfSetting(economy, { levels, corridors: [corridor, corridor] }).shock;
    expect(route).toEqual(joinRoutes(once, once));
  });

  it('makes every route but the way home cheaper', () => {
    const { route } = stateOfSetting(economy, { levels, routeCost: 0.98 }).shock;
    expect(at(route, 0)).toBe(1);
    expect(at(route, 1)).toBe(0.98);
    expect(route.filter((cost) => cost === 1)).toHaveLength(base.N);
  });

  it('multiplies pillars and whatever else makes a province productive', () => {
    const pillars = [{ region: sh, sector: 3, pillar: 'autos' }];
    const productivity = new Float64Array(base.N * base.J).fill(1.01);
    const { tfp } = stateOfSetting(economy, { levels, pillars, productivity }).shock;
    const boosts = pillarProductivity(base, market.distance, pillars, PILLAR_RULE);
    expect(tfp).toEqual(boosts.map((boost) => boost * 1.01));
  });

  it('carries payments and prices abroad', () => {
    const payments = [{ from: sh, to: js, amount: 30 }];
    const importCost = [0.97, 1, 0.94, 0.92, 1];
    const { shock } = stateOfSetting(economy, { levels, payments, importCost });
    expect(shock.transfer).toEqual(transferOf(base.N, payments));
    expect([...shock.importCost.subarray(base.J, 2 * base.J)]).toEqual(importCost);
    expect(new Set(shock.exportCost)).toEqual(new Set([1]));
  });
});

describe('regions without a player', () => {
  const others = base.output.length / base.J - players.length;
  const wallOf = (barrier: Float64Array, n: number): number => at(barrier, cell(n, sh, 2));

  it('that keep pace stand at the start as long as the players do', () => {
    const { barrier } = stateOfSetting(economy, { levels, background: 'keepsPace' }).shock;
    barrier.forEach((value, place) => expect(value).toBeCloseTo(at(base.barrier, place), 14));
  });

  it('that keep pace open with the players, and wall themselves off with them up to the highest level', () => {
    const open = levelsEverywhere(market, 0, 0);
    const opened = stateOfSetting(economy, { levels: open, background: 'keepsPace' }).shock.barrier;
    expect(new Set(opened)).toEqual(new Set([0]));
    const walled = levelsEverywhere(market, 4, 4);
    const closed = stateOfSetting(economy, { levels: walled, background: 'keepsPace' }).shock.barrier;
    const highest = wallOf(barriersOfLevels(market, walled), players.length);
    for (let n = players.length; n < players.length + others; n++) {
      expect(wallOf(closed, n)).toBeGreaterThan(at(base.barrier, cell(n, sh, 2)));
      expect(wallOf(closed, n)).toBeLessThanOrEqual(highest);
    }
  });

  it('that keep pace lose the levels that reforms take away', () => {
    const three = levelsEverywhere(market, 3, 3);
    const closed = (highest: number): Float64Array =>
      stateOfSetting(economy, { levels: three, background: 'keepsPace' }, highest).shock.barrier;
    const last = players.length + others - 1;
    const height = (level: number): number =>
      wallOf(barriersOfLevels(market, levelsEverywhere(market, level, 0)), last);
    expect(wallOf(closed(4), last)).toBeGreaterThan(height(3));
    expect(wallOf(closed(3), last)).toBe(height(3));
  });

  it('that keep pace with players who began open do as they do', () => {
    const openMarket = { ...market, start: levelsEverywhere(market, 0, 0) };
    const dials = { ...levels, wall: levels.wall.map((level, n) => (players.includes(n) ? level : 0)) };
    expect(barriersOfLevels(openMarket, dials, 'keepsPace')).toEqual(
      barriersOfLevels(openMarket, dials, 'follows'),
    );
  });
});
