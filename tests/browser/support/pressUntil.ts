import { expect } from 'vitest';
import type { Locator } from 'playwright-core';

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

/** Presses what asks first only where it has something to ask, and confirms it there, until what was pressed is gone. */
export async function pressAndConfirm(
  press: Locator,
  confirm: Locator,
  prepare: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const isThere = async (): Promise<boolean> => (await press.count()) > 0 || (await confirm.count()) > 0;
  const isGone = async (): Promise<boolean> => {
    if (!(await isThere())) return true;
    const next = (await confirm.count()) > 0 ? confirm : press;
    if (next === press) await prepare();
    await next
      .first()
      .click({ timeout: SOON_MS })
      .catch(() => undefined);
    // Nothing is sent twice: it is pressed again only if neither a question nor an answer comes of it.
    const asked = next === press ? confirm.first() : undefined;
    const left = press.first().waitFor({ state: 'detached', timeout: LONG_MS });
    await Promise.race([left, ...(asked === undefined ? [] : [asked.waitFor({ timeout: LONG_MS })])]).catch(
      () => undefined,
    );
    return !(await isThere());
  };
  await press.or(confirm).first().waitFor();
  await expect.poll(isGone).toBe(true);
}
