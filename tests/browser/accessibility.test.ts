import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { inspectSurface } from './support/inspectSurface.ts';
import { LAPTOP } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/** What a person meets before a table, as the server gives it; how its pages look is the gallery's. */
const { server, arrive } = visits();

async function loadedFiles(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

describe('the pages before a table', () => {
  it('come without the engine of the map', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    await page.locator('.replay-stage > *').first().waitFor();
    // The engine of the map weighs more than all else together; it waits until a table is entered.
    expect(await loadedFiles(page)).not.toContainEqual(expect.stringMatching(/phaser/i));
  });

  it('are clear where no name was given, and lead on where a table has no link', async () => {
    const { code, host, guest } = await aTable(server().url, aSessionBody({}, { seed: 'looks' }));
    await guest('Ben');
    const page = await arrive(`/join/${code}`, { viewport: LAPTOP });
    await page.getByRole('radio').first().waitFor();
    await page.locator('form.join-form button[type=submit]').click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    await inspectSurface(page, 'join-without-name');
    await page.goto(`${server().url}/table/nothing`);
    await page.locator('main h1').first().waitFor();
    await host.leave();
  });
});

describe('an address of nothing', () => {
  it('answers with a page that leads on', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    await page.evaluate(() => {
      history.pushState(undefined, '', '/no/such/page');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.locator('main h1').first().waitFor();
  });
});

describe('a device of a test', () => {
  const stores = (page: Page) =>
    page.evaluate(() => [localStorage, sessionStorage].map((store) => store.getItem('left')));

  it('keeps what is left on it', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    await page.evaluate(() => [localStorage, sessionStorage].map((store) => store.setItem('left', 'here')));
    await page.reload();
    expect(await stores(page)).toEqual(['here', 'here']);
  });

  it('comes empty to the next, who takes it over', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    expect(await stores(page)).toEqual([null, null]);
  });
});
