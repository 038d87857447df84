/** Moments of a round at which a test may kill the process (docs/operate.md, faults). */
export const CRASH_POINTS = [
  'beforeWrite',
  'afterInsert',
  'afterCommit',
  'beforeAcknowledge',
  'afterAcknowledge',
  'beforePatch',
  'beforeOverlay',
  'inSnapshot',
  'inPhaseClose',
  'inSettlement',
  'inJoin',
  'inRemoval',
] as const;
type CrashPoint = (typeof CRASH_POINTS)[number];

let armed: { readonly point: CrashPoint; remaining: number } | undefined;

/** Arms one point: the process kills itself when it passes there for the n-th time. Only tests call this. */
export function armCrashPoint(point: CrashPoint, passes: number): void {
  armed = { point, remaining: passes };
}

/** Kills the process here if a test asked for it; otherwise nothing. */
export function crashPoint(point: CrashPoint): void {
  if (armed?.point !== point) return;
  armed.remaining -= 1;
  if (armed.remaining <= 0) process.kill(process.pid, 'SIGKILL');
}
