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

/** Once a message is shown, in the same step since it goes by itself: whether the offices can be pressed, and whether it reaches over the desk. */
function whatCoversOffices() {
  const [toast, offices] = [
    document.querySelector('.toasts .toast'),
    document.querySelector('.seat-offices'),
  ];
  if (toast === null || offices === null) return undefined;
  const { left, top, width } = offices.getBoundingClientRect();
  const isAt = (y: number): boolean =>
    document.elementFromPoint(left + width / 2, y)?.closest('.seat-offices') === offices;
  const wordsOf = (element: Element): DOMRect => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect();
  };
  const told = toast.getBoundingClientRect();
  const desk = document.querySelector('main > .desk')?.getBoundingClientRect();
  return {
    isFree: isAt(top + 1) && isAt(wordsOf(offices).bottom),
    coversDesk: desk === undefined || (told.top < desk.bottom && told.bottom > desk.top),
  };
}

const tabOf = (page: Page, name: string) => page.locator('.phone-tabs').getByRole('button', { name });

it('shows two people at one seat their offices, whose press each button is, what the other writes, and hands chair and pen over', async () => {
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

  // Ada writes and Ben reads; the chair takes the pen, is asked for it and gives it back. The draft stays whole in each hand.
  await tabOf(ada, 'Deals').click();
  await ada.getByRole('button', { name: 'Make an offer' }).click();
  await ada.getByLabel('Add a party').selectOption({ index: 1 });
  await ada.getByLabel('Template').selectOption({ label: 'Preferential arrangement' });
  const articles = (page: Page) => page.getByRole('list', { name: 'Articles' }).getByRole('listitem');
  await ben.getByRole('button', { name: /Ada is writing/ }).click();
  await articles(ben).nth(1).waitFor();
  expect(await ben.getByLabel('Template').isDisabled()).toBe(true);
  await judge(ben, 'reads-draft-laptop');
  const written = await articles(ben).count();
  await ada.getByRole('button', { name: 'Remove article 1' }).click();
  await expect.poll(() => articles(ben).count()).toBe(written - 1);
  await judge(ada, 'writes-draft-phone');
  const told = ada.waitForFunction(whatCoversOffices);
  await ben.getByRole('button', { name: 'Take the pen' }).click();
  // A message on a phone lies over nothing that is pressed.
  expect(await (await told).jsonValue()).toEqual({ isFree: true, coversDesk: false });
  await screenshot(ada, 'shared-seat-told-phone');
  await expect.poll(() => ben.getByRole('button', { name: /^Sign and send to/ }).count()).toBe(1);
  await ada.getByRole('button', { name: 'Ask for the pen' }).click();
  await ben.getByText('Ada asks for the pen of your draft.').waitFor();
  await judge(ben, 'asked-laptop');
  await ben.locator('.note').getByRole('button', { name: 'Hand the pen to Ada' }).click();
  await ada.getByRole('button', { name: /^Sign and send to/ }).waitFor();

  // The chair's page dies; the other has the chair again, and what she wrote.
  await ben.context().close();
  await offices(ada).getByText('chair and treasurer').waitFor();
  await console.getByRole('checkbox', { name: /^All may press/ }).check();
  await offices(ada).getByText('all offices').waitFor();
  await judge(console, 'offices-laptop');
  expect(must(room.host.people()[0], 'Ada').offices).toContain('chair');
});
