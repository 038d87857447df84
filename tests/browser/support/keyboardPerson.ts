import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** More presses of Tab than any page has stops. */
const MOST_STOPS = 160;

export type KeyboardPerson = ReturnType<typeof keyboardPerson>;

/** Somebody without mouse or touch: goes from stop to stop by Tab and presses keys, and sees what has the focus. */
export function keyboardPerson(page: Page) {
  const press = (key: string): Promise<void> => page.keyboard.press(key);

  /** Name of what has the focus, as a screen reader would say it. */
  async function focused(): Promise<string> {
    return page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const label = isField ? element.labels?.[0]?.innerText : undefined;
      return (element.getAttribute('aria-label') ?? label ?? element.innerText)
        .replaceAll(/\s+/g, ' ')
        .trim();
    });
  }

  /** Presses Tab until something of that name has the focus. */
  async function tabTo(name: RegExp): Promise<void> {
    const passed = new Set<string>();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const here = await focused();
      if (name.test(here)) return;
      passed.add(here);
      await press('Tab');
    }
    throw new Error(`Tab never comes to ${name}, only to: ${[...passed].join(' | ')}`);
  }

  /** Goes to a button and presses it; it must be one that can be pressed. What is drawn anew meanwhile loses the focus, and is gone to again. */
  async function use(name: RegExp): Promise<void> {
    let failure: unknown;
    const isInHand = async (): Promise<boolean> => {
      if (!name.test(await focused())) await tabTo(name).catch((error: unknown) => (failure = error));
      return failure !== undefined || !(await isOff());
    };
    const isOff = () => page.evaluate(() => document.activeElement?.getAttribute('aria-disabled') === 'true');
    await expect.poll(isInHand, { message: `${name} stays off` }).toBe(true);
    if (failure !== undefined) throw failure;
    await press('Enter');
  }

  return { page, press, focused, tabTo, use };
}
