import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { axeViolations } from './axeViolations.ts';
import { foreignWords } from './foreignWords.ts';
import { settle, wear, type Look } from './inspectSurface.ts';
import { screenshot } from './openBrowser.ts';

const LOOKS = {
  dark: { language: 'zh', theme: 'light' },
  light: { language: 'zh', theme: 'dark' },
} as const satisfies Record<Look['theme'], Look>;

/**
 * Looks at a surface of an English device as it stands, then in Chinese and the other theme, and leaves it as it was: no
 * accessibility violation, and no word left untranslated. A picture of each for people.
 */
export async function judgeSurface(page: Page, name: string): Promise<void> {
  const theme = (await page.locator('html').getAttribute('data-theme')) === 'light' ? 'light' : 'dark';
  const own: Look = { language: 'en', theme };
  const faults: string[] = [];
  for (const look of [own, LOOKS[theme]]) {
    await wear(page, look);
    await settle(page);
    await screenshot(page, `${name}-${look.language}`);
    faults.push(...(await axeViolations(page)));
    if (look.language === 'zh') faults.push(...(await foreignWords(page)));
  }
  await wear(page, own);
  expect.soft(faults, name).toEqual([]);
}
