import { expect, it } from 'vitest';
import { aFullHouse } from './support/fullHouse.ts';
import { LAPTOP, screenshot } from './support/openBrowser.ts';
import { mustDo, passTo, skipTo, tableProposal } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** Numbers that people type are taken as they were typed, or it is said why not. */
const { server, arrive } = visits();
const TABLE = {
  scenarioId: 'world',
  preset: 'worldPlain',
  opening: 'highWalls',
  rounds: 2,
  seed: 'amounts',
} as const;

it('takes a sum while it is typed, never a part of it, says its bound, and counts in billions', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const page = await arrive(house.deskOf('CAN'), { viewport: LAPTOP });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await tableProposal(house.seatOf('MEX'), {
    parties: ['MEX', 'CAN'],
    clauses: [
      { type: 'tariffConcession', by: 'MEX', to: ['CAN'], sector: 'AGR', rateBp: 500 },
      { type: 'payment', from: 'CAN', to: 'MEX', amountMn: 46, rounds: 1 },
    ],
  });
  await page.locator('.slip-open', { hasText: 'From Mexico' }).click();
  await expect.poll(() => page.locator('.sheet').innerText()).toContain('US$0.046 bn');
  await page.getByRole('button', { name: 'Counter-offer' }).click();
  // The payment that is haggled over lies open, the articles are folded.
  const field = page.getByRole('textbox', { name: /^Amount a round/ });
  await expect.poll(() => field.inputValue()).toBe('0.046');
  // Half written, the number on the desk stays what it was.
  const terms = () => page.locator('.desk-left').innerText();
  await field.pressSequentially('9');
  await expect.poll(terms).toContain('as sent');
  await field.fill('3000');
  await expect
    .poll(() => page.locator('.bound-note').allInnerTexts())
    .toContainEqual(expect.stringMatching(/^at most /));
  await field.press('Enter');
  const most = await field.inputValue();
  expect(Number(most)).toBeGreaterThan(1);
  // Beside it the bound is told in three digits, rounded down.
  const bound = async (): Promise<number> =>
    Number(/at most US\$([\d.]+) bn/.exec(await page.locator('.desk-proposal').innerText())?.[1]);
  await expect.poll(bound).toBeGreaterThan(0.99 * Number(most));
  expect(await bound()).toBeLessThanOrEqual(Number(most));
  await screenshot(page, 'amounts-at-most');
  await field.fill('0,25');
  // It counts before the field is left, and the field keeps what is being written.
  await expect.poll(terms).toContain('US$0.25 bn');
  expect(await field.inputValue()).toBe('0,25');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('0.25');
  await expect.poll(() => page.locator('.bound-note:visible').count()).toBe(0);
});

it('says before the wall is sealed that it breaks a promise', async () => {
  const house = await aFullHouse(server().url, TABLE);
  await house.start();
  await passTo(house, 'negotiation', 1);
  const promise = { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } };
  await mustDo(house.seatOf('CAN').client, promise);
  // From here on the seat is the page's.
  const page = await arrive(house.deskOf('CAN'), { viewport: LAPTOP });
  await skipTo(house, 'policy');
  await page.getByRole('slider').first().press('ArrowRight');
  await page.locator('.seal-row').getByText('This breaks what you promised').waitFor();
  await page.getByRole('slider').first().press('ArrowLeft');
  await page.locator('.seal-row').getByText('This breaks what you promised').waitFor({ state: 'detached' });
});
