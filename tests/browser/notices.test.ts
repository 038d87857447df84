import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aClient } from '../server/support/aClient.ts';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { mustDo, passTo, tableProposal } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** A message of what others did never lies over what is to be done next. */
const { server, arrive } = visits();
/** As long as a message is shown, and a little more. */
const SHOWN_MS = 6_100;
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'notices' } as const;

/** Where parts of a page stand when the first message comes, which gets a finger on it: noted by the page, since messages go by themselves. */
function noteFirstMessage(parts: readonly string[]): void {
  const look = (): void => {
    const [message, ...others] = ['.toasts .toast', ...parts].map((part) => document.querySelector(part));
    if (!(message instanceof Element) || others.includes(null)) return;
    watch.disconnect();
    for (const type of ['pointerover', 'pointerenter'])
      message.dispatchEvent(new PointerEvent(type, { pointerType: 'touch' }));
    const boxes = [message, ...others].map((part) => part?.getBoundingClientRect());
    document.documentElement.dataset['told'] = JSON.stringify(boxes);
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true });
}

/** The strip of the next move asks to answer the first offer; what comes after it is told by a message. */
async function offerFirst(house: Awaited<ReturnType<typeof aFullHouse>>, page: Page): Promise<void> {
  const among = ['CAT', 'ALB'];
  await tableProposal(house.seatOf('CAT'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  await page.locator('.move').getByText('Cato').waitFor();
  // Of two offers whose worth is not computed yet, the strip would ask for the newer one.
  await page
    .locator('.deals')
    .getByText(/^Real income [\d.]+%/)
    .first()
    .waitFor();
  expect(await page.locator('.toasts .toast').count()).toBe(0);
}

/** Of the message and of the parts that were asked for, once it has come. */
async function notedBoxes(page: Page): Promise<readonly DOMRect[]> {
  return JSON.parse((await page.locator('html[data-told]').getAttribute('data-told')) ?? '[]') as DOMRect[];
}

it('tells on a phone, over the names of the phases, who sent a proposal, where it moves nothing and a finger does not hold it', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await phone.locator('.deals').waitFor();
  await offerFirst(house, phone);
  // Beside the list of offers, which shows them itself.
  await phone.locator('.phone-tabs').getByRole('button', { name: 'Map' }).click();
  const among = ['BOR', 'ALB'];
  await phone.clock.install();
  const message = phone.locator('.toasts .toast');
  const before = await phone.locator('.phone-pane').boundingBox();
  await phone.evaluate(noteFirstMessage, ['.table-head .whoami', '.move', '.phone-pane']);
  await tableProposal(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  const [told, name, move, pane] = await notedBoxes(phone);
  expect(told?.top).toBeGreaterThanOrEqual(name?.bottom ?? Number.NaN);
  expect(told?.bottom).toBeLessThanOrEqual(move?.top ?? Number.NaN);
  expect(pane).toMatchObject(before ?? {});
  await phone.clock.fastForward(SHOWN_MS);
  await message.waitFor({ state: 'detached' });
  await phone.locator('.move button').click();
  await phone.locator('.sheet').waitFor();
});

it('tells on a laptop in one line below the header, where it covers and moves nothing', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'laptop' });
  const page = await arrive(house.deskOf('ALB'), { viewport: { width: 1366, height: 768 } });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await page.locator('.deals').waitFor();
  await offerFirst(house, page);
  const among = ['BOR', 'ALB'];
  const column = await page.locator('.player-left').boundingBox();
  await page.evaluate(noteFirstMessage, ['.table-head', '.player-map', '.player-left']);
  await tableProposal(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  const [told, head, map, beside] = await notedBoxes(page);
  expect(told?.top).toBeGreaterThanOrEqual(head?.bottom ?? Number.NaN);
  expect(told?.bottom).toBeLessThanOrEqual(map?.top ?? Number.NaN);
  expect(beside).toMatchObject(column ?? {});
});

it.each([
  [1180, 'beside the figures of a small laptop', '.player > .strip', '.table-head .whoami'],
  [820, 'beside the tools of the header of a tablet', '.table-head .tools', '.table-head .stepper'],
] as const)('tells at a width of %i pixels %s', async (width, _where, beside, below) => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: `small${width}` });
  const page = await arrive(house.deskOf('ALB'), { viewport: { width, height: 900 } });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await page.locator('.deals').waitFor();
  await offerFirst(house, page);
  await page.evaluate(noteFirstMessage, [beside, below, '.player-map']);
  const among = ['BOR', 'ALB'];
  await tableProposal(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  const [told, left, above, map] = await notedBoxes(page);
  expect(told?.left).toBeGreaterThanOrEqual(left?.right ?? Number.NaN);
  expect(told?.top).toBeGreaterThanOrEqual(above?.bottom ?? Number.NaN);
  expect(told?.bottom).toBeLessThanOrEqual(map?.top ?? Number.NaN);
});

it('begins every phase at the top of its column, however far down the last one was read', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'top' });
  const page = await arrive(house.deskOf('ALB'), { viewport: { width: 1024, height: 600 } });
  const column = page.locator('.player-right');
  await house.start();
  await column.locator('.brief').first().waitFor();
  await column.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  expect(await column.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(0);
  await passTo(house, 'policy', 1);
  await column.getByRole('button', { name: 'Seal my tariff' }).waitFor();
  await expect.poll(() => column.evaluate((pane) => pane.scrollTop)).toBe(0);
});

/** Whether what makes sounds has been fetched: without it nothing sounds. */
function canSound(): boolean {
  return performance.getEntriesByType('resource').some(({ name }) => /\/sounds-[^/]*\.js$/.test(name));
}

/** Before a page loads: only real presses count as presses, since whoever asks a page by program is taken for one who presses. */
function countRealPresses(): void {
  let hasBeenActive = false;
  const press = (): void => {
    hasBeenActive = true;
  };
  window.addEventListener('pointerdown', press, true);
  window.addEventListener('keydown', press, true);
  Object.defineProperty(navigator, 'userActivation', {
    get: () => ({ hasBeenActive, isActive: hasBeenActive }),
  });
}

it('sounds nothing before somebody has pressed something, whatever the bell does', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'silent' });
  // Whoever puts a card away presses something.
  const page = await arrive('/', { viewport: PHONE, putsCardsAway: false });
  await page.addInitScript(countRealPresses);
  await page.goto(new URL(house.deskOf('ALB'), server().url).href);
  await page.evaluate(() => {
    const opened: object[] = [];
    const Plain = window.AudioContext;
    Object.assign(window, {
      opened,
      AudioContext: class extends Plain {
        constructor() {
          super();
          opened.push(this);
        }
      },
    });
  });
  const openedCount = () => page.evaluate(() => (Reflect.get(window, 'opened') as object[]).length);
  await house.start();
  await passTo(house, 'negotiation', 1);
  await page.locator('.deals').waitFor();
  expect([await page.evaluate(canSound), await openedCount()]).toEqual([false, 0]);
  await page.mouse.click(1, 1);
  await page.waitForFunction(canSound);
  await expect.poll(openedCount).toBe(1);
  // The loudspeaker sleeps while nothing sounds.
  await page.waitForFunction(
    () => (Reflect.get(window, 'opened') as AudioContext[])[0]?.state === 'suspended',
  );
});

it('counts a press that came before the switch of the sounds was there', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'early' });
  const page = await arrive('/', { viewport: PHONE, putsCardsAway: false });
  await page.addInitScript(countRealPresses);
  const pressed = Promise.withResolvers<void>();
  await page.route(/\/SoundSwitch-[^/]*\.js$/, async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await page.goto(new URL(house.deskOf('ALB'), server().url).href);
  await house.start();
  await passTo(house, 'negotiation', 1);
  await page.locator('.deals').waitFor();
  await page.mouse.click(1, 1);
  pressed.resolve();
  await page.waitForFunction(canSound);
});

it('shows a host on a phone at once that history was lost, and how to go on', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'lost' });
  const alba = house.seatOf('ALB');
  await house.start();
  await passTo(house, 'negotiation', 1);
  for (const ready of [true, false]) await mustDo(alba.client, { type: 'declareReady', ready });
  const { seq = 0 } = await house.host.ask({ type: 'pauseClock' });
  await alba.client.until('the last row', (client) => client.seq() >= seq);
  const witness = alba.client.witness();
  await server().kill();
  const database = new DatabaseSync(join(server().dataFolder, 'accord.sqlite'));
  database.prepare('delete from log where game_id = ? and seq >= ?').run(house.gameId, seq);
  database.close();
  await server().restart();
  await aClient(server().url, house.gameId, alba.token, { witness });
  const host = await arrive(`/host/${house.gameId}#host=${house.hostToken}`, {
    viewport: PHONE,
    language: 'zh',
  });
  const goOn = host.getByRole('button', { name: '从这里继续' });
  await goOn.waitFor();
  await screenshot(host, 'host-phone-history-lost-zh');
  const box = await goOn.boundingBox();
  expect((box?.y ?? Number.NaN) + (box?.height ?? Number.NaN)).toBeLessThanOrEqual(PHONE.height);
  await goOn.click();
  await goOn.waitFor({ state: 'detached' });
});
