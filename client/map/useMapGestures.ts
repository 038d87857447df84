import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Point } from './geography/mapGeography.ts';
import type { MapStage } from './stage/mapStage.ts';

const WHEEL_FACTOR_PER_PX = 0.0016;

/** Drag to move, wheel or pinch to come closer. Everything also has a button. */
export function useMapGestures(surface: RefObject<HTMLElement | null>, stage: MapStage | undefined): void {
  useEffect(() => {
    const target = surface.current;
    if (target === null || stage === undefined) return;
    const fingers = new Map<number, Point>();
    const at = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = target.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const down = (event: PointerEvent): void => {
      fingers.set(event.pointerId, at(event));
      target.setPointerCapture(event.pointerId);
    };
    const move = (event: PointerEvent): void => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) stage.pan({ x: now.x - before.x, y: now.y - before.y });
      else stage.zoom(other, distance(now, other) / Math.max(1, distance(before, other)));
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent): void => void fingers.delete(event.pointerId);
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      stage.zoom(at(event), Math.exp(-event.deltaY * WHEEL_FACTOR_PER_PX));
    };
    target.addEventListener('pointerdown', down);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', up);
    target.addEventListener('wheel', wheel, { passive: false });
    return () => {
      target.removeEventListener('pointerdown', down);
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', up);
      target.removeEventListener('wheel', wheel);
    };
  }, [stage]);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
