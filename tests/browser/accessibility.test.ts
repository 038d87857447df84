import { describe, expect, it } from 'vitest';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
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

/** Texts and targets with and without a fault, where finding it takes what lies below or beside them. */
const FAULTY = `<!doctype html><html lang="en"><title>Faults</title>
<style>
  body { margin: 0; background: #fff; color: #000; font: 16px sans-serif }
  .grey { color: #999 } .box { position: relative; height: 40px; margin: 8px 0 } .dark { background: #222; height: 40px }
  .over { position: absolute; top: 0; left: 0 } .pane { height: 40px; overflow: auto } .tall { height: 90px }
  button { padding: 0; border: 0; background: #fff; color: #000; font-size: 10px } .small { width: 16px; height: 16px }
  .wide { position: absolute; top: 0; left: 0; width: 40px; height: 40px }
</style>
<main><h1>Faults</h1>
<p class="grey">Grey on white</p> <p style="font-size: 24px; color: #8a8a8a">Large</p> <p style="color: #8a8a8a">Not large</p>
<div class="dark"><p style="margin: 0; color: #444">Dark on dark</p></div>
<div class="box"><div class="dark"></div><span class="over" style="color: #444">Over another</span></div>
<div class="box"><div class="dark"></div><span class="over" style="color: #fff">Seen over another</span></div>
<p style="opacity: 0.4">Faint</p> <p style="opacity: 0.9">A little faint</p>
<div style="background: rgb(0 0 0 / 0.5)"><p style="color: #666">On glass</p><p style="color: #000">Seen on glass</p></div>
<div class="pane" tabindex="0"><div class="tall">A pane</div><p class="grey">Below its edge</p></div>
<div style="background-image: linear-gradient(#000, #fff)"><p class="grey">On a picture</p></div>
<button disabled class="grey">Not to be pressed</button>
<div class="box"><button class="small">A</button><button class="small">B</button></div>
<div class="box"><button class="small" style="margin-right: 60px">C</button><button class="small">D</button></div>
<div class="box"><button class="wide">E</button><button class="wide" style="left: 10px">F</button></div>
<div class="box"><button class="wide">G</button><button class="wide" style="left: 34px">H</button></div>
</main></html>`;

it('is judged as axe judges all of it, though axe is asked only where a fault may be', async () => {
  const page = await arrive('/', { viewport: LAPTOP });
  await page.goto('about:blank');
  await page.setContent(FAULTY);
  const found = (await axeViolations(page)).map((line) => line.split(' ')[0]);
  const all = await page.evaluate(async () => {
    const loaded = window as unknown as { readonly axe: typeof axe };
    const { violations } = await loaded.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(() => `${id}:`));
  });
  const byName = (a: string | undefined, b: string | undefined): number => (a ?? '').localeCompare(b ?? '');
  expect(found.toSorted(byName)).toEqual(all.toSorted(byName));
  // Seven texts and three buttons.
  expect(all).toEqual([
    ...Array<string>(7).fill('color-contrast:'),
    ...Array<string>(3).fill('target-size:'),
  ]);
});
