import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * Whether the last term of this version has been on the screen: nobody signs what stayed below the fold. Starts again with
 * every version.
 */
export function useSeenTerms(end: RefObject<HTMLElement | null>, version: string): boolean {
  const [seen, setSeen] = useState<string | undefined>(undefined);
  useEffect(() => {
    const element = end.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(version);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [version, end]);
  return seen === version;
}
