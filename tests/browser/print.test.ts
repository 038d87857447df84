import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../shared/content/presets.ts';
import { aClass, aClassBody, dealAll, gather } from '../server/support/aClass.ts';
import { aSessionBody, openTable } from '../server/support/requests.ts';
import { axeViolations } from './support/axeViolations.ts';
import { overflow } from './support/inspectSurface.ts';
import { PHONE, screenshot } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

const NOTEBOOK = { width: 1366, height: 768 };

const { arrive, server } = visits();

/** Pages of what the browser prints. */
async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** Leaves one kind of sheet on the page. */
async function only(page: Page, label: string): Promise<void> {
  for (const box of await page.getByRole('checkbox').all()) await box.setChecked(false);
  await page.getByLabel(label, { exact: true }).check();
}

describe('the print kit', () => {
  it('prints the sheets of a class, filled from its own figures, on A4 and on Letter', async () => {
    const room = await aClass(
      server().url,
      aClassBody({ timed: false, agreementLimits: PRESETS.firstLesson.agreementLimits }),
    );
    await gather(room, 8);
    await dealAll(room);
    await room.host.ask({ type: 'startPlay' });
    for (const phase of ['negotiation', 'policy', 'results', 'briefing']) {
      await room.host.ask({ type: 'press', press: 'skipPhase' });
      await room.host.until(phase, ({ summaries }) => summaries().every((table) => table.phase === phase));
    }
    const page = await arrive(`/print/${room.classId}#host=${room.hostToken}`, { viewport: NOTEBOOK });
    await page.getByRole('heading', { name: 'Worksheet: answers for the teacher' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // Two tables of four seats.
    expect(await page.locator('.card').count()).toBe(8);
    expect(await page.getByText('As soon as a round has been revealed, the figures').count()).toBe(0);
    for (const format of ['A4', 'Letter'] as const) {
      const sheets = { 'Role cards, four a page': 2, 'Table tents, to be folded': 2, Worksheet: 1 };
      for (const [label, pages] of Object.entries(sheets)) {
        await only(page, label);
        expect(await pagesOf(page, format), `${label}, ${format}`).toBe(pages);
      }
      await only(page, 'The rules on a page');
      await page.getByText('You may sign 1 agreement a round.').waitFor();
      expect(await pagesOf(page, format), `rules, ${format}`).toBe(1);
    }
    await only(page, 'A card for each name of a list');
    // A list of a class can be read where it is pasted.
    const list = await page.getByLabel('Names, one a line').boundingBox();
    expect(list?.height).toBeGreaterThan(140);
    await page.getByLabel('Names, one a line').fill('Ada\nada');
    await page.getByText('Line 2: the same name stands in line 1.').waitFor();
    await page
      .getByLabel('Names, one a line')
      .fill(Array.from({ length: 13 }, (_, at) => `Person ${at}`).join('\n'));
    expect(await pagesOf(page, 'A4')).toBe(2);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await screenshot(page, 'print-roster');
    // Cards to come back by, whose code fills in name and PIN.
    await page.emulateMedia({ media: 'screen' });
    await only(page, 'A card for everybody who has joined, to come back by: name, PIN and code');
    await page.getByRole('button', { name: 'Make PINs to print' }).click();
    const card = page.locator('.card').filter({ hasText: 'Person 8' });
    await card.waitFor();
    await page.emulateMedia({ media: null });
    expect(await pagesOf(page, 'A4')).toBe(1);
    await screenshot(page, 'print-pins', { isWhole: true });
    const pin = /PIN (\d{4})/.exec(await card.innerText())?.[1] ?? '';
    const back = await arrive(`/join/${room.code}#me=Person+8&pin=${pin}`, { viewport: PHONE });
    await back.getByRole('button', { name: 'Come back' }).click();
    await back.waitForURL(/\/table\/g/);
  });

  it('leads from a card to the seat of a table, which a name takes', async () => {
    const { url } = server();
    const table = await openTable(url, aSessionBody());
    const page = await arrive(`/print/${table.gameId}#host=${table.hostToken}`, {
      viewport: PHONE,
      language: 'zh',
    });
    await page.getByRole('heading', { name: '学习单：教师用答案' }).waitFor();
    await screenshot(page, 'print-phone-zh');
    expect(await overflow(page)).toEqual([]);
    const join = await arrive(`/join/${table.code}#at=BOR&me=Ben`, { viewport: PHONE });
    await join.getByRole('button', { name: 'Join the table' }).click();
    await join.getByRole('heading', { name: /^You govern Borea/ }).waitFor();
  });
});

describe('the privacy page', () => {
  it.each([
    { language: 'en', heading: 'Until when', until: '30 days later all of it is deleted' },
    { language: 'zh', heading: '保存到什么时候', until: '再过30天' },
  ] as const)('says in $language by the settings of the server what is kept', async (each) => {
    const { language, heading, until } = each;
    const page = await arrive('/privacy', { viewport: PHONE, language });
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.getByText(until).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await overflow(page)).toEqual([]);
    await screenshot(page, `privacy-phone-${language}`);
  });
});
