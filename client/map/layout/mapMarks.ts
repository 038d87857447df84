import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Point } from '../geography/mapGeography.ts';
import type { MapModel } from '../model/mapParts.ts';
import type { MapPlace } from '../model/mapPlace.ts';
import { project } from './camera.ts';
import type { LayoutView } from './mapLayout.ts';

/** Everything that has a pin: the economies, then the fully integrated blocs in the middle of their members. */
export type MapMark = { readonly id: MapPlace; readonly isMe: boolean; readonly anchor: Point };

export function mapMarks(model: Pick<MapModel, 'economies' | 'units'>, view: LayoutView): readonly MapMark[] {
  const anchorOf = (id: EconomyId): Point => project(view.pins.get(id) ?? { x: 0, y: 0 }, view.camera);
  return [
    ...model.economies.map(({ id, isMe, unit }) => ({
      id,
      isMe: isMe && unit === undefined,
      anchor: anchorOf(id),
    })),
    ...model.units.map(({ id, isMe, members }) => ({ id, isMe, anchor: middleOf(members.map(anchorOf)) })),
  ];
}

function middleOf(points: readonly Point[]): Point {
  const mean = (valueOf: (point: Point) => number): number =>
    points.reduce((sum, point) => sum + valueOf(point), 0) / Math.max(1, points.length);
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}
