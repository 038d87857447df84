import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import {
  type PillarChoice,
  corridorRoutes,
  corridorStakes,
  joinRoutes,
  pillarBoosts,
  pillarProductivity,
  routeGains,
} from '../../../../shared/economics/segmentation/projects.ts';
import { noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import { corridorOfRegions } from '#shared/content/provinces/geography.ts';
import { PROVINCE_CORRIDOR_SAVING, PROVINCE_CORRIDORS } from '#shared/content/provinces/provinceConstants.ts';
import {
  AGREED_DIVISION,
  PILLAR_RULE,
  SECTOR_OF_PILLAR,
  type Pillar,
} from '#shared/content/provinces/pillars.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { expectAllNear, expectNear } from '../expectNear.ts';
import {
  base,
  dialsOf1997,
  HUNDREDTH,
  ids,
  indexOf,
  market,
  percent,
  players,
  provinces,
  solvedMarket,
  TENTH,
  THOUSANDTH,
} from '../provinces.ts';
import { results } from '../results.ts';

/** A route inland from the Pearl, beside those that are offered. */
const PEARL_INLAND = { id: 'pearlInland', members: ['GD', 'b-S', 'SC'], through: [] } as const;

describe.each([...PROVINCE_CORRIDORS, PEARL_INLAND])('the corridor $id', (corridor) => {
  const byPlace = corridorOfRegions(provinces, corridor);
  const route = corridorRoutes(base.N, byPlace, PROVINCE_CORRIDOR_SAVING);

  it.each([
    ['at the walls of 1997', []],
    ['among members open to each other', [byPlace.members]],
  ] as const)('brings the known income %s', (state, pacts) => {
    const gains = routeGains(base, stateAt(market, dialsOf1997, { pacts }).shock, route, {
      tolerance: 1e-11,
    });
    if (!gains.ok) throw new Error(gains.error.code);
    const known = results.corridors[corridor.id]?.[state === 'at the walls of 1997' ? 0 : 1];
    expectNear(
      gains.value.reduce((sum, value) => sum + value, 0),
      known?.total,
      TENTH,
    );
    ids.forEach((id, n) => {
      const gain = at(gains.value, n);
      const printed = known?.by[id];
      if (printed === undefined) expect(Math.abs(gain)).toBeLessThanOrEqual(1);
      else expectNear(gain, printed, TENTH);
    });
  });
});

describe('corridors', () => {
  it.each(PROVINCE_CORRIDORS)('$id costs and brings officials the known points', (corridor) => {
    const { members } = corridorOfRegions(provinces, corridor);
    const payers = members.filter((n) => players.includes(n));
    const known = results.corridorStakes[corridor.id];
    // The source leaves out the through-routes here.
    const route = corridorRoutes(base.N, { members, through: [] }, PROVINCE_CORRIDOR_SAVING);
    const stakes = corridorStakes(market, RULES_OF_1997, stateAt(market, dialsOf1997), {
      members: payers,
      cost: corridor.costYuan100m,
      route,
    });
    if (!stakes.ok) throw new Error(stakes.error.code);
    expectNear(stakes.value.outsiders, known?.outsiders, HUNDREDTH);
    for (const { region, gainPerRound, costOfShare, costAlone } of stakes.value.members) {
      expectAllNear([gainPerRound, costOfShare, costAlone], known?.members[ids[region] ?? ''] ?? [], TENTH);
    }
  });

  it('are cheaper for members, in part for those who pass through, and for nobody else', () => {
    const route = corridorRoutes(
      4,
      { members: [0, 1], through: [[1, 2]] },
      { between: 0.05, through: 0.025 },
    );
    expect([...route]).toEqual([1, 0.95, 1, 1, 0.95, 1, 0.975, 1, 1, 0.975, 1, 1, 1, 1, 1, 1]);
    expect(at(joinRoutes(route, route), 1)).toBeCloseTo(0.95 ** 2, 12);
  });

  it('and open markets more than double each other', () => {
    for (const [walled, open] of Object.values(results.corridors)) {
      expect(open?.total).toBeGreaterThan(2 * (walled?.total ?? NaN));
    }
  });
});

const choose = (pillarOf: (id: string, place: number) => Pillar): PillarChoice[] =>
  players.map((region, place) => {
    const pillar = pillarOf(ids[region] ?? '', place);
    return {
      region,
      pillar,
      sector: provinces.sectors.findIndex(({ id }) => id === SECTOR_OF_PILLAR[pillar]),
    };
  });

const CHOICES = {
  allCars: choose(() => 'autos'),
  twoFashions: choose((_, place) => (place % 2 === 0 ? 'autos' : 'electronics')),
  agreedDivision: choose((id) => AGREED_DIVISION[id] ?? 'autos'),
} as const;

describe.each(['allCars', 'twoFashions', 'agreedDivision'] as const)('pillar industries: %s', (name) => {
  const choices = CHOICES[name];
  const known = results.pillars[name];
  const tfp = pillarProductivity(base, market.distance, choices, PILLAR_RULE);

  it('have the known boosts', () => {
    const boosts = pillarBoosts(base, market.distance, choices, PILLAR_RULE);
    expectAllNear(boosts, known.boost, THOUSANDTH);
    choices.forEach(({ region, sector }, place) =>
      expect(at(tfp, region * base.J + sector)).toBe(1 + (boosts[place] ?? NaN)),
    );
  });

  it('have the known effects on incomes, walled and open', () => {
    const walled = solvedMarket({ ...noSegmentedShock(base), tfp });
    expectNear(percent(walled.nationalIncome), known.nation, HUNDREDTH);
    expectAllNear(
      players.map((n) => percent(at(walled.welfare, n))),
      known.realIncome,
      HUNDREDTH,
    );
    const open = { ...noSegmentedShock(base), barrier: base.barrier.map(() => 0) };
    const extra = solvedMarket({ ...open, tfp }).nationalIncome - solvedMarket(open).nationalIncome;
    expectNear(100 * extra, known.openMarket, HUNDREDTH);
  });
});

describe('a pillar programme', () => {
  it('without rivals is worth all of the boost, and never less than the floor', () => {
    const alone: PillarChoice[] = [{ region: 0, sector: 3, pillar: 'autos' }];
    expect(pillarBoosts(base, market.distance, alone, PILLAR_RULE)).toEqual([0.05]);
    for (const boost of pillarBoosts(base, market.distance, CHOICES.allCars, PILLAR_RULE)) {
      expect(boost).toBeGreaterThanOrEqual(-0.02 - 1e-15);
    }
  });
});

describe('the agreed division', () => {
  it('gives every province that is played a pillar', () => {
    expect(players.every((n) => AGREED_DIVISION[ids[n] ?? ''] !== undefined)).toBe(true);
    expect(indexOf('SN')).toBe(players.at(-1));
  });
});
