import { describe, expect, it } from 'vitest';
import { freeDirection, ringsOf, valueInHand } from '../../../client/map/board/WallRing.tsx';
import { arrangeMap } from '../../../client/map/layout/arrangeMap.ts';
import { mapModel } from '../../../client/map/mapModel.ts';
import { RING_PX } from '../../../client/map/mapStyle.tsx';
import { aTable } from '../../support/aTable.ts';

const BOUNDS = { min: -5, max: 5 };

describe('the ring of the own wall', () => {
  const rings = ringsOf(BOUNDS, 20, 1);
  const held = { fromPx: rings.of(0), value: 0 };
  const dragged = (distancePx: number, isOnMap = true) =>
    valueInHand(held, { distancePx, isOnMap }, BOUNDS, rings);

  it('sets what it is drawn to: wider is higher, by whole steps', () => {
    for (let value = BOUNDS.min; value <= BOUNDS.max; value++)
      expect(dragged(rings.of(value))).toEqual({ value });
    expect(dragged(rings.of(2) + rings.stepPx * 0.4)).toEqual({ value: 2 });
  });

  it('holds the limit where it is drawn further, and says which', () => {
    expect(dragged(rings.of(9))).toEqual({ value: 5, beyond: 'most' });
    expect(dragged(0)).toEqual({ value: -5, beyond: 'least' });
  });

  it('is as it was where it is let go off the map', () => {
    expect(dragged(rings.of(3), false)).toEqual({ value: 0 });
  });

  it('moves by what it is drawn, wherever on it somebody took hold', () => {
    const byTheSide = { fromPx: rings.of(0) + 7, value: 0 };
    expect(valueInHand(byTheSide, { distancePx: rings.of(1) + 7, isOnMap: true }, BOUNDS, rings)).toEqual({
      value: 1,
    });
  });

  it('has its grip where neither another mark nor the edge of the map is', () => {
    const within = { left: 0, top: 0, right: 400, bottom: 300 };
    const atEdge = { at: { x: 370, y: 150 }, others: [], within };
    expect(freeDirection(60, atEdge).x).toBeLessThan(0);
    const beside = { at: { x: 200, y: 150 }, others: [{ x: 242, y: 108 }], within };
    const grip = freeDirection(60, beside);
    expect(Math.hypot(200 + 60 * grip.x - 242, 150 + 60 * grip.y - 108)).toBeGreaterThan(40);
  });

  it('leaves the envelope of its capital its corner', () => {
    const within = { left: 0, top: 0, right: 400, bottom: 300 };
    const places = [40, 120, 200, 280, 360].map((x) => ({ at: { x, y: 150 }, others: [], within }));
    const besideName = { at: { x: 200, y: 150 }, others: [{ x: 158, y: 108 }], within };
    for (const place of [...places, besideName]) {
      const { x, y } = freeDirection(60, place);
      expect(x > 0.1 && y < -0.1).toBe(false);
    }
  });

  it('lies in the view with all its steps: its mark is moved in from the edge, no other is', () => {
    const { scenario, state } = aTable({ at: 'policy' });
    const model = mapModel(scenario, state, { layer: 'flows', me: 'ALB' });
    const area = { left: 0, top: 0, right: 390, bottom: 300 };
    const hold = RING_PX.clear + RING_PX.range + RING_PX.edge;
    const placesWith = (room: number) =>
      arrangeMap(model, {
        pins: new Map(scenario.economies.map(({ id }, nth) => [id, { x: 2 + 120 * nth, y: 2 }])),
        camera: { scale: 1, x: 0, y: 0 },
        area,
        covered: [],
        sizes: {
          medallion: 30,
          pin: () => 30,
          ring: () => 0,
          hold: room,
          name: () => ({ width: 0, height: 0 }),
          pill: { width: 50, height: 20 },
          tag: () => ({ width: 100, height: 40 }),
          chip: { width: 100, height: 40 },
        },
      }).pins;
    const own = placesWith(hold).find(({ economy }) => economy === 'ALB');
    expect(own?.at.x).toBeGreaterThan(hold + 15);
    expect(own?.at.y).toBeGreaterThan(hold + 15);
    const others = (room: number) => placesWith(room).filter(({ economy }) => economy === 'DUN');
    expect(others(hold)).toEqual(others(0));
  });
});
