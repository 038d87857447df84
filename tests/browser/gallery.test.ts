import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { gallery } from '../../client/build/gallery.ts';
import { SIZES, SURFACES, type SizeId, type Surface } from '../../client/gallery/surfaces.ts';
import { readBuiltClient } from '../../server/http/builtClient.ts';
import { must } from '../../shared/kernel/records.ts';
import { importsOf, readSources } from '../architecture/sources.ts';
import { axeViolations } from './support/axeViolations.ts';
import { foreignWords } from './support/foreignWords.ts';
import { overflow, settle, type Look } from './support/inspectSurface.ts';
import { aVisitor, openBrowser, screenshot } from './support/openBrowser.ts';
import { freePort } from './support/startServer.ts';

/** Every surface of the gallery: a picture of each for people, and nothing on any that a reader would stumble over. */
const ROOT = resolve(import.meta.dirname, '../..');
/** Both languages and both themes on every size. */
const LOOKS: Readonly<Record<SizeId, readonly Look[]>> = {
  phone: [
    { language: 'en', theme: 'dark' },
    { language: 'zh', theme: 'light' },
  ],
  laptop: [
    { language: 'zh', theme: 'dark' },
    { language: 'en', theme: 'light' },
  ],
  projector: [
    { language: 'en', theme: 'dark' },
    { language: 'zh', theme: 'light' },
  ],
};
let running: { readonly vite: ViteDevServer; readonly url: string; readonly browser: Browser } | undefined;

beforeAll(async () => {
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
  const sizes = ['phone', 'laptop', 'projector'] as const;
  const faults = await Promise.all(sizes.map(walk));
  expect(faults.flat()).toEqual([]);
});

/** All surfaces of one size, on one device. */
async function walk(size: SizeId): Promise<readonly string[]> {
  const { browser, url } = open();
  const visitor = await aVisitor(browser, { viewport: SIZES[size] });
  const { page } = visitor;
  await page.goto(`${url}/gallery`);
  const faults: string[] = [];
  for (const surface of SURFACES.filter(({ sizes }) => sizes.includes(size)))
    for (const look of LOOKS[size]) {
      const title = `gallery-${surface.id}-${size}-${look.language}-${look.theme}`;
      await show(page, surface, look);
      await screenshot(page, title);
      const found = [...(await overflow(page)), ...(await axeViolations(page)), ...(await rawKeys(page))];
      if (look.language === 'zh') found.push(...(await foreignWords(page)));
      faults.push(...[...found, ...visitor.takeFaults()].map((fault) => `${title}: ${fault}`));
    }
  await visitor.context.close();
  return faults;
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

/** Names of sentences that stand where the sentence should. */
async function rawKeys(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  return text.match(/\b[a-z]+[A-Za-z]*\.[a-z][A-Za-z0-9.]+\b/g) ?? [];
}
