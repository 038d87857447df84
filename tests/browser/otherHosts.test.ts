import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import type { HelperKind, HelperTicket } from '../../shared/protocol/classHosts.ts';
import { DEAL, aClass, type AClass, dealAll, gather } from '../server/support/aClass.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PROJECTOR, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };
const DAY_MS = 86_400_000;

const { arrive, server } = visits({ CLOCK_RATE: '1' });

/** The page of somebody who helps with a class. */
async function consoleOf(room: AClass, kind: HelperKind, tables: readonly string[] = []): Promise<Page> {
  const tickets: HelperTicket[] = [];
  room.host.room.onMessage('helper', (ticket: HelperTicket) => tickets.push(ticket));
  expect((await room.host.ask({ type: 'inviteHelper', kind, label: kind, tables })).refusal).toBeUndefined();
  await room.host.until('the link', () => tickets.some(({ helper }) => helper.label === kind));
  const ticket = tickets.find(({ helper }) => helper.label === kind);
  return arrive(`/host/${room.classId}#host=${must(ticket, 'a link').token}`, { viewport: NOTEBOOK });
}

it('shows an assistant and an observer where a table stands, and nothing to press that is not theirs', async () => {
  const room = await aClass(server().url);
  await gather(room, 8);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const looks = 'Keys: J and K move from table to table, Enter opens one.';
  const ticks = 'Keys: J and K move from table to table, Enter opens one, X ticks it, N goes to “Needs you”.';
  for (const { page, keys, boxes } of [
    // An assistant speaks to the tables that are theirs, and ticks no others.
    { page: await consoleOf(room, 'assistant', ['A']), keys: ticks, boxes: ['Tick table A'] },
    { page: await consoleOf(room, 'observer'), keys: looks, boxes: [] },
  ]) {
    await page.getByText(keys, { exact: true }).waitFor();
    const shown = await page.getByRole('checkbox', { name: /^Tick/ }).all();
    expect(await Promise.all(shown.map((box) => box.getAttribute('aria-label')))).toEqual(boxes);
    expect(await page.getByText('Go on to the next person').count()).toBe(0);
    await page.getByRole('link', { name: 'Table A' }).click();
    const clock = page.getByRole('region', { name: 'Round 1 of 4' });
    await clock.getByText('Briefing').waitFor();
    expect(await clock.getByRole('button').count()).toBe(0);
    expect(await clock.getByRole('checkbox').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await screenshot(page, 'other-hosts-table');
  }
});

it('tells a co-teacher who came while a deal was shown of no refusal when somebody else carries it out', async () => {
  const room = await aClass(server().url);
  await gather(room, 8);
  expect((await room.host.ask(DEAL)).refusal).toBeUndefined();
  const page = await consoleOf(room, 'coTeacher');
  await page.getByRole('button', { name: 'Seat everybody' }).waitFor();
  await room.host.until('the deal', ({ deal }) => deal() !== undefined);
  const { deal } = must(room.host.deal(), 'deal');
  expect((await room.host.ask({ type: 'applyDeal', deal })).refusal).toBeUndefined();
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
  expect(await page.getByText('not possible at this stage').count()).toBe(0);
});

it('has one plan of the lesson for all who host: the end that one of them enters stands on every console', async () => {
  const room = await aClass(server().url);
  const host = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  const ends = host.getByLabel('The lesson ends at');
  // Filled in when the first console is opened.
  expect(await ends.inputValue()).toMatch(/^\d\d:\d\d$/);
  await ends.fill('10:45');
  const helper = await consoleOf(room, 'coTeacher');
  const same = helper.getByLabel('The lesson ends at');
  await expect.poll(() => same.inputValue()).toBe('10:45');
  await same.fill('11:30');
  await expect.poll(() => ends.inputValue()).toBe('11:30');
  await host.reload();
  await expect.poll(() => ends.inputValue()).toBe('11:30');
  const observer = await consoleOf(room, 'observer');
  await observer.locator('main').waitFor();
  expect(await observer.getByLabel('The lesson ends at').count()).toBe(0);
});

it('says within which limits the days may be chosen for which a class is kept, and goes back to those that count', async () => {
  const room = await aClass(server().url);
  const page = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  const days = page.getByLabel('Days until all is deleted');
  const most = await days.inputValue();
  await days.fill('900');
  await days.press('Enter');
  await page
    .getByText(
      `This must be a whole number of days from 0 to ${most}: the server keeps nothing longer. It stays at ${most} days.`,
    )
    .waitFor();
  expect(await days.inputValue()).toBe(most);
  await days.fill('3');
  await days.press('Enter');
  await room.host.until('the days', ({ view }) => view().keptDays === 3);
  await page.getByText('This must be a whole number').waitFor({ state: 'detached' });
  await days.fill('');
  await days.press('Enter');
  await page.getByText('It stays at 3 days.').waitFor();
  expect(await days.inputValue()).toBe('3');
});

it('leaves door, chat and deletion to the console of the class, at whose tables they are the same', async () => {
  const room = await aClass(server().url);
  await gather(room, 5);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const page = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  await page.getByLabel('Lock the class').waitFor();
  await page.getByRole('link', { name: 'Table A' }).click();
  await page.getByText(/^Who may come in and how people talk is the same at all tables/).waitFor();
  expect(await page.getByRole('checkbox', { name: /^Lock/ }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /delete it$/ }).count()).toBe(0);
  expect((await room.host.ask({ type: 'press', press: 'endNow' })).refusal).toBeUndefined();
  await page.getByRole('link', { name: 'All tables' }).click();
  await page.getByRole('button', { name: 'Next game' }).waitFor();
  // The game is over: there are no phases left to end.
  expect(await page.getByLabel('Phases end').count()).toBe(0);
});

it('tells on the big screen of a class, once the negotiation at home is over, until when envelopes are due', async () => {
  const room = await aClass(server().url);
  await gather(room, 5);
  await dealAll(room);
  expect((await room.host.ask({ type: 'startPlay' })).refusal).toBeUndefined();
  const now = Date.now();
  const times = { talksUntilAt: now + DAY_MS, sealedUntilAt: now + 2 * DAY_MS, zone: 'UTC' };
  expect((await room.host.ask({ type: 'setHomework', ...times, reveal: 'inClass' })).refusal).toBeUndefined();
  const { token } = must(room.host.welcomes[0]?.screen, 'a screen');
  const screen = await arrive(`/screen/${room.classId}#screen=${token}`, { viewport: PROJECTOR });
  await screen.getByText(/^Round 1 at home: negotiate until /).waitFor();
  for (const phase of ['negotiation', 'policy']) {
    expect((await room.host.ask({ type: 'press', press: 'skipPhase' })).refusal).toBeUndefined();
    await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
  }
  await screen.getByText(/^Round 1 at home: seal your envelope by /).waitFor();
});
