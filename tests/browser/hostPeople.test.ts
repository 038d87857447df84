import { describe, expect, it } from 'vitest';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { LAPTOP, PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/** What a host does about people, from the moment the table is open. */
const { server, arrive } = visits({ CLOCK_RATE: '4' });

describe('the host and the people of a table', () => {
  it('renames, mutes, locks, hides names and removes before the game has begun', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'lobby', timed: false }));
    const rude = await table.guest('Rude name');
    const phone = await arrive(`/table/${table.gameId}#seat=${rude.token}`, {
      viewport: PHONE,
      language: 'zh',
    });
    await phone.getByText('Rude name').first().waitFor();
    const screen = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: PROJECTOR });
    await screen.getByText('Show this to the players').waitFor();
    await screen.goto(`${server().url}/screen/${table.gameId}`);
    await screen.getByText('Rude name').waitFor();
    const page = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, {
      viewport: { width: 1366, height: 768 },
    });

    await page.getByRole('checkbox', { name: /^Hide names on the big screen/ }).check();
    await screen.getByText('Rude name').waitFor({ state: 'detached' });
    await screen.getByText('seated').waitFor();

    await page
      .getByRole('listitem')
      .filter({ hasText: 'Rude name' })
      .getByRole('button', { name: /^Actions for / })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('New name for Rude name').fill('Mr Smith');
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: 'Mr Smith' }).waitFor();
    await phone.getByText('主持人已将你的名字改为“Mr Smith”。').waitFor();
    await phone.getByRole('button', { name: '关闭', exact: true }).click();
    await phone.getByText('主持人已将你的名字改为').waitFor({ state: 'detached' });

    await dialog.getByRole('button', { name: 'Mute' }).click();
    await dialog.getByRole('button', { name: 'Unmute' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'host-lobby-person');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('checkbox', { name: /^Lock the table as well/ }).check();
    const erase = dialog.getByRole('checkbox', { name: /^Also delete the name and all messages/ });
    await erase.check();
    await dialog.getByRole('button', { name: 'Remove and delete', exact: true }).waitFor();
    await erase.uncheck();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    expect(await rude.client.closed).toBeGreaterThan(0);
    await phone.getByRole('heading', { name: '主持人已将你移出房间。' }).waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: /^Lock the table/ }).isChecked()).toBe(true);
    expect(await phone.getByText('主持人已将你移出房间。').count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await table.host.leave();
  });

  it('opens a seat in a tab of its own for a host who plays too', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'too', timed: false }));
    const page = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: LAPTOP });
    const press = page.getByRole('link', { name: 'Play too' });
    expect(await press.evaluate((link) => link.ariaDescribedByElements?.[0]?.textContent)).toMatch(
      /private chats/,
    );
    const [seat] = await Promise.all([page.context().waitForEvent('page'), press.click()]);
    await seat.getByLabel('Your name').fill('Maya');
    await seat.getByRole('button', { name: 'Join the table' }).click();
    await seat.getByText(/^You govern /).waitFor();
    await page.getByText('Maya').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await table.host.leave();
  });

  it('gives a seat from hand to hand, and tells the next person what a bot did for it', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'hands', timed: false }));
    const [ann, ben] = [await table.guest('Ann'), await table.guest('Ben', { as: 'watch' })];
    await table.start();
    await ann.client.ask({ type: 'declareReady', ready: true });
    await table.host.until('negotiation', ({ game }) => game().phase === 'negotiation');
    const phone = await arrive(`/table/${table.gameId}#seat=${ben.token}`, { viewport: PHONE });
    await phone.getByText(/^Watching\./).waitFor();
    const page = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, {
      viewport: { width: 1024, height: 768 },
    });
    const seat = page.getByRole('row').filter({ hasText: 'Ann' });
    await seat.getByRole('button', { name: /^Actions for / }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Give .* to$/).selectOption({ label: 'Ben · watching' });
    await dialog.getByText('Ann watches.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'host-hand-over');
    await dialog.getByRole('button', { name: 'Give this seat' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    // The focus is on the button that had opened it, and the keys of the console work all the same.
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toMatch(/^Actions for /);
    await page.keyboard.press('e');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('row').filter({ hasText: 'Ben' }).waitFor();
    await phone.getByText(/^Watching\./).waitFor({ state: 'detached' });
    expect(await phone.getByText('signed nothing').count()).toBe(0);
    const ofTheSeat = Object.values(table.host.game().proposals).filter(({ author }) => author === ann.seat);
    expect(ofTheSeat).toEqual([]);

    // Nobody has it for a while: its bot signs, sends or refuses, and whoever comes next is told so.
    await table.host.ask({ type: 'giveSeat', member: ben.member }, { type: 'session' });
    await table.host.until('a deed of the bot', ({ game }) => {
      const { sent = [], signed = [], refused = [] } = game().seats[ann.seat]?.stewardship ?? {};
      return sent.length + signed.length + refused.length > 0;
    });
    await table.host.ask({ type: 'giveSeat', member: ben.member, economy: ann.seat }, { type: 'session' });
    await phone
      .getByText(/Before you took this seat a bot acted for it\. .*It (sent|signed|refused): /)
      .waitFor();
    await screenshot(phone, 'phone-stewardship');
    await table.host.leave();
  });

  it('keeps the buttons of the header in their place while the page is loaded', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'still', timed: false }));
    const ann = await table.guest('Ann');
    const page = await arrive('about:blank', { viewport: PHONE });
    const late = Promise.withResolvers<void>();
    await page.route(/SoundSwitch/, async (route) => {
      await late.promise;
      await route.continue();
    });
    await page.goto(`${server().url}/table/${table.gameId}#seat=${ann.token}`);
    const button = page.getByRole('button', { name: 'My link', exact: true });
    const sound = page.getByRole('button', { name: /^Sound (on|off)$/ });
    const before = await button.boundingBox();
    expect(await sound.count()).toBe(0);
    late.resolve();
    await sound.waitFor();
    expect(await button.boundingBox()).toEqual(before);
    await table.host.leave();
  });

  it('lets a student come back on another phone by name, by one press, and shows everybody their own link', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'back', timed: false }));
    const maria = await table.guest('Maria');
    const old = await arrive(`/table/${table.gameId}#seat=${maria.token}`, { viewport: PHONE });
    await old.getByRole('button', { name: 'My link' }).first().click();
    const mine = old.getByRole('dialog');
    await mine.getByRole('img', { name: 'QR code: My personal link' }).waitFor();
    await expect
      .poll(() => mine.getByLabel('My personal link', { exact: true }).last().inputValue())
      .toContain(`/table/${table.gameId}#seat=${maria.token}`);
    expect(await axeViolations(old)).toEqual([]);
    await screenshot(old, 'phone-my-link');
    await mine.getByRole('button', { name: 'Close' }).click();

    const phone = await arrive(`/join/${table.code}`, {
      viewport: { width: 375, height: 667 },
      language: 'zh',
      refusal: /409 \(Conflict\) .*\/api\/join$/,
    });
    await phone.getByLabel('你的名字').fill('maria');
    await phone.getByRole('button', { name: '加入', exact: true }).click();
    // The longer language wraps where the phone ends.
    await phone.getByRole('button', { name: /English/ }).click();
    await phone.getByRole('button', { name: /^I am maria/ }).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await phone.getByRole('button', { name: /中文/ }).click();
    await phone.getByRole('button', { name: /^我就是maria/ }).click();
    await expect.poll(async () => phone.getByLabel('给主持人看的数字').textContent()).toMatch(/^\d\d$/);
    expect(await axeViolations(phone)).toEqual([]);
    await screenshot(phone, 'phone-return-wait');
    const check = await phone.getByLabel('给主持人看的数字').textContent();

    const host = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: PHONE });
    await host.getByText(`which shows the number ${check ?? ''}.`).waitFor();
    expect(await axeViolations(host)).toEqual([]);
    await screenshot(host, 'host-return');
    await host.getByRole('button', { name: 'Let Maria in' }).click();
    await phone.getByRole('heading', { name: /^你治理/ }).waitFor();
    await old.getByRole('heading', { name: /^A new link was made for this seat/ }).waitFor();
    expect(await old.getByRole('button', { name: 'Use it here' }).count()).toBe(0);
    await table.host.leave();
  });

  it('names the table in every tab, and forgets the tables of a shared tablet', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'tabs', timed: false }));
    const ann = await table.guest('Ann');
    const page = await arrive(`/table/${table.gameId}#seat=${ann.token}`, { viewport: PHONE });
    await expect.poll(() => page.title()).toMatch(new RegExp(` · ${table.code}$`));
    await page.goto(`${server().url}/host/${table.gameId}#host=${table.hostToken}`);
    await expect.poll(() => page.title()).toBe(`Host’s console · ${table.code}`);
    await page.goto(`${server().url}/`);
    await page.getByRole('link', { name: /^Continue as/ }).waitFor();
    await page.getByRole('button', { name: 'Forget on this device' }).click();
    await page.getByText(/^It also forgets that it hosts a table/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Forget on this device' }).click();
    await page.getByRole('link', { name: /^Continue as/ }).waitFor({ state: 'detached' });
    const kept = await page.evaluate(
      (id) => Object.keys(localStorage).filter((key) => key.includes(id)),
      table.gameId,
    );
    expect(kept).toEqual([]);
    await page.goto(`${server().url}/table/${table.gameId}`);
    await page.getByText('This device has no seat at a table yet.').waitFor();
    await table.host.leave();
  });

  it('does not offer the way back to a table that was deleted meanwhile, but the one to the table before', async () => {
    const [before, last] = await Promise.all(
      ['before', 'last'].map((seed) => aTable(server().url, aSessionBody({}, { seed, timed: false }))),
    );
    if (before === undefined || last === undefined) throw new Error('no tables');
    const page = await arrive('/', { viewport: PHONE });
    for (const [table, name] of [
      [before, 'Ann'],
      [last, 'Bea'],
    ] as const) {
      await page.goto(`${server().url}/table/${table.gameId}#seat=${(await table.guest(name)).token}`);
      await expect.poll(() => page.title()).toContain(table.code);
    }
    await page.goto(`${server().url}/`);
    await page.getByRole('link', { name: 'Continue as Bea' }).waitFor();
    await page.goto('about:blank');
    expect((await last.host.ask({ type: 'eraseSession' }, { type: 'session' })).refusal).toBeUndefined();
    await page.goto(`${server().url}/`);
    await page.getByRole('link', { name: 'Continue as Ann' }).waitFor();
    expect(await page.getByRole('link', { name: 'Continue as Bea' }).count()).toBe(0);
    await before.host.leave();
  });

  it('keeps the start in sight while thirty people watch', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'crowd', timed: false }));
    for (let n = 1; n <= 30; n++) await table.guest(`Watcher ${n}`, { as: 'watch' });
    for (const [name, viewport] of [
      ['laptop', { width: 1366, height: 768 }],
      ['tablet', { width: 1024, height: 768 }],
      ['phone', PHONE],
    ] as const) {
      const page = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport });
      const start = page.getByRole('button', { name: 'Start with bots only' });
      await start.waitFor();
      await page.getByText('30 watching').waitFor();
      await screenshot(page, `host-crowd-${name}`);
      await page.getByText('30 watching').click();
      await page.getByText('Watcher 30', { exact: true }).waitFor();
      const box = await start.boundingBox();
      const sheet = await page.locator('.at-table').boundingBox();
      // Where seats stand beside the code the start is on the first screen, elsewhere one screen below their head.
      const top = name === 'laptop' ? 0 : (sheet?.y ?? 0);
      expect((box?.y ?? Infinity) + (box?.height ?? 0), name).toBeLessThanOrEqual(top + viewport.height);
    }
    await table.host.leave();
  });
});
