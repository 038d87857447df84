import { useEffect, useState } from 'preact/hooks';
import { nowMs } from '../../state/serverClock.ts';

/** The server's clock, read again every `everyMs`; for what counts down on the screen. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
