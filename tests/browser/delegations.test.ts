import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { must } from '../../shared/kernel/records.ts';
import { aClass, gather } from '../server/support/aClass.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };

const { arrive, server } = visits({ CLOCK_RATE: '1' });

async function judge(page: Page, name: string): Promise<void> {
  await screenshot(page, `shared-seat-${name}`);
  expect.soft(await axeViolations(page), name).toEqual([]);
  expect.soft(await overflow(page), name).toEqual([]);
}

async function joined(code: string, name: string, viewport: typeof PHONE | typeof NOTEBOOK): Promise<Page> {
  const page = await arrive(`/join/${code}`, { viewport });
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the class' }).click();
  await page.getByRole('heading', { name: `You are in, ${name}` }).waitFor();
  return page;
}

it('shows two people at one seat their offices, whose press each button is, and hands the chair over', async () => {
  const room = await aClass(server().url);
  const ada = await joined(room.code, 'Ada', PHONE);
  const ben = await joined(room.code, 'Ben', NOTEBOOK);
  await gather(room, 3, 3);
  const console = await arrive(`/host/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
  await console.getByLabel('People a seat, at most').selectOption('2');
  await console.getByText('5 people, 1 table').waitFor();
  await judge(console, 'deal-laptop');
  await console.getByRole('button', { name: 'Seat everybody' }).click();
  for (const page of [ada, ben]) await page.waitForURL(/\/table\/g/);
  await room.host.ask({ type: 'startPlay' });
  await room.host.ask({ type: 'press', press: 'skipPhase' });

  const offices = (page: Page) => page.locator('.seat-offices');
  await offices(ada).getByText('chair and treasurer').waitFor();
  await offices(ben).getByText('envoy and analyst').waitFor();
  await ada.getByRole('button', { name: 'Ready', exact: true }).first().waitFor();
  await judge(ada, 'chair-phone');
  await judge(ben, 'envoy-laptop');
  expect(await ben.getByRole('button', { name: 'Ready', exact: true }).first().isDisabled()).toBe(true);
  await offices(ada).click();
  await ada.getByRole('dialog').getByText('signs and refuses, seals, leaves agreements').waitFor();
  await judge(ada, 'sheet-phone');
  await ada.getByRole('button', { name: 'Pass the chair to Ben' }).click();
  await offices(ben).getByText('chair and treasurer').waitFor();
  await offices(ada).getByText('envoy and analyst').waitFor();
  expect(await ben.getByRole('button', { name: 'Ready', exact: true }).first().isDisabled()).toBe(false);

  // The chair's page dies; the other has the chair again.
  await ben.context().close();
  await offices(ada).getByText('chair and treasurer').waitFor({ timeout: 30_000 });
  await console.getByRole('checkbox', { name: /^All may press/ }).check();
  await offices(ada).getByText('all offices').waitFor();
  await judge(console, 'offices-laptop');
  expect(must(room.host.people()[0], 'Ada').offices).toContain('chair');
});
