/** Times as clocks on the wall show them in a named zone, and the instants that they are: daylight saving moves one against the other. */

/** Whether a text names a zone whose clocks are known here, such as `Europe/Berlin`. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // The only way to ask: an unknown zone throws.
    return false;
  }
}

const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * The instant, in milliseconds, at which clocks of a zone show `2026-03-29T18:00`. A time that clocks show twice is the first of the two;
 * one that they leave out is as much later as they were put forward. Undefined where the text is no time.
 */
export function instantOf(wall: string, zone: string): number | undefined {
  const asUtc = Date.parse(`${wall}Z`);
  if (!WALL.test(wall) || Number.isNaN(asUtc)) return undefined;
  const before = offsetMs(asUtc - DAY_MS, zone);
  const after = offsetMs(asUtc + DAY_MS, zone);
  const fits = [before, after].find((offset) => offsetMs(asUtc - offset, zone) === offset);
  return asUtc - (fits ?? before);
}

/** What clocks of a zone show at an instant: `2026-03-29T18:00`. */
export function wallTimeOf(instantMs: number, zone: string): string {
  return new Date(instantMs + offsetMs(instantMs, zone)).toISOString().slice(0, 16);
}

/** How far clocks of a zone are ahead of UTC at an instant. */
function offsetMs(instantMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instantMs);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown - Math.floor(instantMs / 1_000) * 1_000;
}
