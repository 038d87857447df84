import type { Point } from '../geography/mapGeography.ts';
import type { Camera } from '../layout/camera.ts';
import type { MapLayout } from '../layout/mapLayout.ts';

/** A layout made for one camera, seen from another on the way there: pins keep their offset, curves wait. */
export function movedLayout(layout: MapLayout, made: Camera, now: Camera): MapLayout {
  const ratio = now.scale / made.scale;
  const move = (anchor: Point): Point => ({
    x: (anchor.x - made.x) * ratio + now.x,
    y: (anchor.y - made.y) * ratio + now.y,
  });
  return {
    pins: layout.pins.map((pin) => {
      const anchor = move(pin.anchor);
      return {
        ...pin,
        anchor,
        at: { x: anchor.x + pin.at.x - pin.anchor.x, y: anchor.y + pin.at.y - pin.anchor.y },
      };
    }),
    curves: [],
    tags: [],
  };
}
