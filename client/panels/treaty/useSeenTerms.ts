import { useLayoutEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/**
 * Whether a reader has come to the last term of this version: nobody signs what stayed below the fold. What has been
 * scrolled past counts, as after a jump to the foot of the page. Starts again with every version.
 */
export function useSeenTerms(end: RefObject<HTMLElement | null>, version: string): boolean {
  const [seen, setSeen] = useState<string | undefined>(undefined);
  useLayoutEffect(() => {
    const element = end.current;
    if (element === null || seen === version) return undefined;
    const look = (): void => {
      if (isReached(element)) setSeen(version);
    };
    look();
    // Scrolling does not bubble, and which pane scrolls depends on the size of the screen.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    // A paper grows or shrinks above its end, and panes change with the window.
    const sizes = new ResizeObserver(look);
    for (let part: Element | null = element.parentElement; part !== null; part = part.parentElement) {
      sizes.observe(part);
    }
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      sizes.disconnect();
    };
  }, [version, end, seen]);
  return seen === version;
}

/** Pixels that may be missing: panes scroll by whole pixels, boxes have fractions. */
const TOLERANCE_PX = 1;

/** Whether an element lies above the lower edge of the window and of each pane around it that hides what is below. */
function isReached(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect();
  if (element.getClientRects().length === 0) return false;
  let lowest = window.innerHeight;
  for (let part = element.parentElement; part !== null; part = part.parentElement) {
    if (getComputedStyle(part).overflowY !== 'visible' && part !== document.body)
      lowest = Math.min(lowest, part.getBoundingClientRect().bottom);
  }
  return top <= lowest + TOLERANCE_PX;
}
