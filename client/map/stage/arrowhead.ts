import { angleAtEnd, type FlowCurve } from '../layout/flowCurve.ts';

export type Arrow = {
  readonly tip: FlowCurve['end'];
  readonly base: FlowCurve['end'];
  readonly angle: number;
  readonly length: number;
  readonly half: number;
};

/** Where the shaft ends and the head begins: the head points at the buyer. */
export function arrowhead(curve: FlowCurve, width: number, unit: number): Arrow {
  const angle = angleAtEnd(curve);
  const length = 7 * unit + width * 0.9;
  const half = 3.6 * unit + width * 0.72;
  const base = {
    x: curve.end.x - length * 0.8 * Math.cos(angle),
    y: curve.end.y - length * 0.8 * Math.sin(angle),
  };
  return { tip: curve.end, base, angle, length, half };
}
