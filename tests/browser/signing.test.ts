import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Draft } from '../../shared/protocol/intents.ts';
import { aFullHouse } from './support/fullHouse.ts';
import { LAPTOP, PHONE, screenshot, SMALL_PHONE } from './support/openBrowser.ts';
import { mustDo, passTo, tableProposal } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** Whoever has come to the last term of a proposal may sign it, however they came there. */
const { server, arrive } = visits();
const TABLE = {
  scenarioId: 'world',
  preset: 'full',
  opening: 'highWalls',
  rounds: 4,
  seed: 'signing',
} as const;
const PAIR = ['MEX', 'CAN'] as const;

const SHORT: Draft = {
  parties: PAIR,
  clauses: [{ type: 'tariffConcession', by: 'MEX', to: ['CAN'], sector: 'AGR', rateBp: 500 }],
};

/** The same for a price that leaves its reader poorer. */
const dear = (rateBp: number): Draft => ({
  parties: PAIR,
  clauses: [
    { type: 'tariffConcession', by: 'MEX', to: ['CAN'], sector: 'AGR', rateBp },
    { type: 'payment', from: 'CAN', to: 'MEX', amountMn: 5_000, rounds: 2 },
  ],
});

/** Seven articles, of which four go beyond tariffs. */
const LONG: Draft = {
  parties: PAIR,
  clauses: [
    { type: 'freeTradeArea', among: PAIR, exceptions: [] },
    { type: 'deepProvision', among: PAIR, provision: 'competition' },
    { type: 'deepProvision', among: PAIR, provision: 'investment' },
    { type: 'deepProvision', among: PAIR, provision: 'standards' },
    { type: 'jointInfrastructure', among: PAIR, contributionBp: 20 },
    { type: 'payment', from: 'MEX', to: 'CAN', amountMn: 500, rounds: 2 },
    { type: 'bindingPeriod', rounds: 3 },
  ],
};

type Size = { readonly width: number; readonly height: number };

async function sheetOf(draft: Draft, viewport: Size): Promise<Page> {
  return (await offerOf(draft, viewport)).page;
}

async function openOffer(page: Page): Promise<void> {
  await page.locator('.slips button').first().click();
  await page.locator('.proposal-actions').waitFor();
}

async function offerOf(draft: Draft, viewport: Size) {
  const house = await aFullHouse(server().url, TABLE);
  const page = await arrive(house.deskOf('CAN'), { viewport });
  await house.start();
  await passTo(house, 'negotiation', 1);
  const author = house.seatOf('MEX');
  const proposal = await tableProposal(author, draft);
  await openOffer(page);
  return {
    page,
    withdraw: () => mustDo(author.client, { type: 'withdrawProposal', proposal }),
    revise: (next: Draft) => mustDo(author.client, { type: 'reviseProposal', proposal, draft: next }),
  };
}

const signOf = (page: Page) => page.getByRole('button', { name: 'Sign', exact: true });
const readOnOf = (page: Page) => page.getByRole('button', { name: 'Read the rest, then sign' });
/** Until the last term was in view Sign leads there, and says so. */
const isOff = async (page: Page): Promise<boolean> =>
  (await readOnOf(page).count()) === 1 && (await signOf(page).count()) === 0;

/** One jump to the foot, as a scroll bar or a reading aid makes it: nothing between is ever drawn. */
async function jumpToFoot(page: Page): Promise<void> {
  await page.locator('.sheet-scroll').evaluate((sheet) => {
    for (let part: Element | null = sheet; part !== null; part = part.parentElement)
      part.scrollTo({ top: part.scrollHeight, behavior: 'instant' });
  });
}

describe('a proposal is signed', () => {
  it('stays as it was opened once its author writes anew, until its reader asks for the new terms, and the question before the signature goes with the offer', async () => {
    const { page, revise, withdraw } = await offerOf(dear(500), LAPTOP);
    const sheet = page.locator('.sheet');
    await signOf(page).waitFor();
    await revise(dear(100));
    const show = page.getByRole('button', { name: 'Show the new terms' });
    await show.waitFor();
    expect(await signOf(page).count()).toBe(0);
    expect(await sheet.locator('.givetake').innerText()).toMatch(/\b5%/);
    await screenshot(page, 'signing-new-terms');
    await show.click();
    await sheet.getByText('What is new').waitFor();
    expect(await sheet.locator('.givetake').innerText()).toMatch(/\b1%/);
    await page.locator('.own-result .delta').waitFor();
    await jumpToFoot(page);
    await expect.poll(() => isOff(page)).toBe(false);
    await signOf(page).click();
    const question = page.getByRole('dialog', { name: 'Sign this?' });
    await question.waitFor();
    // That alone is told which one may have overlooked.
    expect(await question.locator('p').count()).toBe(1);
    expect(await question.locator('p').innerText()).toMatch(/^If all sign, you lose .*% of real income/);
    await screenshot(page, 'signing-price');
    // What the model answers later makes the question longer: its buttons stay where they were.
    const foot = question.locator('.dialog-actions');
    const place = await foot.boundingBox();
    await question.locator('.stack .stack').evaluate((text) => {
      const later = document.createElement('p');
      later.style.height = '59px';
      text.append(later);
    });
    expect(await foot.boundingBox()).toEqual(place);
    await withdraw();
    await question.waitFor({ state: 'detached' });
  });

  it('on a small phone after a press of the button that leads on to the last term, the key End, or one jump to its foot', async () => {
    const page = await sheetOf(LONG, SMALL_PHONE);
    const openAnew = async (): Promise<void> => {
      await page.reload();
      await openOffer(page);
      expect(await isOff(page)).toBe(true);
    };
    await screenshot(page, 'signing-small-phone');
    expect(await isOff(page)).toBe(true);
    await readOnOf(page).click();
    await expect.poll(() => isOff(page)).toBe(false);
    await openAnew();
    await page.locator('.sheet-scroll').focus();
    await page.keyboard.press('End');
    await expect.poll(() => isOff(page)).toBe(false);
    await openAnew();
    await jumpToFoot(page);
    await screenshot(page, 'signing-foot');
    await expect.poll(() => isOff(page)).toBe(false);
    await signOf(page).click();
    const confirm = page.getByRole('button', { name: 'Sign: it is a deal' });
    await confirm.or(page.locator('.fate')).first().waitFor();
  });

  it('at once where it has no price', async () => {
    const page = await sheetOf(SHORT, LAPTOP);
    await page.locator('.own-result .delta').waitFor();
    await expect.poll(() => isOff(page)).toBe(false);
    await signOf(page).click();
    await page.locator('.fate').waitFor();
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  it.each([
    ['a phone', [PHONE]],
    ['a small laptop and a larger one', [{ width: 1024, height: 768 }, LAPTOP]],
  ] as const)(
    'at once where all of it is in view: %s; the list tells the same of it',
    async (_device, windows) => {
      const page = await sheetOf(SHORT, windows[0]);
      for (const [place, viewport] of windows.entries()) {
        await page.setViewportSize(viewport);
        if (place > 0) await openOffer(page);
        await expect.poll(() => isOff(page)).toBe(false);
        // One number stands on the page; the others are behind a press.
        const opened = page.locator('.own-result .delta');
        await opened.waitFor();
        const income = await opened.allInnerTexts();
        await expect(page.locator('.effect-rows').isVisible()).resolves.toBe(false);
        await page.getByText('More about this offer').click();
        await page.locator('.effect-rows').waitFor();
        await page.locator('.sheet-pane .back').click();
        await expect.poll(() => page.locator('.slip .delta').allInnerTexts()).toEqual(income);
        await screenshot(page, `offer-list-${viewport.width}`);
      }
    },
  );
});

/** A window that narrows, a phone held upright and on its side, and back. */
const TURNS = [
  ['stacked', { width: 800, height: 600 }],
  ['phone', PHONE],
  ['stacked', { width: PHONE.height, height: PHONE.width }],
  ['wide', LAPTOP],
] as const;

/** Looks at the page each time it is laid out anew. */
async function turn(page: Page, look: () => Promise<unknown>): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const [layout, size] of TURNS) {
    await page.setViewportSize(size);
    await page.locator(`main.${layout}`).waitFor();
    seen.push(await look());
  }
  return seen;
}

describe('a device that is turned', () => {
  it('keeps what is asked, read and written', async () => {
    const page = await sheetOf(dear(500), LAPTOP);
    await page.locator('.own-result .delta').waitFor();
    await jumpToFoot(page);
    await signOf(page).click();
    const dialog = page.locator('dialog[open]').getByText('Sign this?');
    const foot = page.locator('dialog[open] .dialog-actions');
    const inWindow = async (): Promise<boolean> => {
      const { y = NaN, height = NaN } = (await foot.boundingBox()) ?? {};
      return y >= 0 && y + height <= (page.viewportSize()?.height ?? NaN);
    };
    expect(await turn(page, async () => [await dialog.count(), await inWindow()])).toEqual(
      TURNS.map(() => [1, true]),
    );
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Decline' }).click();
    const why = page.getByRole('combobox', { name: 'Why', exact: false });
    await why.selectOption({ index: 2 });
    const chosen = await why.inputValue();
    expect(new Set(await turn(page, () => why.inputValue()))).toEqual(new Set([chosen]));
    await page.getByRole('button', { name: 'Counter' }).click();
    const terms = page.locator('.desk-proposal .givetake');
    await terms.getByText('Farm goods and food').waitFor();
    expect(new Set(await turn(page, () => terms.innerText()))).toEqual(new Set([await terms.innerText()]));
  });
});

describe('a draft on a phone', () => {
  it('keeps its effect in sight while its articles are written, and covers no form that opens and no control that has the focus', async () => {
    const page = await sheetOf(LONG, PHONE);
    await page.getByRole('button', { name: 'Counter' }).click();
    const line = page.locator('.outlook-line');
    await line.getByText('Real income').waitFor();
    await line.getByText('You').first().waitFor();
    await screenshot(page, 'desk-effect-line');
    const articles = page.getByRole('list', { name: 'Articles' });
    await articles.locator('[aria-expanded=false]').last().click();
    const foot = page.locator('.desk .sheet-foot');
    const isInSight = async (): Promise<void> => {
      const box = await foot.boundingBox();
      expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(PHONE.height + 1);
    };
    await expect(line.isVisible()).resolves.toBe(true);
    await isInSight();
    const { y = 0, height = Infinity } = (await foot.boundingBox()) ?? {};
    expect(height).toBeLessThan(PHONE.height / 5);
    const endOfForm = async (): Promise<number> => {
      const form = await articles.locator('.article-form').boundingBox();
      return (form?.y ?? NaN) + (form?.height ?? NaN);
    };
    await expect.poll(endOfForm).toBeLessThanOrEqual(y + 1);
    const inside = page
      .locator('.desk-proposal .sheet-scroll')
      .locator('button:visible, select:visible, input:visible');
    expect(await inside.count()).toBeGreaterThan(3);
    for (const control of await inside.all()) {
      await control.focus();
      await isInSight();
      const box = await control.boundingBox();
      const bottom = (box?.y ?? NaN) + (box?.height ?? NaN);
      const top = (await foot.boundingBox())?.y ?? NaN;
      expect(bottom, await control.innerText()).toBeLessThanOrEqual(top + 1);
    }
    await line.click();
    // It leads to the end of the page: the whole effect is in sight there.
    const effect = page.locator('.desk-effect');
    await expect
      .poll(async () => {
        const { y = NaN, height = NaN } = (await effect.boundingBox()) ?? {};
        return y >= 0 && y + height <= PHONE.height;
      })
      .toBe(true);
  });
});
