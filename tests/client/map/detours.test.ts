import { describe, expect, it } from 'vitest';
import type { Agreement } from '#shared/protocol/law.ts';
import { at as valueAt } from '#shared/kernel/records.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { economyPlace, placesOf } from '#shared/rules/law/lawInForce.ts';
import { settleRound } from '#shared/rules/settlement/settleRound.ts';
import { levyDuties } from '#shared/rules/shock/levyDuties.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { Point } from '../../../client/map/geography/mapGeography.ts';
import { turnBetween, turnOf } from '../../../client/map/layout/flowCurve.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { waysRound } from '../../../client/map/model/waysRound.ts';
import { aTable } from '../../support/aTable.ts';

const AREA: Agreement = {
  id: 'a99',
  level: 2,
  parties: ['IND', 'JPN'],
  concessions: [],
  exceptions: [],
  payments: [],
  sinceRound: 1,
  boundUntilRound: 3,
  notices: [],
};

describe('goods that go round a wall', () => {
  const { scenario, state } = aTable({
    scenarioId: 'world',
    opening: 'today',
    preset: 'worldPlain',
    at: 'negotiation',
  });
  const law: CountryGame = { ...state, agreements: { ...state.agreements, a99: AREA } };

  it('come through a member of an area with a lower wall, and pay what the model levies there', () => {
    expect(waysRound(scenario, state, ['IND'])).toEqual([]);
    const ways = waysRound(scenario, law, ['IND']);
    expect(new Set(ways.map(({ through }) => through))).toEqual(new Set(['JPN']));
    expect(ways.map(({ exporter }) => exporter)).toContain('CHN');
    const { tariff, origin } = levyDuties(scenario, law);
    const { N, J } = scenario.base;
    const { goods } = placesOf(scenario);
    for (const { exporter } of ways) {
      const pair = economyPlace(scenario, 'IND') * N + economyPlace(scenario, exporter);
      const isRound = goods.map(({ id, place }) => {
        const paid = (1 + valueAt(tariff, pair * J + place)) * valueAt(origin, pair * J + place);
        return paid < 1 + toFraction(law.walls['IND']?.mfnRateBp[id] ?? 0) - 1e-9;
      });
      expect(isRound, exporter).toContain(true);
    }
  });

  it('are no more than what is bought of that seller, the largest first', () => {
    const ways = waysRound(scenario, law, ['IND']);
    const values = ways.map(({ valueBn }) => valueBn);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThan(0);
  });

  it('are drawn by way of whom they come through, where the map is about walls', () => {
    const ways = waysRound(scenario, law, ['IND']);
    const flowsOn = (layer: 'flows' | 'walls' | 'blocs') =>
      mapModel(scenario, law, { layer, me: 'IND', waysRound: () => ways }).flows.filter(
        ({ kind }) => kind === 'round',
      );
    const legs = flowsOn('walls');
    const [last, ...more] = legs.filter(({ importer }) => importer === 'IND');
    expect(more).toEqual([]);
    expect(last?.exporter).toBe('JPN');
    const drawn = ways.slice(0, legs.length - 1);
    expect(legs.filter((leg) => leg !== last).map(({ exporter, importer }) => [exporter, importer])).toEqual(
      drawn.map(({ exporter }) => [exporter, 'JPN']),
    );
    expect(last?.labelBn).toBeCloseTo(
      drawn.reduce((sum, { valueBn }) => sum + valueBn, 0),
      9,
    );
    expect(flowsOn('flows')).toEqual([]);
    expect(flowsOn('blocs')).toEqual([]);
    expect(mapModel(scenario, law, { layer: 'walls', waysRound: () => ways }).legend).toContainEqual({
      type: 'flow',
      kind: 'round',
    });
  });
});

describe('trade that a wall turns away', () => {
  const { scenario, state } = aTable({ at: 'policy' });
  const own = state.walls['CAT'] ?? { mfnRateBp: {} };
  const game: CountryGame = {
    ...state,
    walls: {
      ...state.walls,
      CAT: { ...own, surcharge: { against: 'DUN', rateBp: 2_000, untilRound: 4 } },
    },
  };
  const settled = settleRound(scenario, game);
  if (!settled.ok) throw new Error(settled.error.code);
  const { report } = settled.value;
  const changeOf = (importer: string, exporter: string): number => {
    const flow = report.flows.find((each) => each.importer === importer && each.exporter === exporter);
    return (flow?.afterBn ?? 0) - (flow?.beforeBn ?? 0);
  };

  it('is seen in the reveal: lost by whom it is against, bought of others instead, as the model has it', () => {
    const { flows } = mapModel(scenario, game, { layer: 'all', reveal: { report, stop: 'flows' } });
    const into = flows.filter(({ importer }) => importer === 'CAT');
    expect(into.filter(({ kind }) => kind === 'lost').map(({ exporter }) => exporter)).toEqual(['DUN']);
    const diverted = into.filter(({ kind }) => kind === 'diverted');
    expect(diverted.map(({ exporter }) => exporter).toSorted()).toEqual(['ALB', 'BOR']);
    for (const { exporter, labelBn, insteadOf } of diverted) {
      expect(labelBn).toBe(changeOf('CAT', exporter));
      expect(labelBn).toBeGreaterThan(0);
      expect(insteadOf).toBe('DUN');
    }
  });

  it('turns round the buyer, from the seller that is kept out to the one that takes its place', () => {
    const { flows } = mapModel(scenario, game, { layer: 'all', reveal: { report, stop: 'flows' } });
    const tiles: Readonly<Record<string, Point>> = {
      CAT: { x: 100, y: 100 },
      DUN: { x: 0, y: 100 },
      ALB: { x: 100, y: 0 },
      BOR: { x: 200, y: 100 },
    };
    const turnsOf = (shown: typeof flows) =>
      shown.flatMap((flow) => {
        const endOf = ({ exporter }: (typeof flows)[number]) => tiles[exporter];
        return turnOf({ flow, flows: shown }, tiles[flow.importer], endOf, 7) ?? [];
      });
    const turns = turnsOf(flows);
    expect(turns).toHaveLength(2);
    for (const { centre, from, to } of turns) {
      expect(centre).toEqual(tiles['CAT']);
      // Dune lies in the west.
      expect(Math.cos(from)).toBeLessThan(-0.8);
      expect(Math.cos(to)).toBeGreaterThan(-0.5);
    }
    expect(turnsOf(flows.filter(({ kind }) => kind !== 'lost'))).toEqual([]);
  });

  it('leaves the trade of those alone who raised no wall', () => {
    const { flows } = mapModel(scenario, game, { layer: 'all', reveal: { report, stop: 'flows' } });
    expect(flows.filter(({ importer }) => importer !== 'CAT')).toEqual([]);
  });
});

describe('the turn from the door that is shut to the one that is open', () => {
  const centre = { x: 100, y: 100 };
  const at = (degrees: number) => ({
    x: 100 + 20 * Math.cos((degrees * Math.PI) / 180),
    y: 100 + 20 * Math.sin((degrees * Math.PI) / 180),
  });

  it('goes the shorter way round, outside the rim', () => {
    for (const [from, to] of [
      [0, 90],
      [170, -170],
      [-170, 170],
      [90, 0],
      [10, 200],
    ] as const) {
      const turn = turnBetween(centre, at(from), at(to), 7);
      expect(turn.radius).toBeCloseTo(27, 9);
      expect(Math.abs(turn.to - turn.from)).toBeLessThanOrEqual(Math.PI + 1e-9);
      expect(Math.cos(turn.to)).toBeCloseTo(Math.cos((to * Math.PI) / 180), 9);
      expect(Math.sin(turn.to)).toBeCloseTo(Math.sin((to * Math.PI) / 180), 9);
    }
  });
});
