import { frameCamera, openArea, wholeCamera, type Camera } from '../layout/camera.ts';
import type { StageRequest } from './stageRequest.ts';

const WHOLE_MARGIN_PX = 14;

export function wholeOf({ geography, size, insets }: StageRequest): Camera {
  return wholeCamera(geography.extent, openArea(size, insets), WHOLE_MARGIN_PX);
}

export function targetOf(request: StageRequest): Camera {
  const { model, geography, size, insets, unit, isWhole } = request;
  const whole = wholeOf(request);
  if (isWhole || geography.kind === 'islands') return whole;
  const points = model.frame.flatMap((id) => geography.pins.get(id) ?? []);
  return frameCamera(points, { whole, extent: geography.extent, area: openArea(size, insets), unit });
}

export function cameraKey({ scale, x, y }: Camera): string {
  return [scale, x, y].map((number) => number.toFixed(1)).join();
}

export function frameKey({ model, isWhole }: StageRequest): string {
  return `${isWhole} ${model.frame.join()}`;
}

export function sizeKey({ size, insets }: StageRequest): string {
  return JSON.stringify([size, insets]);
}

export function bordersKey({ model, palette, unit }: StageRequest): string {
  return JSON.stringify([model.blocs, palette.land, unit]);
}
