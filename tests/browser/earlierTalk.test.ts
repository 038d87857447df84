import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { aTable, type Guest } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const { server, arrive } = visits();

/** More than a welcome brings, less than two pages more, also where bots have spoken since. */
const SAID = 270;

/** Said over the wire it would take minutes. */
function talkFor(code: string, { member, seat }: Guest): void {
  const database = new DatabaseSync(join(server().dataFolder, 'accord.sqlite'));
  const statement = database.prepare(
    `insert into chat (code, id, member, cmd_id, sender, channel, readers, at_ms, body, hidden) values (?, ?, ?, ?, ?, '{"type":"plenary"}', null, ?, ?, 0)`,
  );
  for (let id = 1; id <= SAID; id++) {
    const body = JSON.stringify({ type: 'text', text: `Message number ${id}` });
    statement.run(code, id, member, `c-${id}`, seat, id * 1_000, body);
  }
  database.close();
}

/** Messages that come at once. */
const PAGE = 50;

/** The number of the first message that is shown: bots may have spoken too, and then it is a later one. */
async function firstShown(within: Locator): Promise<number> {
  const text = await within
    .getByText(/^Message number/)
    .first()
    .textContent();
  return Number(text?.split(' ').at(-1));
}

const placeOf = (page: Page, text: string): Promise<number> =>
  page.getByText(text, { exact: true }).evaluate((line) => Math.round(line.getBoundingClientRect().top));

describe('earlier messages', () => {
  it('come in above the reader, page by page, by keyboard, to the first', async () => {
    const table = await aTable(server().url, aSessionBody({}, { seed: 'talk', timed: false }));
    const [ann, ben] = [await table.guest('Ann'), await table.guest('Ben')];
    await table.start();
    await table.host.until('the start', ({ game }) => game().phase === 'briefing');
    await table.host.ask({ type: 'skipPhase' });
    await table.host.until('the negotiation', ({ game }) => game().phase === 'negotiation');
    await server().kill();
    talkFor(table.code, ann);
    await server().restart();
    const phone = await arrive(`/table/${table.gameId}#seat=${ben.token}`, {
      viewport: PHONE,
      language: 'zh',
    });
    await phone.getByRole('navigation').getByRole('button', { name: '聊天' }).click();
    await phone.getByText(`Message number ${SAID}`, { exact: true }).waitFor();
    // The field to write in comes last, and takes room from the messages.
    await phone.locator('#talk-text').waitFor();
    const first = await firstShown(phone.locator('.msgs'));
    expect(first).toBeGreaterThan(PAGE);
    const button = phone.getByRole('button', { name: '更早的消息' });
    await button.focus();
    const before = await placeOf(phone, `Message number ${first}`);
    await phone.keyboard.press('Enter');
    await phone.getByText(`Message number ${first - PAGE}`, { exact: true }).waitFor();
    expect(Math.abs((await placeOf(phone, `Message number ${first}`)) - before)).toBeLessThan(3);
    expect(await axeViolations(phone)).toEqual([]);
    await screenshot(phone, 'earlier-talk-phone');
    await phone.keyboard.press('Enter');
    await phone.getByText('Message number 1', { exact: true }).waitFor();
    const end = phone.locator('.earlier-talk p');
    expect(await end.textContent()).toBe('没有更早的消息了。');
    expect(await end.evaluate((line) => line === document.activeElement)).toBe(true);
    expect(await button.count()).toBe(0);
    expect(await phone.locator('.msgs .msg').count()).toBe(SAID);
    await screenshot(phone, 'earlier-talk-phone-end');

    const host = await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: LAPTOP });
    const log = host.locator('.talk-log');
    await log
      .getByText(/^Message number/)
      .last()
      .waitFor();
    const onHost = await firstShown(log);
    await log.getByRole('button', { name: 'Earlier messages' }).click();
    await log.getByText(`Message number ${onHost - PAGE}`, { exact: true }).waitFor();
    await screenshot(host, 'earlier-talk-host');
    await log.getByRole('button', { name: 'Earlier messages' }).click();
    await log.getByText('Message number 1', { exact: true }).waitFor();
    await log.getByText('There are no earlier messages.').first().waitFor();
    expect(await axeViolations(host)).toEqual([]);
  });
});
