import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { negotiateAsCato } from './support/seatedPlayer.ts';
import { visits } from './support/visits.ts';

/** The map as the board of the game: what is begun by dragging from land to land, and the same without a pointer. */
const { arrive } = visits();

const DESK = '.desk';

async function middleOf(page: Page, land: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.locator(`.map button[data-land=${land}]`).boundingBox();
  if (box === null) throw new Error(`no mark of ${land}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The ring of the own wall in the policy phase: it sets the tariff, and is as it was where it is let go off the map. */
async function setTariffByRing(page: Page): Promise<void> {
  // Bots make the offers that they have left, each of which takes readiness back. Step and button are those of one moment.
  const isThereOrReady = () =>
    page.evaluate(() => {
      const step = document.querySelector('.stepper [aria-current=step]')?.textContent;
      if (step?.includes('Policy') === true) return true;
      document.querySelector<HTMLButtonElement>('.ready button.wide')?.click();
      return false;
    });
  await expect.poll(isThereOrReady).toBe(true);
  const grip = page.locator('.wall-ring .around');
  await grip.waitFor({ state: 'attached' });
  const values = () =>
    page
      .locator('input[type=range]')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  /** From the grip outwards by these pixels. */
  const outwards = async (px: number) => {
    const [box, ring] = [await grip.boundingBox(), await page.locator('.wall-ring svg').boundingBox()];
    if (box === null || ring === null) throw new Error('no ring');
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const [dx, dy] = [from.x - ring.x - ring.width / 2, from.y - ring.y - ring.height / 2];
    const away = px / Math.hypot(dx, dy);
    return { from, to: { x: from.x + dx * away, y: from.y + dy * away } };
  };
  const { from, to } = await outwards(9);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(values).toEqual(['1']);
  // The panel has a choice for it, beside its own three.
  expect(
    await page
      .getByRole('radio', { name: /^Raise/ })
      .first()
      .isChecked(),
  ).toBe(true);
  await screenshot(page, 'map-ring-laptop');

  const again = await outwards(9);
  await page.mouse.move(again.from.x, again.from.y);
  await page.mouse.down();
  await page.mouse.move(again.to.x, again.to.y, { steps: 4 });
  await expect.poll(values).toEqual(['2']);
  await page.mouse.move(5, 5, { steps: 4 });
  await page.locator('.ring-words').waitFor();
  await page.mouse.up();
  await page.locator('.ring-words').waitFor({ state: 'detached' });
  expect(await values()).toEqual(['1']);
}

describe('the map', () => {
  it('begins an offer where a drag from the own land ends, undoes one that ends nowhere, has keys for the same, and sets the tariff by its ring', async () => {
    const page = await arrive('/', { viewport: LAPTOP });
    await negotiateAsCato(page);
    await page.locator('.map-canvas canvas').first().waitFor();
    const [own, other] = [await middleOf(page, 'CAT'), await middleOf(page, 'BOR')];
    await page.mouse.move(own.x, own.y);
    await page.mouse.down();
    await page.mouse.move((own.x + other.x) / 2, (own.y + other.y) / 2, { steps: 4 });
    await page.mouse.move(other.x, other.y, { steps: 4 });
    await page.locator('.drag-text').getByText('Make Borea an offer').waitFor();
    await screenshot(page, 'map-drag-laptop');
    // Back over the sea: let go there, nothing is begun, and no card is opened.
    await page.mouse.move((own.x + other.x) / 2, 5, { steps: 4 });
    await page.locator('.drag-text.none').waitFor();
    await page.mouse.up();
    await page.locator('.drag-text').waitFor({ state: 'detached' });
    expect(await page.locator(`${DESK}, .partner, .map-ask`).count()).toBe(0);

    await page.mouse.move(own.x, own.y);
    await page.mouse.down();
    await page.mouse.move(other.x, other.y, { steps: 6 });
    await page.mouse.up();
    await page.locator(DESK).getByText('Borea').first().waitFor();
    // Beside the form map, income and task stay in sight, with what the offer would move.
    await page.locator(`.player-right > ${DESK} .desk-effect .delta`).nth(3).waitFor();
    for (const kept of ['.own-side', '.map-canvas canvas']) await page.locator(kept).first().waitFor();
    await screenshot(page, 'map-desk-laptop');
    await page.keyboard.press('Escape');
    await page.locator(DESK).waitFor({ state: 'detached' });

    await page.locator('.map button[data-land=ALB]').focus();
    await page.keyboard.press('Enter');
    await page
      .locator('.player-right > .partner')
      .getByRole('button', { name: /Make Alba an offer/ })
      .press('Enter');
    await page.locator(DESK).getByText('Alba').first().waitFor();
    await page.keyboard.press('Escape');
    await page.locator(DESK).waitFor({ state: 'detached' });
    await setTariffByRing(page);
  });

  it('does the same by touch on a phone', async () => {
    const page = await arrive('/', { viewport: PHONE });
    await negotiateAsCato(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Map' }).click();
    await page.locator('.map button[data-land=BOR]').waitFor();
    const [own, other] = [await middleOf(page, 'CAT'), await middleOf(page, 'BOR')];
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: typeof own) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [at] });
    await send('touchStart', own);
    for (const part of [0.2, 0.5, 0.8, 1])
      await send('touchMove', {
        x: own.x + (other.x - own.x) * part,
        y: own.y + (other.y - own.y) * part,
      });
    await page.locator('.drag-text').getByText('Make Borea an offer').waitFor();
    await screenshot(page, 'map-drag-phone');
    await send('touchEnd');
    await page.locator(DESK).getByText('Borea').first().waitFor();
  });

  it('is drawn in the size of its pane, and leaves nothing behind where it is left', async () => {
    const page = await arrive('/', { viewport: PHONE });
    await page.addInitScript(countResizeListeners);
    await page.reload();
    await negotiateAsCato(page);
    const go = (section: 'Map' | 'Chat') =>
      page.getByRole('navigation').getByRole('button', { name: section }).click();
    const canvas = page.locator('.map-canvas canvas:only-child');
    const loading = page.locator('.map-loading');
    const listeners = () => page.evaluate('resizeListeners');
    /** How many pixels wider than its pane the map is drawn. */
    const excess = () =>
      canvas.evaluate((drawn) => drawn.clientWidth - (drawn.parentElement?.clientWidth ?? 0));
    const before = await listeners();
    for (const width of [PHONE.width, 320, PHONE.width]) {
      await go('Map');
      await canvas.waitFor();
      await page.setViewportSize({ width, height: PHONE.height });
      await expect.poll(excess).toBe(0);
      await loading.waitFor({ state: 'detached' });
      await go('Chat');
      await canvas.waitFor({ state: 'detached' });
      await expect.poll(listeners).toBe(before);
    }
    await page.setViewportSize({ width: 360, height: PHONE.height });
    await go('Map');
    await canvas.waitFor();
    await loading.waitFor({ state: 'detached' });
    expect(await excess()).toBe(0);
  });
});

/** Each stage of the map listens to the size of the window for as long as it lives. */
function countResizeListeners(): void {
  let listeners = 0;
  Object.defineProperty(window, 'resizeListeners', { get: () => listeners });
  const listen = window.addEventListener.bind(window);
  const leave = window.removeEventListener.bind(window);
  window.addEventListener = (...given: Parameters<typeof listen>) => {
    if (given[0] === 'resize') listeners += 1;
    listen(...given);
  };
  window.removeEventListener = (...given: Parameters<typeof leave>) => {
    if (given[0] === 'resize') listeners -= 1;
    leave(...given);
  };
}
