import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { pressUntil, signOffer } from './pressUntil.ts';

/** A press that something has come to lie over is tried again after this time. */
const SOON_MS = 5_000;
function ignore(): void {}

/** What a person at a seat does, in the words that the English interface uses. */
export type SeatedPlayer = ReturnType<typeof seatedPlayer>;

export function seatedPlayer(page: Page, isPhone: boolean) {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first();

  /** Phones show one section at a time. */
  async function goTo(section: 'Deals' | 'Map' | 'Chat' | 'Economy'): Promise<void> {
    if (isPhone) await page.getByRole('navigation').getByRole('button', { name: section }).click();
  }

  async function view(name: 'Offers' | 'Agreements' | 'Pledges' | 'Disputes'): Promise<void> {
    await goTo('Deals');
    // A conference lies over the proposals where there is room for it, and may come while one looks for them.
    const leave = page.getByRole('button', { name: 'Map and offers' });
    const tab = button(new RegExp(`^${name}`));
    // An open offer has the room of the tabs on a phone.
    const back = page.getByRole('button', { name: 'All offers' });
    const isShown = async (): Promise<boolean> => {
      if (await leave.isVisible()) await leave.click();
      if (!(await tab.isVisible()) && (await back.isVisible())) await back.click();
      if (!(await tab.isVisible())) return false;
      if ((await tab.getAttribute('aria-pressed')) !== 'true')
        await tab.click({ timeout: SOON_MS }).catch(ignore);
      return (await tab.isVisible()) && (await tab.getAttribute('aria-pressed')) === 'true';
    };
    await expect.poll(isShown).toBe(true);
  }

  async function ready(): Promise<void> {
    await goTo('Deals');
    await button(/^Ready/).click();
  }

  /** Opens the desk with an empty proposal to one partner and begins from a template. */
  async function draft(partner: string, template: string): Promise<void> {
    await view('Offers');
    const desk = page.getByRole('region', { name: 'Offer desk' });
    await pressUntil(button(/Make an offer/), { comes: desk });
    // Where all that is written is free trade, its form names the partners.
    const partners = desk.getByRole('group', { name: 'Free trade with' });
    if (await partners.isVisible()) {
      const chosen = partners.getByRole('button', { pressed: true });
      while ((await chosen.count()) > 0) await chosen.first().click();
      await partners.getByRole('button', { name: partner, exact: true }).click();
      return;
    }
    // Who deals with a partner as one leaves with it.
    const remove = desk.getByRole('button', { name: /^Leave out / });
    while ((await remove.count()) > 0) await remove.first().click();
    await desk.getByLabel('Add a party').selectOption({ label: partner });
    await desk.getByLabel('Template').selectOption({ label: template });
  }

  async function send(): Promise<void> {
    // An offer that costs its author is asked for once, as soon as its forecast is there.
    const asked = page.locator('dialog[open]').getByRole('button', { name: 'Sign and send', exact: true });
    await pressUntil(
      button(/^Sign and send to /)
        .or(asked)
        .last(),
      {
        goes: page.getByRole('region', { name: 'Offer desk' }),
      },
    );
  }

  async function openProposal(title: string | RegExp): Promise<void> {
    await view('Offers');
    const back = page.getByRole('button', { name: 'All offers' });
    if (await back.isVisible()) await back.click();
    await pressUntil(page.getByRole('button', { name: title }).first(), { comes: page.locator('.sheet') });
  }

  /** Reads to the last term, signs, and confirms where the signature is asked for. */
  async function sign(): Promise<void> {
    await signOffer(page, {
      sign: page.getByRole('button', { name: 'Sign', exact: true }),
      readOn: page.getByRole('button', { name: 'Read the rest, then sign' }),
      confirm: page
        .locator('dialog[open]')
        .getByRole('button', { name: /^Sign(: it is a deal|, and let |$)/ }),
    });
  }

  async function predictAndSeal(cutting: number): Promise<void> {
    await goTo('Economy');
    const prediction = page.locator('#predict');
    // A phone opens it from one line.
    const fold = page.locator('.predict-fold > summary');
    if ((await fold.isVisible()) && !(await prediction.isVisible())) await fold.click();
    await prediction
      .getByLabel('How many of the others cut their tariffs this round?')
      .selectOption(`${cutting}`);
    await button(/^Seal my /).click();
  }

  return { page, button, goTo, view, ready, draft, send, openProposal, sign, predictAndSeal };
}

/** A game alone as Cato, from the front page to its first negotiation. */
export async function negotiateAsCato(page: Page): Promise<void> {
  // The links stand where the page has room for them: on a phone below, on a laptop beside the map.
  await page.locator('a[href="/alone/firstLesson"]').first().click();
  await page
    .locator('.seats-to-choose')
    .getByRole('button', { name: /^Cato / })
    .click();
  await page
    .getByRole('button', { name: /^Ready/ })
    .first()
    .click();
  await page.locator('.stepper [aria-current=step]').getByText('Negotiate', { exact: true }).waitFor();
}
