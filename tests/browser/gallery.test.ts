import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { gallery } from '../../client/build/devPages.ts';
import { SIZES, type SizeId, type Surface } from '../../client/gallery/surface.ts';
import { SURFACES } from '../../client/gallery/surfaces.ts';
import { AREA_LOADERS, ENTRY_SENTENCES } from '../../client/text/areas.ts';
import { readBuiltClient } from '../../server/http/builtClient.ts';
import { must } from '../../shared/kernel/records.ts';
import { importsOf, readSources } from '../architecture/sources.ts';
import { axeViolations } from './support/axeViolations.ts';
import { coveredControls } from './support/coveredControls.ts';
import { foreignWords } from './support/foreignWords.ts';
import { overflow, settle, type Look } from './support/inspectSurface.ts';
import { misfits } from './support/misfits.ts';
import { aVisitor, openBrowser, screenshot } from './support/openBrowser.ts';
import { freePort } from './support/startServer.ts';

/** Every surface of the gallery: a picture of each for people, and nothing on any that a reader would stumble over. */
const ROOT = resolve(import.meta.dirname, '../..');
const [EN_DARK, EN_LIGHT, ZH_DARK, ZH_LIGHT] = [
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
/** Surfaces that were looked through for text that does not fit and for controls that lie under others; the rest is to follow. */
const FITTED = new RegExp(
  `^(?:${[
    'front|open.*|join|screen-code|glossary|rules|model|no-table|unknown-page|lobby|briefing',
    'negotiation-.*|provinces-(?:lobby|briefing|negotiation-.*|end|watcher-end|console-.*)',
  ].join('|')})$`,
);
/** Names of all sentences. */
let keys: ReadonlySet<string> = new Set();
let running: { readonly vite: ViteDevServer; readonly url: string; readonly browser: Browser } | undefined;

beforeAll(async () => {
  const areas = await Promise.all(Object.values(AREA_LOADERS.en).map((load) => load()));
  keys = new Set([ENTRY_SENTENCES.en, ...areas].flatMap((sentences) => Object.keys(sentences)));
  const port = await freePort();
  const vite = await createServer({
    configFile: resolve(ROOT, 'client/vite.config.ts'),
    cacheDir: resolve(ROOT, 'tests/.output/vite-gallery'),
    logLevel: 'error',
    plugins: [gallery()],
    server: { port, strictPort: true, host: '127.0.0.1', watch: null, hmr: false },
  });
  await vite.listen();
  running = { vite, url: `http://127.0.0.1:${port}`, browser: await openBrowser() };
});
afterAll(async () => {
  await running?.browser.close();
  await running?.vite.close();
});

it('is no part of the product: the built client has nothing of it, and no page of the product asks for it', () => {
  const built = [...must(readBuiltClient(), 'a built client')];
  expect(built.length).toBeGreaterThan(10);
  const known = /gallery/i;
  expect(
    built.filter(([path, { content }]) => known.test(path) || known.test(content.toString('latin1'))),
  ).toEqual([]);
  const readers = readSources(['client'])
    .filter(({ path }) => !path.startsWith('client/gallery/'))
    .filter((source) => importsOf(source).some((specifier) => specifier.includes('/gallery/')));
  expect(readers).toEqual([]);
});

it('shows every surface on its sizes, in both languages and themes, without a fault', async () => {
  const ofProvinces = SURFACES.filter(({ id }) => id.startsWith('provinces-'));
  const others = SURFACES.filter((surface) => !ofProvinces.includes(surface));
  const faults = await Promise.all([walk(others), walk(ofProvinces)]);
  expect(faults.flat()).toEqual([]);
});

/** Maps of both games, clocks and times of day, a notice that comes late. */
const COMPARED: readonly (readonly [string, SizeId])[] = [
  ['notice-reconnecting', 'phone'],
  ['reveal-flows', 'laptop'],
  ['console-negotiation', 'laptop'],
  ['provinces-negotiation-honeycomb', 'phone'],
];

it('shows a surface the same every time, to the pixel', async () => {
  const first = await picturesOf(COMPARED);
  const second = await picturesOf(COMPARED);
  expect(
    COMPARED.filter((_, place) => first[place]?.equals(must(second[place], 'a picture')) !== true),
  ).toEqual([]);
});

/** Pictures that a new device shows. */
async function picturesOf(wanted: typeof COMPARED): Promise<readonly Buffer[]> {
  const { browser, url } = open();
  const { page, context, faults } = await aVisitor(browser, { viewport: SIZES.laptop });
  await page.goto(`${url}/gallery`);
  await page.getByRole('navigation').waitFor();
  const pictures: Buffer[] = [];
  for (const [id, size] of wanted) {
    await page.setViewportSize(SIZES[size]);
    await show(
      page,
      must(
        SURFACES.find((each) => each.id === id),
        id,
      ),
      ZH_LIGHT,
    );
    pictures.push(await page.screenshot());
  }
  expect(faults()).toEqual([]);
  await context.close();
  return pictures;
}

it.each(['reveal-gains', 'provinces-reveal-gains'])(
  'begins a stop of the reveal at its top: %s',
  async (id) => {
    const visitor = await aVisitor(open().browser, { viewport: SIZES.phone });
    const { page } = visitor;
    await page.goto(`${open().url}/gallery`);
    await show(
      page,
      must(
        SURFACES.find((surface) => surface.id === id),
        id,
      ),
      EN_DARK,
    );
    const pane = page.locator('.economy-pane');
    const placeOf = (): Promise<number> => pane.evaluate(({ scrollTop }) => scrollTop);
    await pane.evaluate((scrolled) => scrolled.scrollTo(0, scrolled.scrollHeight));
    expect(await placeOf()).toBeGreaterThan(0);
    await page
      .locator('.stops button')
      .first()
      .evaluate((stop: HTMLElement) => stop.click());
    await page.locator('.stops li:first-child[aria-current=step]').waitFor();
    await expect.poll(placeOf).toBe(0);
    await visitor.context.close();
  },
);

it.each(['policy-sealed', 'provinces-measures-sealed'])(
  'leaves whoever sealed by keys on the way to open the envelope again: %s',
  async (id) => {
    const visitor = await aVisitor(open().browser, { viewport: SIZES.laptop });
    const { page } = visitor;
    await page.goto(`${open().url}/gallery`);
    await show(
      page,
      must(
        SURFACES.find((surface) => surface.id === id),
        id,
      ),
      EN_DARK,
    );
    const focused = page.locator('button:focus');
    await expect.poll(() => focused.innerText()).toBe('Change my decision');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused.innerText()).toMatch(/^Seal/);
    await visitor.context.close();
  },
);

/** Surfaces one after the other on one device, which plays their games once. */
async function walk(surfaces: readonly Surface[]): Promise<readonly string[]> {
  const { browser, url } = open();
  const visitor = await aVisitor(browser, { viewport: SIZES.laptop, putsCardsAway: false });
  const { page } = visitor;
  await page.goto(`${url}/gallery`);
  await page.getByRole('navigation').waitFor();
  const faults: string[] = [];
  for (const [place, surface] of surfaces.entries())
    for (const size of surface.sizes) {
      await page.setViewportSize(SIZES[size]);
      for (const look of looksOf(surface, size, place)) {
        const title = `gallery-${surface.id}-${size}-${look.language}-${look.theme}`;
        const isStill = await show(page, surface, look).then(
          () => true,
          () => false,
        );
        await screenshot(page, title);
        const found = [
          ...(isStill ? [] : ['does not come to rest']),
          ...(surface.connection === undefined || (await tellsOfConnection(page)) ? [] : ['tells nothing']),
          ...(await overflow(page)),
          ...(await behindHead(page)),
          ...(size !== 'projector' && FITTED.test(surface.id)
            ? [...(await misfits(page)), ...(await coveredControls(page))]
            : []),
          ...(size === 'phone' ? await overflowOnNarrowest(page) : []),
          ...(await rawKeys(page)),
          ...(await axeViolations(page)),
          ...(look.language === 'zh' && surface.hasLatin !== true ? await foreignWords(page) : []),
          ...visitor.takeFaults(),
        ];
        faults.push(...found.map((fault) => `${title}: ${fault}`));
      }
    }
  await visitor.context.close();
  return faults;
}

/** A notice at the top of the page, or a page in the place of the table. */
async function tellsOfConnection(page: Page): Promise<boolean> {
  return (await page.locator('div.connection:not(:empty), .message-page [role=alert]').count()) > 0;
}

function open() {
  if (running === undefined) throw new Error('the gallery is not served yet');
  return running;
}

/** Goes to a surface without loading the page again, so that each game is played once. */
async function show(page: Page, { id }: Surface, { language, theme }: Look): Promise<void> {
  await page.evaluate((address) => {
    delete document.documentElement.dataset['gallery'];
    history.pushState(undefined, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/gallery/${id}?lang=${language}&theme=${theme}`);
  await page.locator('html[data-gallery=ready]').waitFor();
  await settle(page);
}

/** Narrowest screen that must hold every page (WCAG 1.4.10): 320 CSS pixels. */
async function overflowOnNarrowest(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: SIZES.phone.height });
  const found = await overflow(page);
  await page.setViewportSize(SIZES.phone);
  return found;
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

/** An offer that waits, with what it would do: its labels are terms. */
async function offerFor(size: SizeId) {
  const { browser, url } = open();
  const visitor = await aVisitor(browser, { viewport: SIZES[size] });
  const { page } = visitor;
  await page.goto(`${url}/gallery`);
  await show(
    page,
    must(
      SURFACES.find(({ id }) => id === 'negotiation-proposal'),
      'the surface',
    ),
    EN_DARK,
  );
  const line = page.getByRole('tooltip');
  return {
    visitor,
    page,
    term: page.locator('.effect-rows').getByRole('button', { name: 'Real income', exact: true }),
    line,
    told: line.getByText('What people can buy with all they earn'),
  };
}

it('says in one line what a term means, by mouse and by keys', async () => {
  const { visitor, page, term, line, told } = await offerFor('laptop');
  await term.hover();
  await told.waitFor();
  expect(await term.getAttribute('aria-describedby')).toBe(await line.getAttribute('id'));
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  await page.mouse.move(0, 0);
  await line.waitFor({ state: 'detached' });

  await term.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await told.waitFor();
  await page.keyboard.press('Escape');
  await line.waitFor({ state: 'detached' });
  await page.locator('.effect-rows').waitFor();
  expect(visitor.faults()).toEqual([]);
  await visitor.context.close();
});

it('says in one line what a term means, by touch, until something else is touched', async () => {
  const { visitor, page, term, line, told } = await offerFor('phone');
  await term.tap();
  await told.waitFor();
  await screenshot(page, 'term-line-phone');
  expect(await overflow(page)).toEqual([]);
  await page.touchscreen.tap(2, 2);
  await line.waitFor({ state: 'detached' });
  expect(visitor.faults()).toEqual([]);
  await visitor.context.close();
});
