import { frameCamera, openArea, wholeCamera, type Camera } from '../layout/camera.ts';
import type { Box } from '../geography/mapGeography.ts';
import type { StageRequest } from './stageRequest.ts';

const WHOLE_MARGIN_PX = 22;

/** The camera keeps clear of a panel if the map loses no more of its scale than this. */
const WORTH_KEEPING_CLEAR = 0.75;
/** Panels grow and shrink a little with what they say: the camera does not follow every line. */
const PANEL_STEP_PX = 90;

export function wholeOf(request: StageRequest): Camera {
  return wholeCamera(request.geography.extent, cameraArea(request), WHOLE_MARGIN_PX);
}

export function targetOf(request: StageRequest): Camera {
  const { model, geography, unit, isWhole } = request;
  const whole = wholeOf(request);
  if (isWhole || geography.kind === 'islands') return whole;
  const points = model.frame.flatMap((id) => geography.pins.get(id) ?? []);
  return frameCamera(points, { whole, extent: geography.extent, area: cameraArea(request), unit });
}

/** The open area, or what of it lies above or beside the panel in its corner. */
function cameraArea({ geography, size, insets, covered }: StageRequest): Box {
  const area = openArea(size, insets);
  const [panel] = covered;
  if (panel === undefined) return area;
  const above = area.bottom - Math.ceil((area.bottom - panel.top) / PANEL_STEP_PX) * PANEL_STEP_PX;
  const beside = area.left + Math.ceil((panel.right - area.left) / PANEL_STEP_PX) * PANEL_STEP_PX;
  const scaleIn = (box: Box): number => wholeCamera(geography.extent, box, WHOLE_MARGIN_PX).scale;
  const [best] = [
    { ...area, bottom: above },
    { ...area, left: beside },
  ].toSorted((a, b) => scaleIn(b) - scaleIn(a));
  return best !== undefined && scaleIn(best) >= WORTH_KEEPING_CLEAR * scaleIn(area) ? best : area;
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
