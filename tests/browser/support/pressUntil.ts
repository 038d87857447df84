import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** A press that something lies over is tried again after this time. */
const SOON_MS = 5_000;
/** And one that led to nothing after this: nothing is sent twice where a busy machine takes long. */
const LONG_MS = 20_000;

/** Where the press leads: something comes, or what was pressed goes. */
type Outcome = { readonly comes: Locator } | { readonly goes: Locator };

/**
 * Presses until what the press leads to has come. A page moves while others act and forecasts arrive: pressed in that moment, a button is
 * let go of somewhere else, and nothing happens. `prepare` is done anew before each press.
 */
export async function pressUntil(
  press: Locator,
  outcome: Outcome,
  prepare: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const [awaited, state] =
    'comes' in outcome ? ([outcome.comes, 'visible'] as const) : ([outcome.goes, 'detached'] as const);
  const isThere = async (): Promise<boolean> => {
    await prepare();
    const waitMs = await press.click({ timeout: SOON_MS }).then(
      () => LONG_MS,
      () => SOON_MS,
    );
    return awaited
      .first()
      .waitFor({ state, timeout: waitMs })
      .then(
        () => true,
        () => false,
      );
  };
  await expect.poll(isThere).toBe(true);
}

/** What stands on the page of an offer: `readOn` in the place of `sign` until its end was seen, and the answer to a question before it. */
type Signing = { readonly sign: Locator; readonly readOn: Locator; readonly confirm: Locator };

/**
 * Reads the offer that lies open to its end, again where a forecast that arrives makes it longer, signs, and confirms where that is asked
 * for, until nothing is left to press.
 */
export async function signOffer(page: Page, { sign, readOn, confirm }: Signing): Promise<void> {
  const isDone = async (): Promise<boolean> => {
    const left = await Promise.all([sign, readOn, confirm].map((each) => each.count()));
    return left.every((count) => count === 0);
  };
  const isSigned = async (): Promise<boolean> => {
    if (await isDone()) return true;
    const isAsked = (await confirm.count()) > 0;
    await page.locator('.sheet-scroll').evaluateAll(([sheet]) => sheet?.scrollTo(0, sheet.scrollHeight));
    const next = isAsked ? confirm : sign;
    const isPressed = await next
      .first()
      .click({ timeout: SOON_MS })
      .then(
        () => true,
        () => false,
      );
    if (!isPressed) return isDone();
    // Nothing is sent twice: it is pressed again only if neither a question nor an answer comes of it.
    const answered = sign.first().waitFor({ state: 'detached', timeout: LONG_MS });
    const asked = isAsked ? [] : [confirm.first().waitFor({ timeout: LONG_MS })];
    await Promise.any([answered, ...asked]).catch(() => undefined);
    return isDone();
  };
  await sign.or(readOn).first().waitFor();
  await expect.poll(isSigned).toBe(true);
}
