import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLandTopology } from '../../../client/map/geography/loadGeography.ts';
import { obstaclesOf } from '../../../client/map/provinces/ProvinceMap.tsx';
import { placeSigns } from '../../../client/map/layout/flowCurve.ts';
import { provinceLayout } from '../../../client/map/provinces/provinceLayout.ts';
import { provinceMapModel } from '../../../client/map/provinces/provinceMapModel.ts';
import { pictured } from '../../../client/panels/provinces/figures/honeycombModel.ts';
import { clipToWindow } from '../../../client/build/maps/clipToWindow.ts';
import { aBindingDraft, aPactDraft, aProvincesTable } from '../../support/aProvincesTable.ts';

const FILE = resolve(import.meta.dirname, '../../../client/public/maps/provinces.json');
const land: unknown = JSON.parse(readFileSync(FILE, 'utf8'));

describe('gates of pacts', () => {
  it('stand over no name, though the way between two provinces leads over a third', () => {
    const places = new Map([
      ['JS', { x: 300, y: 100 }],
      ['AH', { x: 250, y: 220 }],
      ['GD', { x: 200, y: 420 }],
    ]);
    const stand = { places, rim: () => 18, unit: 1 };
    const gateAt = (marks: ReturnType<typeof obstaclesOf>) =>
      placeSigns([['JS', 'GD']], (id) => places.get(id), { marks, unit: 1 })[0];
    const isOverName = (at: ReturnType<typeof gateAt>) =>
      at !== undefined && Math.abs(at.x - 250) < 46 && Math.abs(at.y - 250) < 27;
    expect(isOverName(gateAt([...places.values()].map((at) => ({ at, rim: 18 }))))).toBe(true);
    expect(isOverName(gateAt(obstaclesOf(stand)))).toBe(false);
  });
});

describe('the file of boundaries', () => {
  const { scenario, state } = aProvincesTable();
  if (!isLandTopology(land)) throw new Error('no land');
  const ids = land.objects.land.geometries.map(({ id }) => String(id));

  it('has every province with a seat as one shape, and every other province by itself', () => {
    for (const { id, playable, mapFeatures } of scenario.economies) {
      const wanted = playable ? [id] : mapFeatures.map((unit) => `${id}/${unit}`);
      expect(ids).toEqual(expect.arrayContaining(wanted));
    }
  });

  it('is drawn so that all ten and their medallions fall into the free part of the view', () => {
    const model = provinceMapModel(scenario, state);
    const size = { width: 700, height: 800 };
    const layout = provinceLayout(land, model.provinces, {
      size,
      insets: { top: 72, right: 24, bottom: 112, left: 24 },
    });
    expect(layout.marks.size).toBe(10);
    for (const { at } of layout.marks.values()) {
      expect(at.x).toBeGreaterThan(0);
      expect(at.x).toBeLessThan(size.width);
      expect(at.y).toBeGreaterThan(60);
      expect(at.y).toBeLessThan(size.height - 112);
    }
    expect(layout.shapes.filter(({ id }) => model.provinces.some((each) => each.id === id))).toHaveLength(10);
  });
});

describe('the map of a small window', () => {
  it('keeps medallions and their levels apart', () => {
    const { scenario, state } = aProvincesTable();
    if (!isLandTopology(land)) throw new Error('no land');
    const { marks } = provinceLayout(land, provinceMapModel(scenario, state).provinces, {
      size: { width: 600, height: 664 },
      insets: { top: 72, right: 24, bottom: 256, left: 24 },
    });
    const places = [...marks].map(([id, { at }]) => ({ id, at }));
    const together = places.flatMap((a, place) =>
      places
        .slice(place + 1)
        .filter((b) => Math.abs(a.at.x - b.at.x) < 66 && Math.abs(a.at.y - b.at.y) < 56)
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(together).toEqual([]);
  });

  it('keeps levels whole at the edges of a phone', () => {
    const { scenario, state } = aProvincesTable();
    if (!isLandTopology(land)) throw new Error('no land');
    const width = 366;
    const { marks } = provinceLayout(land, provinceMapModel(scenario, state).provinces, {
      size: { width, height: 604 },
      insets: { top: 60, right: 24, bottom: 60, left: 24 },
    });
    for (const [id, { at }] of marks) {
      expect(at.x, id).toBeGreaterThanOrEqual(42);
      expect(at.x, id).toBeLessThanOrEqual(width - 42);
    }
  });
});

describe('the map of a round that is told', () => {
  it('has levels as they were played, until the next round opens without the tool that a reform takes away', () => {
    const table = aProvincesTable({}, 'lobby');
    table.setProvince('SC', { wall: 4, block: 4 });
    table.advance();
    table.advance();
    const pact = table.conclude(aPactDraft(['AH', 'HB'], { rounds: 1 }));
    const told = table.settle().provinces['SC'];
    // The settlement takes the levels of the next round already.
    table.setProvince('SC', { wall: 2, block: 2 });
    const shown = () => provinceMapModel(table.scenario, pictured(table.state));
    const dials = () => {
      const { wall, block } = shown().provinces.find(({ id }) => id === 'SC') ?? {};
      return { wall, block };
    };
    expect(dials()).toEqual({ wall: told?.wall, block: told?.block });
    expect(shown().pacts.map(({ id }) => id)).toEqual([pact.id]);
    table.advance();
    expect(dials()).toEqual({ wall: 2, block: 2 });
    expect(shown().pacts).toEqual([]);
  });

  it('paints a province in the colour of the pact that binds it, as the honeycomb does', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SD', 'AH']));
    table.conclude(aBindingDraft(['SD', 'JS']));
    const { provinces, pacts } = provinceMapModel(table.scenario, table.state);
    const [binding] = pacts.filter(({ isBinding }) => isBinding);
    expect(provinces.find(({ id }) => id === 'SD')?.slots[0]).toBe(binding?.slot);
  });
});

describe('clipping to a window', () => {
  it('cuts along the edge and leaves out what lies beyond', () => {
    const square = (west: number): number[][] => [
      [west, 0],
      [west, 10],
      [west + 10, 10],
      [west + 10, 0],
      [west, 0],
    ];
    const cut = clipToWindow(
      { type: 'MultiPolygon', coordinates: [[square(0)], [square(50)]] },
      { west: 5, south: -5, east: 20, north: 20 },
    );
    expect(cut.coordinates).toHaveLength(1);
    const xs = (cut.coordinates[0]?.[0] ?? []).map(([x]) => x);
    expect(Math.min(...xs.map(Number))).toBe(5);
    expect(Math.max(...xs.map(Number))).toBe(10);
  });
});
