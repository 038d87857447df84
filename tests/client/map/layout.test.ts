import { describe, expect, it } from 'vitest';
import { arrangeMap } from '../../../client/map/layout/arrangeMap.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { aTable } from '../../support/aTable.ts';
import type { MapGeography } from '../../../client/map/geography/mapGeography.ts';
import {
  between,
  frameCamera,
  openArea,
  project,
  wholeCamera,
  zoomedAt,
} from '../../../client/map/layout/camera.ts';
import { angleAtEnd, flowCurve, pointOnCurve, trackOf } from '../../../client/map/layout/flowCurve.ts';
import { placeBoxes, spreadPins } from '../../../client/map/layout/placeTags.ts';
import { nearestPin } from '../../../client/map/layout/mapLayout.ts';

const extent: MapGeography['extent'] = { left: -3, right: 3, top: -1.5, bottom: 1.2 };
const size = { width: 1000, height: 600 };
const area = openArea(size, { top: 50, right: 200, bottom: 0, left: 100 });
const whole = wholeCamera(extent, area, 10);

describe('camera', () => {
  it('shows all land between the panels', () => {
    const [corner, opposite] = [
      project({ x: extent.left, y: extent.top }, whole),
      project({ x: extent.right, y: extent.bottom }, whole),
    ];
    expect(corner.x).toBeGreaterThanOrEqual(area.left + 9.99);
    expect(opposite.x).toBeLessThanOrEqual(area.right - 9.99);
    expect(corner.y).toBeGreaterThanOrEqual(area.top);
    expect(opposite.y).toBeLessThanOrEqual(area.bottom);
  });

  it('frames points closer, all inside the open area', () => {
    const points = [
      { x: 1, y: -0.5 },
      { x: 1.6, y: 0.1 },
    ];
    const camera = frameCamera(points, { whole, extent, area, unit: 1 });
    expect(camera.scale).toBeGreaterThan(whole.scale);
    for (const point of points) {
      const { x, y } = project(point, camera);
      expect(x).toBeGreaterThan(area.left);
      expect(x).toBeLessThan(area.right);
      expect(y).toBeGreaterThan(area.top);
      expect(y).toBeLessThan(area.bottom);
    }
  });

  it('frames nobody with the whole map', () => {
    expect(frameCamera([], { whole, extent, area, unit: 1 })).toBe(whole);
  });

  it('travels from one end to the other', () => {
    const to = { scale: whole.scale * 3, x: -200, y: 40 };
    const [start, end] = [between(whole, to, 0, size), between(whole, to, 1, size)];
    expect(start.x).toBeCloseTo(whole.x, 6);
    expect(end.scale).toBeCloseTo(to.scale, 6);
    expect(end.x).toBeCloseTo(to.x, 6);
    expect(end.y).toBeCloseTo(to.y, 6);
  });

  it('keeps the point under the pointer while it comes closer', () => {
    const at = { x: 300, y: 200 };
    const closer = zoomedAt(whole, at, 1.7, whole);
    const plane = { x: (at.x - whole.x) / whole.scale, y: (at.y - whole.y) / whole.scale };
    expect(project(plane, closer).x).toBeCloseTo(at.x, 6);
    expect(project(plane, closer).y).toBeCloseTo(at.y, 6);
  });
});

describe('spreadPins', () => {
  it('parts pins that cover each other and leaves the others where they belong', () => {
    const anchors = [
      { x: 100, y: 100 },
      { x: 104, y: 100 },
      { x: 100, y: 100 },
      { x: 400, y: 300 },
    ];
    const places = spreadPins(anchors, [17, 17, 17, 17]);
    for (const [n, a] of places.entries())
      for (const b of places.slice(n + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(33.5);
    expect(places[3]).toEqual(anchors[3]);
    expect(spreadPins(anchors, [17, 17, 17, 17])).toEqual(places);
  });

  it('parts pins at an edge of the map along it, and does not push them back onto each other', () => {
    const anchors = [
      { x: 5, y: 100 },
      { x: 20, y: 104 },
      { x: 12, y: 95 },
    ];
    const places = spreadPins(anchors, [17, 17, 17], ({ x, y }) => ({ x: Math.max(20, x), y }));
    for (const { x } of places) expect(x).toBeGreaterThanOrEqual(20);
    for (const [n, a] of places.entries())
      for (const b of places.slice(n + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(33.5);
  });
});

describe('placeBoxes', () => {
  it('takes the first place that hides nothing', () => {
    const box = {
      width: 20,
      height: 10,
      candidates: [
        { x: 0, y: 0 },
        { x: 50, y: 0 },
      ],
    };
    expect(placeBoxes([box], [])).toEqual([0]);
    expect(placeBoxes([box], [{ left: -5, right: 5, top: -5, bottom: 5 }])).toEqual([1]);
    expect(placeBoxes([box, box, box], [])).toEqual([0, 1, undefined]);
  });
});

describe('economies out of view', () => {
  it('wait where their chips hide no name', () => {
    const { scenario, state } = aTable();
    const away = scenario.economies.map(({ id }) => [id, { x: 2_000, y: 2_000 }] as const);
    const { chips, words } = arrangeMap(mapModel(scenario, state, { layer: 'walls' }), {
      pins: new Map([...away, ['ALB', { x: 60, y: 30 }]]),
      camera: { scale: 1, x: 0, y: 0 },
      area: { left: 0, top: 0, right: 600, bottom: 400 },
      covered: [],
      sizes: {
        medallion: 30,
        pin: () => 30,
        ring: () => 0,
        name: () => ({ width: 200, height: 30 }),
        pill: { width: 50, height: 20 },
        tag: () => ({ width: 100, height: 40 }),
        chip: { width: 100, height: 40 },
      },
    });
    const [name] = words.filter(({ left }) => left < 600);
    if (chips === undefined || name === undefined) throw new Error('nothing was placed');
    const isOver =
      chips.left < name.right &&
      name.left < chips.right &&
      chips.top < name.bottom &&
      name.top < chips.bottom;
    expect({ chips, name, isOver }).toMatchObject({ isOver: false });
  });
});

describe('flowCurve', () => {
  const seller = { x: 0, y: 0 };
  const buyer = { x: 300, y: 0 };
  const trim = { start: 20, end: 24 };

  it('bows opposite directions apart', () => {
    const there = pointOnCurve(flowCurve(seller, buyer, trim), 0.5);
    const back = pointOnCurve(flowCurve(buyer, seller, trim), 0.5);
    expect(Math.sign(there.y)).toBe(-Math.sign(back.y));
    expect(Math.abs(there.y - back.y)).toBeGreaterThan(40);
  });

  it('ends at the rim of the buyer and points at it', () => {
    const curve = flowCurve(seller, buyer, trim);
    expect(Math.hypot(curve.end.x - buyer.x, curve.end.y - buyer.y)).toBeCloseTo(24, 6);
    expect(Math.cos(angleAtEnd(curve))).toBeGreaterThan(0.8);
  });

  it('gives places at even steps of length', () => {
    const track = trackOf(flowCurve(seller, buyer, trim));
    const points = [0, 1, 2, 3, 4].map((step) => track.at((track.length * step) / 4));
    const steps = points
      .slice(1)
      .map((p, n) => Math.hypot(p.x - (points[n]?.x ?? 0), p.y - (points[n]?.y ?? 0)));
    for (const step of steps) expect(step).toBeCloseTo(track.length / 4, -1);
  });
});

describe('nearestPin', () => {
  const pins = [
    { id: 'east', at: { x: 100, y: 10 } },
    { id: 'farEast', at: { x: 300, y: 0 } },
    { id: 'north', at: { x: 20, y: -80 } },
  ];

  it('goes to the nearest place in the direction of the key', () => {
    const from = { x: 0, y: 0 };
    expect(nearestPin(from, pins, 'ArrowRight')?.id).toBe('east');
    expect(nearestPin(from, pins, 'ArrowUp')?.id).toBe('north');
    expect(nearestPin(from, pins, 'ArrowLeft')).toBeUndefined();
  });
});
