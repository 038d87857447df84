import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE } from './support/openBrowser.ts';
import { passTo, tablePaper } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** A message of what others did never lies over what is to be done next. */
const { server, arrive } = visits();
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'notices' } as const;

async function topAndBottom(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  return { top: box?.y ?? Number.NaN, bottom: (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) };
}

it('tells on a phone, below the next move, who sent a paper', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await phone.locator('.deals').waitFor();
  const among = ['BOR', 'ALB'];
  // A message stays while the pointer rests on it.
  const held = phone.locator('.toasts .toast').hover();
  await tablePaper(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  await held;
  const [move, message] = [await topAndBottom(phone, '.move'), await topAndBottom(phone, '.toasts .toast')];
  expect(message.top).toBeGreaterThanOrEqual(move.bottom);
  await phone.locator('.move button').click();
  await phone.locator('.sheet').waitFor();
});
