import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { axeViolations } from './axeViolations.ts';
import { foreignWords } from './foreignWords.ts';
import { settle, wear, type Look } from './inspectSurface.ts';
import { screenshot } from './openBrowser.ts';

/**
 * Looks at a surface as it stands, then in the other theme and in Chinese, and leaves it as it was: no accessibility violation (of
 * the other theme only those that depend on it), and no word left untranslated. A picture of each for people.
 */
export async function judgeSurface(page: Page, name: string): Promise<void> {
  const root = page.locator('html');
  const isLight = (await root.getAttribute('data-theme')) === 'light';
  const isChinese = (await root.getAttribute('lang'))?.startsWith('zh') === true;
  const own: Look = { language: isChinese ? 'zh' : 'en', theme: isLight ? 'light' : 'dark' };
  const other: Look = { language: 'zh', theme: isLight ? 'dark' : 'light' };
  const faults: string[] = [];
  for (const look of [own, other]) {
    await wear(page, look);
    await settle(page);
    await screenshot(page, `${name}-${look.language}-${look.theme}`);
    faults.push(...(await axeViolations(page, { coloursOnly: look === other })));
    if (look.language === 'zh') faults.push(...(await foreignWords(page)));
  }
  await wear(page, own);
  expect.soft(faults, name).toEqual([]);
}
