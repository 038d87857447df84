import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { networkHosts } from '../../server/addresses.ts';
import { aTable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { LAPTOP, PHONE } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/** A phone reaches the game over plain http at a local address, where browsers withhold what needs a secure origin. */
const { server, arrive } = visits();
const alone = visits({ HOST: '127.0.0.1' });

/** The address under which phones on the same network see this machine; a second loopback address where there is none. */
function localAddress(): string {
  const addresses = Object.values(networkInterfaces()).flat();
  const local = addresses.find((each) => each !== undefined && !each.internal && each.family === 'IPv4');
  return local?.address ?? '127.0.0.2';
}

/** Calls of what is missing or treacherous on an insecure origin, noted on the page before any script of it runs. */
function noteSecureCalls(): void {
  const calls: string[] = [];
  Object.assign(globalThis, { secureCalls: calls });
  const note = (name: string) => () => {
    calls.push(name);
    throw new TypeError(`${name} is not available on an insecure origin`);
  };
  for (const [owner, name] of [
    [Crypto.prototype, 'randomUUID'],
    [Crypto.prototype, 'subtle'],
    [Navigator.prototype, 'serviceWorker'],
    [Navigator.prototype, 'wakeLock'],
  ] as const)
    Object.defineProperty(owner, name, { configurable: true, get: note(name) });
}

describe('the game at an address of the local network', () => {
  it('is joined and played over plain http', async () => {
    const origin = `http://${localAddress()}:${server().port}`;
    const table = await aTable(server().url, aSessionBody({}, { seed: 'lan', timed: false }));
    const page = await arrive('about:blank', { viewport: PHONE });
    await page.addInitScript(noteSecureCalls);
    await page.goto(`${origin}/`);
    // Loopback addresses count as secure everywhere; any other address must not.
    if (!localAddress().startsWith('127.'))
      expect(await page.evaluate(() => window.isSecureContext)).toBe(false);

    await page.getByRole('textbox').first().fill(table.code);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByLabel('Your name').fill('Lan');
    await page.getByRole('button', { name: 'Join the table' }).click();
    await page.getByText(/^You govern /).waitFor();
    await table.start();
    await page
      .getByRole('button', { name: /^Ready/ })
      .first()
      .click();
    await table.host.until('negotiation', ({ game }) => game().phase === 'negotiation');

    await page.getByRole('button', { name: 'Make an offer' }).click();
    await page.getByLabel('Add a party').selectOption({ index: 1 });
    await page.getByLabel('Template').selectOption({ label: 'Free trade area' });
    await page.getByRole('button', { name: /^Sign and send to / }).click();
    await page.locator('.desk').waitFor({ state: 'detached' });
    await page
      .getByText(/waiting for/i)
      .first()
      .waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Map' }).click();
    await page.locator('.player-map button[data-economy]').first().waitFor();
    expect(
      await page.evaluate(() => (globalThis as unknown as { secureCalls: string[] }).secureCalls),
    ).toEqual([]);
    await table.host.leave();
  });

  it('copies links, also from a dialog, to the clipboard', async () => {
    const origin = `http://${localAddress()}:${server().port}`;
    const table = await aTable(server().url, aSessionBody({}, { seed: 'copy', timed: false }));
    const ann = await table.guest('Ann');
    const page = await arrive(`${origin}/host/${table.gameId}#host=${table.hostToken}`, { viewport: LAPTOP });
    // A field outside the application, since a modal dialog makes everything else of the page inert.
    const pasted = async (): Promise<string> => {
      await page.evaluate(() => {
        const field = document.createElement('textarea');
        field.id = 'paste-here';
        (document.querySelector('dialog[open]') ?? document.body).append(field);
        field.focus();
      });
      await page.keyboard.press('ControlOrMeta+V');
      return page.evaluate(() => {
        const field = document.querySelector<HTMLTextAreaElement>('#paste-here');
        field?.remove();
        return field?.value ?? '';
      });
    };
    await page.getByRole('button', { name: 'Copy join link' }).click();
    await page.getByText('Copied').waitFor();
    expect(await pasted()).toBe(`${origin}/join/${table.code}`);
    // A browser that says it copied and took nothing up is not believed: the text stands there, selected.
    await page.evaluate(() => {
      document.execCommand = () => true;
    });
    await page.getByRole('button', { name: 'Copy join link' }).click();
    await page.getByText('Select the text and copy it').waitFor();
    const selected = () => page.evaluate(() => document.getSelection()?.toString());
    await expect.poll(selected).toBe(`${origin}/join/${table.code}`);
    await page.reload();

    await table.start();
    await page
      .getByRole('row')
      .filter({ hasText: 'Ann' })
      .getByRole('button', { name: /^Actions for / })
      .click();
    await page.getByRole('button', { name: 'New link' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('dialog').getByText('Copied').waitFor();
    expect(await pasted()).toMatch(new RegExp(`^${origin}/table/${table.gameId}#seat=[\\w-]{22}$`));
    await ann.client.closed;
    await table.host.leave();
  });

  it('is what a table opened as localhost shows to phones, and never localhost itself', async () => {
    const { port } = server();
    const [first] = networkHosts(networkInterfaces());
    const page = await arrive(`http://localhost:${port}/`, { viewport: LAPTOP });
    await page.getByRole('link', { name: /^Open a table/ }).click();
    await page.getByText('A group with a host', { exact: true }).click();
    await page.getByRole('button', { name: 'Open the table' }).click();
    const link = page.getByRole('img', { name: /^QR code of the join link / });
    await link.waitFor();
    const screen = await page.getByRole('link', { name: 'Open big screen' }).getAttribute('href');
    if (first === undefined) await page.getByText('Only this computer can open this address.').waitFor();
    else {
      const address = `${first}:${port}`;
      await expect.poll(() => link.getAttribute('aria-label')).toContain(`http://${address}/join/`);
      await page.getByText(`Go to ${address} and type`).waitFor();
      await page.goto(`http://localhost:${port}${screen ?? ''}`);
      await page.getByText(`Go to ${address} and type`).waitFor();
    }
  });

  it('is said to be missing where the server listens to its own machine alone', async () => {
    const page = await alone.arrive('/open', { viewport: LAPTOP });
    await page.getByText('A group with a host', { exact: true }).click();
    await page.getByRole('button', { name: 'Open the table' }).click();
    await page.getByText('Only this computer can open this address.').waitFor();
  });
});
