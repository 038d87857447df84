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

const NOTEBOOK = { width: 1366, height: 768 };
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

it('leaves it to everybody when they read the results of a round at home that are shown at once', async () => {
  const room = await aClass(server().url);
  const [ann] = await gather(room, 4);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  for (const phase of ['negotiation', 'policy']) {
    expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).refusal).toBeUndefined();
    await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
  }
  // Ahead of the server too, whose clock the test above may have put forward.
  const sealedUntilAt = Date.now() + AHEAD_MS + DAY_MS;
  const atOnce = { type: 'setHomework', sealedUntilAt, zone: 'UTC', reveal: 'atOnce' };
  expect((await room.host.ask(atOnce)).refusal).toBeUndefined();
  expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).refusal).toBeUndefined();
  await room.host.until('the results', ({ summaries }) =>
    summaries().every(({ phase }) => phase === 'results'),
  );
  await server().kill();
  await server().restart({ CLOCK_RATE: '20' });
  const phone = await arrive(`/table/${room.classId}#seat=${must(ann, 'a person').token}`, {
    viewport: PHONE,
  });
  await phone.getByText('The round was played at home. Its results stay').waitFor();
  const results = phone.locator('.results');
  await results.locator('li.now', { hasText: 'What they did' }).waitFor();
  expect(await phone.getByRole('button', { name: 'Ready' }).count()).toBe(0);
  await phone.getByRole('timer').getByText('No limit').waitFor();
  expect(await axeViolations(phone)).toEqual([]);
  await screenshot(phone, 'another-day-results');
  // The clock opens the stops for the room; who comes later begins at the first page all the same.
  await results.getByRole('button', { name: 'Next: What it brought' }).waitFor();
  await phone.reload();
  await results.locator('li.now', { hasText: 'What they did' }).waitFor();
  await results.getByRole('button', { name: 'Next: What it brought' }).click();
  await results.locator('li.now', { hasText: 'What it brought' }).waitFor();
  expect(await phone.getByRole('button', { name: /^(Ready|Next)/ }).count()).toBe(0);
  expect(await overflow(phone)).toEqual([]);
});

it('has one press for all clocks while it is adjourned, and says on every device when it goes on', async () => {
  const room = await aClass(server().url);
  await gather(room, 5);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const host = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  await host.getByText('Go on another day').click();
  await host.getByLabel('When does it continue?').fill('2020-01-01T09:00');
  const door = host.getByRole('region', { name: 'People and chat' });
  await door.getByRole('button', { name: 'Adjourn' }).click();
  // Beside what was pressed, wherever the page is scrolled to.
  await door.getByText('Choose a day in the future, 60 days ahead at most.').waitFor();
  // Ahead of the server too, whose clock the test above may have put forward.
  const untilAt = Date.now() + AHEAD_MS + DAY_MS;
  expect((await room.host.ask({ type: 'adjourn', untilAt })).refusal).toBeUndefined();
  await host.getByRole('button', { name: 'Go on now' }).waitFor();
  for (const name of ['Resume', 'Pause', 'Skip phase', 'Restart phase'])
    expect(await host.getByRole('button', { name, exact: true }).count(), name).toBe(0);
  // The keys of those presses go with them.
  expect(await host.getByText(/^Keys: /).textContent()).not.toContain('space pauses');
  expect(await axeViolations(host)).toEqual([]);
  const [file] = await Promise.all([
    host.waitForEvent('download'),
    host.getByRole('button', { name: 'Calendar file' }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toContain(`UID:${room.classId}-goes-on@accord`);
  await screenshot(host, 'another-day-console');
  await host.getByRole('link', { name: 'Table A' }).click();
  await host.getByText('press “Go on now” on the console of the class').waitFor();
  expect(await host.getByRole('button', { name: 'Resume' }).count()).toBe(0);
  await host.getByRole('link', { name: 'All tables' }).click();
  await host.getByRole('button', { name: 'Go on now' }).click();
  await host.getByRole('button', { name: 'Pause', exact: true }).waitFor();
});
