import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { PATIENCE_MS } from '../../support/patience.ts';
import { findBrowser } from '../../support/provideBrowser.ts';

/** Written for people to look at; the folder is ignored by git. */
export const SCREENSHOTS = resolve(import.meta.dirname, '../../.output/screenshots');

export const PHONE = { width: 390, height: 844 } as const;
/** A phone of the smallest common size, less the bars of its browser. */
export const SMALL_PHONE = { width: 375, height: 553 } as const;
export const LAPTOP = { width: 1440, height: 900 } as const;
export const PROJECTOR = { width: 1920, height: 1080 } as const;

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no Chromium, Chrome or Edge found');
  mkdirSync(SCREENSHOTS, { recursive: true });
  return chromium.launch({
    executablePath,
    timeout: PATIENCE_MS,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Without a graphics processor it costs more than it saves.
      '--disable-gpu-rasterization',
      // Scripts run too briefly for the last step of optimising to pay: a walk through the gallery takes a tenth less without it.
      '--js-flags=--no-turbofan',
    ],
  });
}

/** How often a visitor looks for a card to put away. */
const CARD_MS = 100;

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, page errors and CSP violations seen so far. */
  readonly faults: () => readonly string[];
  /** Those of them that were not taken before. */
  readonly takeFaults: () => readonly string[];
};

export type VisitorOptions = {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly language?: 'en' | 'zh';
  readonly theme?: 'dark' | 'light';
  readonly reducedMotion?: boolean;
  /** Like a person, a visitor puts away a card of what has happened before going on; not who looks at the card. */
  readonly putsCardsAway?: boolean;
  /** A refusal that this visitor comes for: the browser notes every answer of 4xx as an error. */
  readonly refusal?: RegExp;
};

/** Whether a window is that of a phone, which is touched. */
export function isPhone({ width }: VisitorOptions['viewport']): boolean {
  return width < 700;
}

/**
 * Runs in the page, where it presses a card away soon after it came. A handler of the browser driver for what lies over a page is begun by
 * other actions, and has kept one of them waiting until its test ran out of time.
 */
function putCardsAway(everyMs: number): void {
  setInterval(() => document.querySelector<HTMLButtonElement>('.moment > .paper > .btn')?.click(), everyMs);
}

/** A person with a device of their own: separate storage, every console error collected. */
export async function aVisitor(browser: Browser, options: VisitorOptions): Promise<Visitor> {
  const {
    viewport,
    language = 'en',
    theme = 'dark',
    reducedMotion = true,
    putsCardsAway = true,
    refusal,
  } = options;
  const context = await browser.newContext({
    viewport,
    hasTouch: isPhone(viewport),
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  if (putsCardsAway) await page.addInitScript(putCardsAway, CARD_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    const note = `console: ${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && refusal?.test(note) !== true) faults.push(note);
  });
  let taken = 0;
  const takeFaults = (): readonly string[] => faults.slice(taken, (taken = faults.length));
  return { page, context, faults: () => faults, takeFaults };
}

/** `isWhole`: what must be scrolled to as well. */
type Picture = { readonly isWhole?: boolean };

/** A picture for people, where they asked for pictures (`npm run pictures`): these take a tenth of the time of browser tests. */
export async function screenshot(page: Page, name: string, picture: Picture = {}): Promise<void> {
  if (process.env['PICTURES'] !== undefined) await keepPicture(page, name, picture);
}

/** A picture of what failed. */
export async function keepPicture(
  page: Page,
  name: string,
  { isWhole = false }: Picture = {},
): Promise<void> {
  await page.screenshot({ path: resolve(SCREENSHOTS, `${name}.png`), fullPage: isWhole });
}
