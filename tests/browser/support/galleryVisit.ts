import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { gallery } from '../../../client/vite.config.ts';
import { SIZES, type SizeId, type Surface } from '../../../client/gallery/surface.ts';
import { AREA_LOADERS, ENTRY_SENTENCES } from '../../../client/text/areas.ts';
import { must } from '../../../shared/kernel/records.ts';
import { axeViolations } from './axeViolations.ts';
import { coveredControls } from './coveredControls.ts';
import { foreignWords } from './foreignWords.ts';
import { overflow, settle, type Look } from './inspectSurface.ts';
import { misfits } from './misfits.ts';
import { BUILT_GALLERY } from './buildGallery.ts';
import { aVisitor, keepPicture, openBrowser, screenshot, type Visitor } from './openBrowser.ts';
import { freePort } from './startServer.ts';

/** The gallery of one file of tests: its pages as `buildGallery.ts` has built them, and a browser that walks through them. */
const ROOT = resolve(import.meta.dirname, '../../..');
export const [EN_DARK, EN_LIGHT, ZH_DARK, ZH_LIGHT] = [
  { language: 'en', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
  { language: 'zh', theme: 'light' },
] as const satisfies readonly Look[];
/** Both languages and both themes on every surface: its sizes share them, and a surface of one size is shown in both. */
const PAIRS = [
  [EN_DARK, ZH_LIGHT],
  [ZH_DARK, EN_LIGHT],
  [ZH_LIGHT, EN_DARK],
  [EN_LIGHT, ZH_DARK],
] as const;

/** In which looks a size of the surface at a place of the gallery is shown. */
function looksOf({ sizes }: Surface, size: SizeId, place: number): readonly Look[] {
  const pair = must(PAIRS[place % PAIRS.length], 'a pair of looks');
  const [first, second] = pair;
  if (sizes.length === 1) return pair;
  return [sizes.indexOf(size) % 2 === 0 ? first : second];
}
/** What a surface shows over a page that another surface shows by itself. */
function overOf({ moment, connection }: Surface): string | undefined {
  if (moment !== undefined) return '.moment';
  return connection === undefined ? undefined : 'div.connection:not(:empty)';
}

/** Violations of a surface: of what lies over a page that alone, and whatever does not depend on the theme in one of its looks. */
async function violationsOf(page: Page, surface: Surface, coloursOnly: boolean): Promise<string[]> {
  const over = overOf(surface);
  const isOver = over !== undefined && (await page.locator(over).count()) > 0;
  return axeViolations(page, { coloursOnly, ...(isOver ? { within: over } : {}) });
}

/** Surfaces that were looked through for text that does not fit and for controls that lie under others; the rest is to follow. */
const FITTED = new RegExp(
  `^(?:${[
    'front|open.*|join|screen-code|glossary|rules|model|no-table|unknown-page|lobby|briefing',
    'negotiation-.*|provinces-(?:lobby|briefing|negotiation-.*|end|watcher-end|console-.*)',
  ].join('|')})$`,
);
/** Names of all sentences. */
let keys: ReadonlySet<string> = new Set();
let running: { readonly vite: PreviewServer; readonly url: string; readonly browser: Browser } | undefined;

/** Serves the gallery to this file of tests, and opens a browser. */
export function visitGallery(): void {
  beforeAll(async () => {
    const areas = await Promise.all(Object.values(AREA_LOADERS.en).map((load) => load()));
    keys = new Set([ENTRY_SENTENCES.en, ...areas].flatMap((sentences) => Object.keys(sentences)));
    const port = await freePort();
    const vite = await preview({
      configFile: resolve(ROOT, 'client/vite.config.ts'),
      logLevel: 'error',
      plugins: [gallery()],
      build: { outDir: BUILT_GALLERY },
      preview: { port, strictPort: true, host: '127.0.0.1', proxy: {} },
    });
    running = { vite, url: `http://127.0.0.1:${port}`, browser: await openBrowser() };
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.vite.close();
  });
}

/** Surfaces of one test: all of them took ten minutes on two idle cores, and a test is given up after fifteen. */
const SURFACES_A_TEST = 40;

/** Walks through surfaces on their sizes, in both languages and themes: a picture of each, and no fault on any. */
export function itShows(surfaces: readonly Surface[]): void {
  let visitor: Promise<Visitor> | undefined;
  afterAll(async () => (await visitor)?.context.close());
  const starts = surfaces.flatMap((_, place) => (place % SURFACES_A_TEST === 0 ? [place] : []));
  it.each(starts.map((start) => [surfaces[start]?.id, start] as const))(
    'shows every surface from %s on its sizes, in both languages and themes, without a fault',
    async (_id, start) => {
      visitor ??= enterGallery();
      expect(await walk(await visitor, surfaces, start)).toEqual([]);
    },
  );
}

/** The one device of a walk, which plays the games of its surfaces once. */
async function enterGallery(): Promise<Visitor> {
  const { browser, url } = open();
  const visitor = await aVisitor(browser, { viewport: SIZES.laptop, putsCardsAway: false });
  await visitor.page.goto(`${url}/gallery`);
  await visitor.page.getByRole('navigation').waitFor();
  return visitor;
}

/** A part of the surfaces, one after the other. */
async function walk(
  visitor: Visitor,
  surfaces: readonly Surface[],
  start: number,
): Promise<readonly string[]> {
  const { page } = visitor;
  const faults: string[] = [];
  for (const [offset, surface] of surfaces.slice(start, start + SURFACES_A_TEST).entries())
    for (const size of surface.sizes)
      for (const [nth, look] of looksOf(surface, size, start + offset).entries()) {
        await page.setViewportSize(SIZES[size]);
        const title = `gallery-${surface.id}-${size}-${look.language}-${look.theme}`;
        const isStill = await show(page, surface, look).then(
          () => true,
          () => false,
        );
        await screenshot(page, title);
        const found = [
          ...(isStill ? [] : [`does not come to rest: ${await whatIsAwaited(page)}`]),
          ...(surface.connection === undefined || (await tellsOfConnection(page)) ? [] : ['tells nothing']),
          ...(await overflow(page)),
          ...(await behindHead(page)),
          ...(size !== 'projector' && FITTED.test(surface.id)
            ? [...(await misfits(page)), ...(await coveredControls(page))]
            : []),
          ...(await rawKeys(page)),
          ...(await violationsOf(page, surface, nth > 0)),
          ...(look.language === 'zh' && surface.hasLatin !== true ? await foreignWords(page) : []),
          ...visitor.takeFaults(),
        ];
        if (found.length > 0) await keepPicture(page, title);
        const narrow = size === 'phone' ? await overflowOnNarrowest(page) : [];
        if (narrow.length > 0) await keepPicture(page, `${title}-narrowest`);
        found.push(...narrow.map((fault) => `on the narrowest phone ${fault}`));
        faults.push(...found.map((fault) => `${title}: ${fault}`));
      }
  return faults;
}

/** A notice at the top of the page, or a page in the place of the table. */
async function tellsOfConnection(page: Page): Promise<boolean> {
  return (await page.locator('div.connection:not(:empty), .message-page [role=alert]').count()) > 0;
}

export function open() {
  if (running === undefined) throw new Error('the gallery is not served yet');
  return running;
}

/** Goes to a surface without loading the page again, so that each game is played once. */
export async function show(page: Page, { id }: Surface, { language, theme }: Look): Promise<void> {
  await page.evaluate((address) => {
    delete document.documentElement.dataset['gallery'];
    history.pushState(undefined, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/gallery/${id}?lang=${language}&theme=${theme}`);
  const ready = page.locator('html[data-gallery=ready]');
  const isReady = await ready.waitFor({ timeout: LONG_MS }).then(
    () => true,
    () => false,
  );
  if (!isReady) {
    console.warn(`${id} is not ready after ${LONG_MS / 1000} s: ${await whatIsAwaited(page)}`);
    // A browser that has stopped drawing draws again for a picture; anything else goes on to be waited for.
    await page.screenshot();
    await ready.waitFor();
  }
  await settle(page);
}

/** Longer than bots take to play a game of the gallery on a busy machine, in most cases. */
const LONG_MS = 40_000;

/**
 * Why a surface is not ready, for whoever reads the log: whether the browser draws at all, what is marked as busy, and how large a
 * map is drawn.
 */
async function whatIsAwaited(page: Page): Promise<string> {
  const busy = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-busy=true], .map-loading, .curve-wait, .map canvas:only-child')].map(
      ({ className, tagName, clientWidth, parentElement }) =>
        tagName === 'CANVAS' ? `a map of ${clientWidth} in ${parentElement?.clientWidth} pixels` : className,
    ),
  );
  const frame = page
    .evaluate(() => new Promise((resume) => requestAnimationFrame(resume)))
    .then(
      () => 'the browser draws',
      () => 'the page is gone',
    );
  const silence = new Promise<string>((resume) => {
    setTimeout(() => resume('the browser draws nothing'), 10_000);
  });
  return [await Promise.race([frame, silence]), ...busy].join(', ');
}

/** Narrowest screen that must hold every page (WCAG 1.4.10): 320 CSS pixels. Leaves the page on it. */
async function overflowOnNarrowest(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: SIZES.phone.height });
  return overflow(page);
}

/** Titles and sentences of the big screen that its head lies over. */
async function behindHead(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const head = document.querySelector('.screen-head')?.getBoundingClientRect();
    if (head === undefined) return [];
    return [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, h4, p):not(.sr)')]
      .filter((element) => {
        const { top, bottom, height } = element.getBoundingClientRect();
        return height > 1 && top < head.bottom - 1 && bottom > head.top + 1;
      })
      .map((element) => `behind the head: ${element.innerText}`);
  });
}

/** Names of sentences that stand where the sentence should. */
async function rawKeys(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  const candidates = text.match(/\b[a-z]+[A-Za-z]*\.[a-zA-Z0-9.]+\b/g) ?? [];
  return candidates.filter((candidate) => keys.has(candidate));
}
