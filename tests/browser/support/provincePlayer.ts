import type { Locator, Page } from 'playwright-core';
import type { TextKey } from '../../../client/text/areas.ts';
import { pressUntil, signOffer } from './pressUntil.ts';
import type { Words } from './wordsIn.ts';

export type ProvincePlayer = ReturnType<typeof provincePlayer>;
export type WrittenPayment = { readonly from: string; readonly to: string; readonly yuan100m: number };
export type WrittenPact = {
  readonly members: readonly string[];
  readonly rounds: number;
  readonly deposit: number;
  readonly payments: readonly WrittenPayment[];
};

/** What somebody who governs a province, or the centre, does on a device in the words that stand on it. */
export function provincePlayer(page: Page, words: Words, isPhone: boolean) {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name }).first();
  const named = (key: TextKey): Locator =>
    page.getByRole('button', { name: words(key), exact: true }).first();
  const nameOf = (economy: string): string => words(`economy.${economy}` as TextKey);

  /** Phones show one section at a time. */
  async function goTo(section: 'deals' | 'map' | 'chat' | 'economy'): Promise<void> {
    const tabs = page.getByRole('navigation', { name: words('tab.sections') });
    if (isPhone) await tabs.getByRole('button', { name: words(`tab.${section}`) }).click();
  }

  async function openDesk(): Promise<void> {
    await goTo('deals');
    await pressUntil(page.locator('.deals .write'), { comes: page.locator('.pact-desk') });
  }

  /** A binding pact without walls and blocks among its members, and who is paid for it. */
  async function writeBody({ members, rounds, deposit, payments }: WrittenPact): Promise<void> {
    const desk = page.locator('.pact-desk');
    for (const member of members) await desk.getByRole('button', { name: nameOf(member) }).click();
    await desk.locator('.radios label', { hasText: words('pact.binding') }).click();
    await desk.locator('.pact-terms-fold > summary').click();
    await desk.getByLabel(words('pactDesk.atMost')).selectOption('0');
    await setNumber(desk.getByRole('textbox', { name: words('field.rounds') }).first(), rounds);
    await setNumber(desk.getByRole('textbox', { name: words('pactDesk.deposit') }), deposit);
    await desk.locator('.pact-payments > summary').click();
    for (const [place, { from, to, yuan100m }] of payments.entries()) {
      await desk.getByRole('button', { name: words('pactDesk.addPayment') }).click();
      const row = desk.locator('.pact-payment').nth(place);
      await row.getByLabel(words('field.from')).selectOption(from);
      await row.getByLabel(words('field.receiver')).selectOption(to);
      // Sums are typed as they are written: in 亿元, or in billions, ten of which make one.
      const isInBillions = words('pactDesk.sum').includes('bn');
      const sum = isInBillions ? yuan100m / 10 : yuan100m;
      await setNumber(row.getByRole('textbox', { name: words('pactDesk.sum') }), sum);
    }
  }

  async function send(): Promise<void> {
    await pressUntil(page.locator('.pact-desk .sheet-foot .primary'), { goes: page.locator('.pact-desk') });
  }

  async function openProposal(): Promise<void> {
    await goTo('deals');
    await pressUntil(page.locator('.slip-open').first(), { comes: page.locator('.pact-terms') });
  }

  /** Reads the open proposal to the last term, signs, and confirms where the signature is asked for. */
  async function sign(): Promise<void> {
    await signOffer(page, {
      sign: named('proposal.sign'),
      readOn: named('proposal.readOn'),
      confirm: named('confirm.sign'),
    });
  }

  const level = (dial: 'wall' | 'block', wanted: number): Locator =>
    page.getByRole('radiogroup', { name: words(`dial.${dial}`) }).locator(`[data-level="${wanted}"]`);

  /** What a level of a dial is done with. */
  const toolOf = (dial: 'wall' | 'block', at: number): string => words(`dial.${dial}.${at}` as TextKey);

  async function seal(): Promise<void> {
    await goTo('economy');
    await pressUntil(named('measures.seal'), { comes: page.locator('.sealed') });
  }

  /** Opens a measure that is folded away in the envelope. */
  async function unfold(title: string): Promise<Locator> {
    const fold = page.locator('.measure-fold').filter({ hasText: title });
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
    return fold;
  }

  return {
    page,
    button,
    named,
    nameOf,
    goTo,
    openDesk,
    writeBody,
    send,
    openProposal,
    sign,
    level,
    toolOf,
    seal,
    unfold,
  };
}

async function setNumber(field: Locator, value: number): Promise<void> {
  await field.fill(String(value));
  await field.press('Tab');
}
