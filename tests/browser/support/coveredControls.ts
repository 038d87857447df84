import type { Page } from 'playwright-core';

/**
 * Controls on the screen that something else lies over, named with what covers them: a press at their middle would hit
 * that instead. A control that scrolls is judged where scrolling can bring it.
 */
export async function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const CONTROLS =
      'button, a[href], input, select, textarea, summary, [role=slider], [role=tab], [role=radio], [tabindex="0"]';
    const dialog = document.querySelector('dialog[open]');
    const root: ParentNode = dialog ?? document;
    const nameOf = (element: Element | null): string => {
      if (element === null) return 'nothing';
      const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/).join('.');
      const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
      return `${element.tagName.toLowerCase()}.${classes} “${words}”`;
    };
    const isScroller = (element: Element): boolean => {
      const { overflowY, overflowX } = getComputedStyle(element);
      return (
        (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1)
      );
    };
    /** What of an element's box is neither cut off by its panes nor beyond the window. */
    const shownBox = (element: Element) => {
      let { left, top, right, bottom } = element.getBoundingClientRect();
      for (let part = element.parentElement; part !== null; part = part.parentElement) {
        if (getComputedStyle(part).overflow === 'visible' || part === document.body) continue;
        const box = part.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      [left, top] = [Math.max(left, 0), Math.max(top, 0)];
      return {
        left,
        top,
        right: Math.min(right, innerWidth),
        bottom: Math.min(bottom, innerHeight),
      };
    };
    const covererOf = (element: Element): Element | null | undefined => {
      const box = element.getBoundingClientRect();
      const shown = shownBox(element);
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (x < shown.left || x > shown.right || y < shown.top || y > shown.bottom) return undefined;
      const hit = document.elementFromPoint(x, y);
      // Nothing is hit beyond the window alone.
      if (hit === null || element.contains(hit) || hit.contains(element)) return undefined;
      const label = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return label.some((each) => each.contains(hit)) ? undefined : hit;
    };
    const isVisible = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        style.pointerEvents !== 'none' &&
        box.width > 4 &&
        box.height > 4 &&
        element.closest('[aria-hidden=true], .sr, .skip, [inert]') === null
      );
    };
    const faults: string[] = [];
    for (const element of root.querySelectorAll(CONTROLS)) {
      if (!isVisible(element)) continue;
      // A pane that scrolls is reached anywhere, not in its middle.
      if (element.matches('section[tabindex], div[tabindex]')) continue;
      let coverer = covererOf(element);
      if (coverer === undefined) continue;
      const scrollers: { readonly pane: Element; readonly top: number; readonly left: number }[] = [];
      for (let part = element.parentElement; part !== null; part = part.parentElement)
        if (isScroller(part)) scrollers.push({ pane: part, top: part.scrollTop, left: part.scrollLeft });
      if (scrollers.length > 0) {
        element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        coverer = covererOf(element);
        for (const { pane, top, left } of scrollers) pane.scrollTo({ top, left, behavior: 'instant' });
      }
      if (coverer !== undefined) faults.push(`${nameOf(element)} lies under ${nameOf(coverer)}`);
    }
    return faults;
  });
}
