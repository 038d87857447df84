import { expect } from 'vitest';
import type { Page } from 'playwright-core';

type Bar = { readonly name: string; readonly value: number; readonly explained: string };
/** An account as it stands on the screen. */
export type ShownAccount = {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** Absent where the bars are of different kinds and have no sum. */
  readonly sum?: number;
  /** What the last digit is worth. */
  readonly unit: number;
};

/** Opens every bar of every account in sight, and reads them: each says what it means, and they sum to what is told. */
export async function openAccounts(page: Page): Promise<ShownAccount[]> {
  await openFolds(page, '.bill');
  const accounts = await readAccounts(page);
  for (const { title, bars, sum, unit } of accounts) {
    for (const { name, explained } of bars) expect(explained, `${title}: ${name}`).not.toBe('');
    if (sum === undefined) continue;
    const total = bars.reduce((all, { value }) => all + value, 0);
    // Each number is rounded to the last digit shown, and a bar below it is left out.
    expect(Math.abs(total - sum), `${title}: bars ${total}, sum ${sum}`).toBeLessThanOrEqual(
      unit * (bars.length / 2 + 1),
    );
  }
  return accounts;
}

/** Opens whatever is folded away in a part of the page: something must be behind it. */
export async function openFolds(page: Page, part: string): Promise<void> {
  // Folds with a name are drawers of which one is open at a time.
  const closed = page.locator(part).locator('details:not([open]):not([name]):visible > summary');
  for (let left = await closed.count(); left > 0; left--) {
    const fold = await closed.first().elementHandle();
    await fold?.click();
    const [title, hidden] = (await fold?.evaluate((summary) => [
      summary.textContent,
      [...(summary.parentElement?.children ?? [])]
        .slice(1)
        .map((each) => each.textContent)
        .join(''),
    ])) ?? ['', ''];
    expect(hidden, title).toMatch(/\p{Letter}/u);
  }
}

async function readAccounts(page: Page): Promise<ShownAccount[]> {
  return page.locator('.bill details.bill-row').evaluateAll((rows) => {
    const valueOf = (row: Element): { value: number; unit: number } => {
      const shown = row.querySelector('.delta');
      const text = shown?.textContent?.replaceAll(',', '') ?? '0';
      const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
      const size = Number(/[\d.]+/.exec(text)?.[0] ?? 0);
      return { value: shown?.classList.contains('down') === true ? -size : size, unit: 10 ** -digits };
    };
    const barOf = (row: Element): { name: string; value: number; explained: string } => {
      const opened = [...row.children].slice(1).map((each) => each.textContent ?? '');
      const name = row.querySelector('summary > span')?.textContent ?? '';
      return { name, value: valueOf(row).value, explained: opened.join('').trim() };
    };
    // Bars that stand together belong together; their sum, if they have one, stands with them.
    const groups = [...new Set(rows.map((row) => row.parentElement))].filter((group) => group !== null);
    return groups.map((group) => {
      const titles = [group.querySelector('h4'), group.closest('.bill')?.querySelector('h3')];
      const title = titles.find((each) => each !== null && each !== undefined)?.textContent ?? '';
      const bars = [...group.querySelectorAll(':scope > details.bill-row')].map(barOf);
      const last = group.querySelector(':scope > .bill-row.sum');
      if (last === null) return { title, bars, unit: 1 };
      const { value: sum, unit } = valueOf(last);
      return { title, bars, sum, unit };
    });
  });
}

/** Opens each card that is offered in a part of the page and was not opened before, reads it and closes it again. */
export async function openCards(page: Page, part: string, seen: Set<string>): Promise<void> {
  const links = page.locator(part).locator('.concept-link:visible, .concept-mark:visible');
  const names = await links.evaluateAll((all) =>
    all.map((link) => link.getAttribute('title') ?? link.textContent ?? ''),
  );
  const dialog = page.locator('dialog.concept-dialog');
  for (const [place, name] of names.entries()) {
    if (seen.has(name)) continue;
    await links.nth(place).click();
    const title = await dialog.getByRole('heading', { level: 2 }).innerText();
    expect((await dialog.locator('.lead').innerText()).length, title).toBeGreaterThan(20);
    expect(await dialog.locator('.concept-body section').count(), title).toBeGreaterThan(1);
    expect(await dialog.innerText(), title).not.toMatch(/concepts?\.\w|figure\.\w|undefined|NaN/);
    seen.add(name);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
}
