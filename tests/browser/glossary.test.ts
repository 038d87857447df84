import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Phase } from '../../shared/content/vocabulary.ts';
import type { AClient } from '../server/support/aClient.ts';
import { aTable, type ATable } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { foreignWords } from './support/foreignWords.ts';
import { axeViolations } from './support/axeViolations.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';
import { wordsIn } from './support/wordsIn.ts';

/** Cards that explain, at a table and in the glossary. */
const { server, arrive } = visits();

describe('the glossary', () => {
  it('opens the card that its address names, finds others, and leads from card to card', async () => {
    const page = await arrive('/concepts#tradeDiversion', { viewport: LAPTOP, theme: 'light' });
    const card = page.locator('#tradeDiversion');
    await card.getByRole('heading', { name: 'In the world' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'glossary-laptop');
    await card.getByRole('link', { name: 'Trade creation' }).click();
    await page.locator('#tradeCreation').getByRole('heading', { name: 'In the world' }).waitFor();
    await page.getByRole('searchbox').fill('kojima');
    await expect.poll(() => page.locator('.glossary details').count()).toBe(1);
    await page.getByRole('searchbox').fill('xyzzy');
    await page.getByText('No card has that word.').waitFor();
  });

  it('is whole in Chinese on a phone', async () => {
    const page = await arrive('/concepts#rulesOfOrigin', { viewport: PHONE, language: 'zh' });
    await page.locator('#rulesOfOrigin').getByRole('heading', { name: '现实中' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await screenshot(page, 'glossary-phone');
    await page.evaluate(() => {
      for (const card of document.querySelectorAll('details')) card.open = true;
    });
    expect(await page.locator('main').innerText()).not.toMatch(/concept\.|concepts\./);
  });

  it('lies beside the rules, which begin with those of provinces where one comes from their table', async () => {
    const words = await wordsIn('en');
    const first = async (address: string): Promise<string> => {
      const page = await arrive(address, { viewport: PHONE });
      return await page.locator('.help-sheet h2').first().innerText();
    };
    expect(await first('/rules#provinces')).toBe(words('rules.provinces.title'));
    expect(await first('/rules')).toBe(words('rules.round'));
  });

  it('is found from the rules', async () => {
    const page = await arrive('/rules', { viewport: LAPTOP });
    await page.getByRole('main').getByRole('link', { name: 'Glossary of trade and integration' }).click();
    await page.getByRole('searchbox').waitFor();
  });
});

async function mustDo(client: AClient, intent: unknown): Promise<void> {
  expect(await client.ask(intent)).toMatchObject({ seq: expect.any(Number) as number });
}

async function skipTo(table: ATable, phase: Phase): Promise<void> {
  await mustDo(table.host, { type: 'skipPhase' });
  await table.host.until(phase, ({ game }) => game().phase === phase);
}

/** The first reveal of a quartet in which Alba and Borea have signed, seen from Alba's device. */
async function atResults(options: Parameters<typeof arrive>[1]): Promise<Page> {
  const settings = { scenarioId: 'quartet', preset: 'firstLesson', seed: 'cards', timed: false } as const;
  const table = await aTable(server().url, aSessionBody({}, settings));
  const { client: ada, token } = await table.guest('Ada', { seat: 'ALB' });
  const { client: ben } = await table.guest('Ben', { seat: 'BOR' });
  await table.start();
  await skipTo(table, 'negotiation');
  const pair = ['ALB', 'BOR'];
  const clauses = [{ type: 'freeTradeArea', among: pair, exceptions: [] }];
  await mustDo(ada, { type: 'tableProposal', draft: { parties: pair, clauses } });
  const offer = () => Object.values(ben.game().proposals).find(({ author }) => author === 'ALB');
  await ben.until('the offer', () => offer() !== undefined);
  const proposal = offer();
  await mustDo(ben, {
    type: 'signProposal',
    proposal: proposal?.id,
    revision: proposal?.revision,
    confirmed: true,
  });
  // A seat has one device: the page takes over from the program that has signed.
  const page = await arrive(`/table/${table.gameId}#seat=${token}`, options);
  await page.getByRole('main').waitFor();
  await skipTo(table, 'policy');
  await skipTo(table, 'results');
  for (const stop of ['flows', 'gains'] as const) await mustDo(table.host, { type: 'stepReveal', stop });
  // What the page still had to draw could take the focus from whoever is at it already.
  const gains = options?.language === 'zh' ? '带来了什么' : 'What it brought';
  await page.locator('.stops [aria-current=step]').getByText(gains).waitFor();
  await page.locator('details.more > summary').click();
  return page;
}

const PHONE_IN_CHINESE = {
  name: 'phone',
  look: { viewport: PHONE, language: 'zh', theme: 'dark' },
} as const;
const LAPTOP_IN_ENGLISH = {
  name: 'laptop',
  look: { viewport: LAPTOP, language: 'en', theme: 'light' },
} as const;

describe('a card at a table', () => {
  it.each([
    { ...PHONE_IN_CHINESE, part: '贸易创造', seeAlso: '另见', back: /^返回/ },
    { ...LAPTOP_IN_ENGLISH, part: 'Trade created', seeAlso: 'See also', back: /^Back to/ },
  ])(
    'opens from the bill by keyboard with this table’s numbers: $name',
    async ({ name, look, part, seeAlso, back }) => {
      const page = await atResults(look);
      const row = page.locator('details.bill-row').filter({ hasText: part }).first();
      await row.locator('summary').focus();
      await page.keyboard.press('Enter');
      const link = row.getByRole('button').first();
      await link.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('heading', { level: 2 }).waitFor();
      await expect.poll(() => dialog.locator('.concept-table .concept-bar').count()).toBeGreaterThan(2);
      if (look.language === 'zh') {
        const works = (await dialog.locator('cite').allInnerTexts()).join(' ');
        const words = await foreignWords(page);
        expect(words.filter((word) => !works.includes(word))).toEqual([]);
      }
      expect(await axeViolations(page)).toEqual([]);
      await screenshot(page, `concept-card-${name}`);
      const title = await dialog.getByRole('heading', { level: 2 }).innerText();
      await dialog.getByRole('heading', { name: seeAlso }).waitFor();
      await dialog.locator('.concept-related button').first().click();
      await expect.poll(() => dialog.getByRole('heading', { level: 2 }).innerText()).not.toBe(title);
      await dialog.getByRole('button', { name: back }).click();
      await expect.poll(() => dialog.getByRole('heading', { level: 2 }).innerText()).toBe(title);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await link.evaluate((element) => document.activeElement === element)).toBe(true);
    },
  );
});
