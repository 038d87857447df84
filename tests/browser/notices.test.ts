import { expect, it } from 'vitest';
import { aFullHouse } from './support/fullHouse.ts';
import { PHONE } from './support/openBrowser.ts';
import { passTo, tablePaper } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** A message of what others did never lies over what is to be done next. */
const { server, arrive } = visits();
/** As long as a message is shown, and a little more. */
const SHOWN_MS = 6_100;
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'notices' } as const;

/** Where the first message stands against the next move, and a finger on it, in one step: messages go by themselves. */
function touchFirstMessage(): { readonly bottom: number; readonly moveTop: number } | undefined {
  const [message, move] = [document.querySelector('.toasts .toast'), document.querySelector('.move')];
  if (message === null || move === null) return undefined;
  for (const type of ['pointerover', 'pointerenter'])
    message.dispatchEvent(new PointerEvent(type, { pointerType: 'touch' }));
  return { bottom: message.getBoundingClientRect().bottom, moveTop: move.getBoundingClientRect().top };
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
  const touched = phone.waitForFunction(touchFirstMessage);
  await tablePaper(house.seatOf('BOR'), {
    parties: among,
    clauses: [{ type: 'freeTradeArea', among, exceptions: [] }],
  });
  const told = await (await touched).jsonValue();
  expect(told?.bottom).toBeLessThanOrEqual(told?.moveTop ?? Number.NaN);
  await phone.clock.fastForward(SHOWN_MS);
  await message.waitFor({ state: 'detached' });
  await phone.locator('.move button').click();
  await phone.locator('.sheet').waitFor();
});

it('begins every phase at the top of its column, however far down the last one was read', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'top' });
  const page = await arrive(house.deskOf('ALB'), { viewport: { width: 1024, height: 600 } });
  const column = page.locator('.player-right');
  await house.start();
  await passTo(house, 'negotiation', 1);
  await column.locator('.deals').waitFor();
  await column.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight, behavior: 'instant' }));
  expect(await column.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(0);
  await passTo(house, 'policy', 1);
  await column.getByRole('button', { name: 'Seal my wall' }).waitFor();
  await expect.poll(() => column.evaluate((pane) => pane.scrollTop)).toBe(0);
});
