/** Where values stand in a drawing. All figures place their values by these functions; a figure itself only draws. */

/** The two ends of an axis. */
export type Ends = { readonly low: number; readonly high: number };
type Scale = (value: number) => number;
type Point = { readonly x: number; readonly y: number };

/** The axis of shares and points of support. */
export const HUNDRED: Ends = { low: 0, high: 100 };
/** The axis of scores: 100 is as good as the best bots, and each part counts on to 120. */
export const SCORES: Ends = { low: 0, high: 120 };

/** The axis that holds all values. Where they lie closer together it spans `leastSpan` about their middle: small movements must not look large. */
export function endsOf(values: readonly number[], leastSpan = 0): Ends {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const spare = Math.max(0, leastSpan - (highest - lowest)) / 2;
  return { low: lowest - spare, high: highest + spare };
}

/** From an axis to the units of a drawing, `from` at its low end. An axis without length puts everything in the middle. */
export function scaleTo({ low, high }: Ends, from: number, to: number): Scale {
  if (high === low) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** The value, or the end of the axis that it lies beyond. */
export function within({ low, high }: Ends, value: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Points joined by straight lines, as the `d` of a path. */
export function pathThrough(points: readonly Point[]): string {
  return points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${inUnits(x)} ${inUnits(y)}`).join('');
}

/** A hundredth of a unit is finer than any screen. */
function inUnits(length: number): number {
  return Math.round(100 * length) / 100;
}

/** Whole numbers along an axis that begins at nothing and ends at a multiple of ten. */
export function ticksTo(high: number): readonly number[] {
  const step = high <= 10 ? 5 : high <= 50 ? 10 : 20;
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, at) => at * step);
}

/** A drawing with its margins, in its own units: it scales with the page. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

/** Across, and upward, inside the margins. */
export function scalesOf(
  { width, height, top, right, bottom, left }: Frame,
  across: Ends,
  upward: Ends,
): { readonly x: Scale; readonly y: Scale } {
  return { x: scaleTo(across, left, width - right), y: scaleTo(upward, height - bottom, top) };
}

/** Heights of labels beside the ends of lines, top to bottom: moved apart where lines end close together, and up where they would leave the drawing. */
export function labelPlaces(
  heights: readonly number[],
  { first, apart, last }: { readonly first: number; readonly apart: number; readonly last: number },
): readonly number[] {
  const places: number[] = [];
  for (const height of heights) {
    const above = places.at(-1);
    places.push(Math.max(height, above === undefined ? first : above + apart));
  }
  const beyond = Math.max(0, (places.at(-1) ?? 0) - last);
  return places.map((place) => place - beyond);
}

/** What a picture is to a screen reader: an image with its sentence, or nothing where the numbers stand in words beside it. */
export function pictureRole(
  label: string | undefined,
): { readonly role: 'img'; readonly 'aria-label': string } | { readonly 'aria-hidden': true } {
  return label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
}
