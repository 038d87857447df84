import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE } from './support/openBrowser.ts';
import { passTo, tablePaper } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** A message of what others did never lies over what is to be done next. */
const { server, arrive } = visits();
/** As long as a message is shown, and a little more. */
const SHOWN_MS = 6_100;
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'notices' } as const;

async function topAndBottom(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  return { top: box?.y ?? Number.NaN, bottom: (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) };
}

it('tells on a phone, over the header, who sent a paper, and a finger does not hold it there', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await phone.locator('.deals').waitFor();
  const among = ['BOR', 'ALB'];
  await phone.clock.install();
  const message = phone.locator('.toasts .toast');
  await tablePaper(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  await message.waitFor();
  const [move, told] = [await topAndBottom(phone, '.move'), await topAndBottom(phone, '.toasts .toast')];
  expect(told.bottom).toBeLessThanOrEqual(move.top);
  await message.dispatchEvent('pointerover', { pointerType: 'touch' });
  await message.dispatchEvent('pointerenter', { pointerType: 'touch' });
  await phone.clock.fastForward(SHOWN_MS);
  await message.waitFor({ state: 'detached' });
  await phone.locator('.move button').click();
  await phone.locator('.sheet').waitFor();
});
