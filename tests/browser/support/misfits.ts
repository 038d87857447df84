import type { Page } from 'playwright-core';

/**
 * Text that does not fit its place on the screen: a button or chip narrower or lower than its words, words that stand outside
 * their box, and words that are cut off where no title says them whole.
 */
export async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BOXES =
      'button, a[href], summary, label, select, .btn, .pill, .clause, .chip, .badge, .seg > *, .tile, .stepper li, .stops li';
    /** Half a pixel on each side is the browser's rounding. */
    const SPARE_PX = 1.5;
    const nameOf = (element: Element): string => {
      const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/).join('.');
      const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      return `${element.tagName.toLowerCase()}.${classes} “${words}”`;
    };
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return (
        width > 4 &&
        height > 4 &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.closest('.sr, .skip, [inert], [hidden]') === null
      );
    };
    const isTitled = (element: Element): boolean => element.closest('[title]') !== null;
    const isCutOff = (element: Element): boolean => {
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'hidden' || overflowX === 'clip';
    };
    /** Boxes of the words in an element, without those that only screen readers say. */
    const wordsIn = (element: Element): DOMRect[] => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: DOMRect[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const holder = node.parentElement;
        if (node.textContent?.trim() === '' || holder === null || !isSeen(holder) || isCutOff(holder))
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        found.push(...range.getClientRects());
      }
      return found;
    };
    const faults = new Set<string>();
    for (const element of document.querySelectorAll(BOXES)) {
      if (
        !isSeen(element) ||
        (getComputedStyle(element).display.startsWith('inline') && element.matches('a'))
      )
        continue;
      const box = element.getBoundingClientRect();
      const outside = wordsIn(element).some(
        ({ left, right, top, bottom }) =>
          left < box.left - SPARE_PX ||
          right > box.right + SPARE_PX ||
          top < box.top - 2 * SPARE_PX ||
          bottom > box.bottom + 2 * SPARE_PX,
      );
      if (outside && !isTitled(element)) faults.add(`words outside ${nameOf(element)}`);
    }
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const { textOverflow } = getComputedStyle(element);
      const holdsWords = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
      if (
        !isCutOff(element) ||
        !(holdsWords || textOverflow === 'ellipsis') ||
        !isSeen(element) ||
        isTitled(element)
      )
        continue;
      if (element.scrollWidth > element.clientWidth + 1) faults.add(`cut off: ${nameOf(element)}`);
    }
    return [...faults];
  });
}
