import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { gallery, inspector } from '../../client/vite.config.ts';
import { readBuiltClient } from '../../server/http/serveClient.ts';
import { must } from '../../shared/kernel/records.ts';
import { importsOf, readSources } from '../architecture/sources.ts';
import { aVisitor, LAPTOP, openBrowser, PHONE, screenshot } from './support/openBrowser.ts';
import { freePort } from './support/startServer.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TABLE = '/gallery/briefing';
/** Words of the panel that no minifier changes. */
const MARKS = ['inspector-opener', 'Search names and values'] as const;

describe('the inspector', () => {
  let vite: ViteDevServer;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    const port = await freePort();
    vite = await createServer({
      configFile: resolve(ROOT, 'client/vite.config.ts'),
      cacheDir: resolve(ROOT, 'tests/.output/vite-inspector'),
      logLevel: 'error',
      plugins: [gallery(), inspector()],
      server: { port, strictPort: true, host: '127.0.0.1', watch: null, hmr: false },
    });
    await vite.listen();
    url = `http://127.0.0.1:${port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await vite.close();
  });

  it('is no part of the product: the built client has nothing of it, and no file of the client asks for it', () => {
    const built = [...must(readBuiltClient(), 'a built client')];
    expect(built.length).toBeGreaterThan(10);
    const texts = built.map(([path, { content }]) => path + content.toString('latin1'));
    expect(texts.filter((text) => MARKS.some((mark) => text.includes(mark)))).toEqual([]);
    expect(built.filter(([path]) => path.includes('inspector'))).toEqual([]);
    const readers = readSources(['client'])
      .filter(({ path }) => !path.startsWith('client/inspector/'))
      .filter((source) => importsOf(source).some((specifier) => specifier.includes('/inspector/')));
    expect(readers).toEqual([]);
  });

  it('is in the page of every address in development, and in the gallery where it is asked for', async () => {
    const pageOf = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: { accept: 'text/html' } })).text();
    for (const path of ['/', '/table/g1', `${TABLE}?inspect`])
      expect(await pageOf(path), path).toContain('/inspector/main.tsx');
    expect(await pageOf(TABLE)).not.toContain('/inspector/main.tsx');
    const source = await (await fetch(`${url}/inspector/main.tsx`)).text();
    for (const mark of MARKS) expect(source).toContain(mark);
  });

  it('is opened, unfolded, searched, copied and closed by keyboard, and fits a phone', async () => {
    const { page, context, faults } = await aVisitor(browser, { viewport: LAPTOP });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
    await page.goto(`${url}${TABLE}?inspect`);
    await page.locator('html[data-gallery=ready]').waitFor();
    await page.getByRole('button', { name: 'Inspect' }).waitFor();
    await page.keyboard.press('Alt+Shift+KeyI');
    const panel = page.getByRole('complementary', { name: 'Inspector' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');

    const game = panel.locator('summary').filter({ hasText: /^game / });
    await game.focus();
    await page.keyboard.press('Enter');
    await panel.getByText(/^phase "briefing"$/).waitFor();
    const received = panel.locator('summary').filter({ hasText: /^received \[\d+\]/ });
    await received.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() =>
        panel
          .locator('summary')
          .filter({ hasText: /^0 \{3\}$/ })
          .count(),
      )
      .toBe(1);

    await screenshot(page, 'inspector-laptop');
    const field = page.getByRole('searchbox');
    await field.focus();
    await page.keyboard.type('SEATS.USA.PRESENT');
    await panel.getByText('game.seats.USA.present true').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByText(/^Copied \d+ places?\.$/).waitFor();
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied).toMatchObject({ 'game.seats.USA.present': true });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Inspect');
    expect(await panel.count()).toBe(0);

    // It fits a phone, and shows no word that opens the table. The page is a thousand modules: another device would load them again.
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Inspect' }).click();
    await panel
      .locator('summary')
      .filter({ hasText: /^game / })
      .waitFor();
    await screenshot(page, 'inspector-phone');
    expect(await panel.getByText(/^(screenAccess|ticket) /).count()).toBe(0);
    const box = must((await panel.boundingBox()) ?? undefined, 'a panel in sight');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    expect(faults()).toEqual([]);
    await context.close();
  });
});
