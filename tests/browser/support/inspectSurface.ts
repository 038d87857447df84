import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { axeViolations } from './axeViolations.ts';
import { LAPTOP, PHONE, PROJECTOR, screenshot } from './openBrowser.ts';

export type Look = { readonly language: 'en' | 'zh'; readonly theme: 'dark' | 'light' };
type Size = { readonly width: number; readonly height: number };
/** Judged whole on a size once, and in the other theme by its colours alone. */
type View = { readonly size: Size; readonly look: Look; readonly isJudged?: 'whole' | 'byColours' };

export const PLAIN: Look = { language: 'en', theme: 'dark' };
const PLAIN_LIGHT: Look = { language: 'en', theme: 'light' };
const CHINESE: Look = { language: 'zh', theme: 'dark' };
const CHINESE_LIGHT: Look = { language: 'zh', theme: 'light' };

/** Each size in both languages and both themes. The laptop's layout also stands on 1920 pixels. */
const VIEWS: readonly View[] = [
  { size: PHONE, look: PLAIN, isJudged: 'whole' },
  { size: PHONE, look: CHINESE_LIGHT, isJudged: 'byColours' },
  { size: LAPTOP, look: CHINESE, isJudged: 'whole' },
  { size: LAPTOP, look: PLAIN_LIGHT, isJudged: 'byColours' },
  { size: PROJECTOR, look: PLAIN },
  { size: PROJECTOR, look: CHINESE_LIGHT },
];
/** Narrowest screen that must hold every page (WCAG 1.4.10): 320 CSS pixels. */
const NARROWEST: Size = { width: 320, height: 844 };
/** The big screen's names the room instead. */
const THEME_SWITCH = 'theme|主题|^(?:Bright|Dark) room$|^(?:明亮|昏暗)教室$';
const LANGUAGE_SWITCH = '中文|English';

/**
 * Looks at a surface on phone, laptop and projector, in both themes and languages by the page's own switches: no
 * accessibility violation, nothing wider than the screen (on phones also at 320 pixels), and a picture of each for people.
 */
export async function inspectSurface(page: Page, name: string, views = VIEWS): Promise<void> {
  const faults: string[] = [];
  for (const { size, look, isJudged } of views) {
    const title = `${name}-${size.width}-${look.language}-${look.theme}`;
    await page.setViewportSize(size);
    await wear(page, look);
    await settle(page);
    await screenshot(page, title);
    const judged =
      isJudged === undefined ? [] : await axeViolations(page, { coloursOnly: isJudged === 'byColours' });
    const found = [...(await overflow(page)), ...judged];
    if (size === PHONE) {
      await page.setViewportSize(NARROWEST);
      found.push(...(await overflow(page)));
    }
    faults.push(...found.map((fault) => `${title}: ${fault}`));
  }
  expect.soft(faults, name).toEqual([]);
}

/**
 * Changes language and theme by the page's own switches. The big screen has none for language and takes the device's, for which it is
 * loaded anew: it costs as much as a new visitor.
 */
export async function wear(page: Page, look: Look): Promise<void> {
  const isWorn = async (): Promise<boolean> => isWearing(page, look);
  if (await isWorn()) return;
  const pressed =
    (await pressSwitch(page, THEME_SWITCH, 'data-theme', look.theme)) &&
    (await pressSwitch(page, LANGUAGE_SWITCH, 'lang', look.language));
  if (!pressed) {
    await page.evaluate(({ language, theme }) => {
      localStorage.setItem('accord.language', language);
      localStorage.setItem('accord.theme', theme);
    }, look);
    await page.reload();
  }
  await expect.poll(isWorn).toBe(true);
}

/** Waits until nothing is being loaded, computed or drawn any more. */
export async function settle(page: Page): Promise<void> {
  const isBusy = () =>
    page.evaluate(() => {
      const waits = document.querySelector('[aria-busy=true], .map-loading, .curve-wait') !== null;
      // Where the map has layers of its own, hidden ones keep their size.
      const maps = [...document.querySelectorAll<HTMLElement>('.map canvas:only-child')];
      return (
        waits || maps.some((map) => Math.abs(map.clientWidth - (map.parentElement?.clientWidth ?? 0)) > 1)
      );
    });
  await expect.poll(isBusy).toBe(false);
}

async function isWearing(page: Page, { language, theme }: Look): Promise<boolean> {
  const root = page.locator('html');
  const worn = await root.getAttribute('lang');
  return (await root.getAttribute('data-theme')) === theme && worn?.startsWith(language) === true;
}

/** Presses a switch of the header, even where a sheet lies over it. False: the page has no such switch. */
async function pressSwitch(page: Page, name: string, attribute: string, wanted: string): Promise<boolean> {
  const held = await page.locator('html').getAttribute(attribute);
  if (held?.startsWith(wanted) === true) return true;
  return page.evaluate((source) => {
    const named = new RegExp(source, 'u');
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[aria-label], .screen-light')];
    const wanted = buttons.find((button) => named.test(button.ariaLabel ?? button.innerText));
    wanted?.click();
    return wanted !== undefined;
  }, name);
}

/** What is wider than the screen or than a pane that scrolls downwards, and a table of one screen that can be scrolled out of it. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scroller = document.scrollingElement;
    if (scroller === null) return [];
    /** The innermost elements that reach beyond an edge. */
    const beyond = (within: Element, edge: number): string => {
      const wide = [...within.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > edge + 1,
      );
      return wide
        .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
        .slice(0, 3)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
        .join(', ');
    };
    const faults = [...document.querySelectorAll('.economy-pane, .pane-scroll, .sheet-scroll')]
      .filter(
        (pane) =>
          /auto|scroll/.test(getComputedStyle(pane).overflowY) && pane.scrollWidth > pane.clientWidth + 1,
      )
      .map((pane) => {
        const edge = pane.getBoundingClientRect().left + pane.clientLeft + pane.clientWidth;
        const name = pane.getAttribute('class') ?? '';
        return `${name}: ${pane.scrollWidth} pixels wide in ${pane.clientWidth}: ${beyond(pane, edge)}`;
      });
    const table = document.querySelector('.table-page');
    const isOneScreen = table !== null && getComputedStyle(table).overflowY === 'clip';
    if (isOneScreen && scroller.scrollHeight > window.innerHeight)
      faults.push(`${scroller.scrollHeight} pixels high on ${window.innerHeight}`);
    const width = window.innerWidth;
    if (scroller.scrollWidth > width)
      faults.push(`${scroller.scrollWidth} pixels wide on ${width}: ${beyond(document.body, width)}`);
    return faults;
  });
}
