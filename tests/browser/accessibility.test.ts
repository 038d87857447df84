import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { inspectSurface } from './support/inspectSurface.ts';
import { LAPTOP } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/** What a person meets before a table: clear to everyone in both themes and languages, on phone, laptop and projector. */
const { server, arrive } = visits();

async function loadedFiles(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
}

describe('the pages before a table', () => {
  it('are clear: front page, opening a table, rules', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    await page.locator('.replay-stage > *').first().waitFor();
    await inspectSurface(page, 'front');
    // The engine of the map weighs more than all else together; it waits until a table is entered.
    expect(await loadedFiles(page)).not.toContainEqual(expect.stringMatching(/phaser/i));
    await page.goto(`${server().url}/open`);
    await page.getByRole('button', { name: /^(Open the table|开桌)/ }).waitFor();
    await page.locator('details.advanced summary').click();
    await inspectSurface(page, 'open');
    await page.goto(`${server().url}/rules`);
    await page.locator('main h1').first().waitFor();
    await inspectSurface(page, 'rules');
  });

  it('are clear where something is wrong: no name, a code of no table, a table without a link', async () => {
    const { code, host, guest } = await aTable(server().url, aSessionBody({}, { seed: 'looks' }));
    await guest('Ben');
    const page = await arrive(`/join/${code}`, { viewport: LAPTOP });
    await page.getByRole('combobox').waitFor();
    await page.locator('form.join-form button[type=submit]').click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    await inspectSurface(page, 'join-without-name');
    await page.goto(`${server().url}/table/nothing`);
    await page.locator('main h1').first().waitFor();
    await inspectSurface(page, 'table-without-link');
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
    await inspectSurface(page, 'unknown-page');
  });
});
