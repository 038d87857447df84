import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aClass, dealAll, gather } from '../server/support/aClass.ts';
import { wallClockOption } from '../server/support/aServer.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const DAY_MS = 86_400_000;
const AHEAD_MS = 8 * DAY_MS;

const folder = mkdtempSync(join(tmpdir(), 'accord-wall-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { server, arrive } = visits({ NODE_OPTIONS: wallClockOption(folder), IDLE_HOURS: '1' });

/** From its next page on the clock of this device is eight days ahead. */
async function setAhead(page: Page): Promise<void> {
  await page.addInitScript((aheadMs) => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + aheadMs;
  }, AHEAD_MS);
}

async function readsStory(page: Page, name: string): Promise<void> {
  const story = page.getByRole('dialog', { name: 'The story so far' });
  await story.waitFor();
  await screenshot(page, `another-day-${name}`);
  expect(await axeViolations(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  await story.getByRole('button', { name: 'Close' }).click();
}

it('goes on after eight days and a new build: an open page loads it by itself, and another device comes in by PIN', async () => {
  const room = await aClass(server().url);
  const [ann] = await gather(room, 5);
  const { token, pin } = must(ann, 'a person');
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const phone = await arrive(`/table/${room.classId}#seat=${token}`, {
    viewport: PHONE,
    // The server is killed under it, at whatever it is asking just then.
    refusal: /net::ERR_/,
  });
  await phone.waitForURL(/\/table\/g/);
  const untilAt = Date.now() + AHEAD_MS - DAY_MS / 24;
  expect((await room.host.ask({ type: 'adjourn', untilAt })).refusal).toBeUndefined();
  await phone.getByText(/^The class continues on /).waitFor();
  await screenshot(phone, 'another-day-adjourned');
  const [file] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: 'Calendar file' }).click(),
  ]);
  const day = new Date(untilAt).toISOString().slice(0, 10).replaceAll('-', '');
  expect(readFileSync(await file.path(), 'utf8')).toContain(`DTSTART:${day}T`);
  await phone.evaluate(() => Object.assign(window, { isOldPage: true }));
  await setAhead(phone);
  await server().kill();
  await server().restart({ WALL_AHEAD_MS: String(AHEAD_MS), BUILD_ID: 'next' });
  await phone.waitForFunction(() => !('isOldPage' in window));
  await readsStory(phone, 'open-page');

  const other = await arrive('/', { viewport: PHONE });
  await setAhead(other);
  await other.goto(`${server().url}/join/${room.code}`);
  await other.getByRole('button', { name: 'I was here already: come back with my PIN' }).click();
  await other.getByLabel('Your name').fill('Person 1');
  await other.getByLabel('Your PIN, four digits').fill(must(pin, 'a PIN'));
  await other.keyboard.press('Enter');
  await readsStory(other, 'other-device');
  expect(other.url()).toBe(phone.url());
  await phone.getByText('This device no longer opens it.').waitFor();
});
