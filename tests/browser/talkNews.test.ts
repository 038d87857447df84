import { expect, it } from 'vitest';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE } from './support/openBrowser.ts';
import { passTo } from './support/programs.ts';
import { visits } from './support/visits.ts';

const { server, arrive } = visits();
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'talk-news' } as const;

it('tells on a phone that a person has written while another tab is open, whichever room was chosen', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  const tabs = phone.locator('.phone-tabs');
  await tabs.getByRole('button', { name: 'Chat' }).click();
  await phone.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  await tabs.getByRole('button', { name: 'Deals' }).click();
  await phone.locator('.deals').waitFor();
  const bor = house.seatOf('BOR').client;
  const hello = { channel: { type: 'pair', with: 'ALB' }, body: { type: 'phrase', key: 'hello' } };
  expect((await bor.ask(hello, { type: 'talk' })).refusal).toBeUndefined();
  await tabs.locator('.badge').waitFor();
  expect(await tabs.locator('.badge').innerText()).toBe('1');
  await phone
    .locator('.toasts .toast')
    .filter({ hasText: 'BOR' })
    .getByRole('button', { name: 'Open' })
    .click();
  await phone.locator('.talk .msgs').getByText('Good day').waitFor();
  await tabs.locator('.badge').waitFor({ state: 'detached' });
});
