import type { Browser, CDPSession, Page } from 'playwright-core';
import { openBrowser, PHONE } from '../browser/support/openBrowser.ts';
import { negotiateAsCato } from '../browser/support/seatedPlayer.ts';
import { startServer } from '../browser/support/startServer.ts';
import type { BenchLine } from './benchLine.ts';

/** A phone a quarter as quick as this machine, without a graphics processor where this machine has none. */
const CPU_SLOWDOWN = 4;
/** 30 frames a second. */
const GOAL_MS = 1_000 / 30;
const DRAG_MS = 4_000;
const STEP_MS = 16;

/** Dragging from land to land on a slow phone, flows on their way: the time between frames. */
export async function run(): Promise<readonly BenchLine[]> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const frames = await measureDrag(browser, server.url);
    const sorted = frames.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
    return [
      {
        name: 'map on a phone, CPU×4, an offer being dragged: between frames, median',
        value: at(0.5),
        unit: 'ms',
        goal: GOAL_MS,
      },
      {
        name: 'map on a phone, CPU×4, an offer being dragged: between frames, 95 %',
        value: at(0.95),
        unit: 'ms',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measureDrag(browser: Browser, url: string): Promise<readonly number[]> {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    locale: 'en-GB',
    reducedMotion: 'no-preference',
  });
  const page = await context.newPage();
  await page.goto(url);
  await negotiateAsCato(page);
  await page.getByRole('navigation').getByRole('button', { name: 'Map' }).click();
  await page.locator('.map-canvas canvas').first().waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await drag(page, devtools, { isCounted: false });
  const frames = await drag(page, devtools, { isCounted: true });
  await context.close();
  return frames;
}

/** From the own land round the others and out to sea, where it ends nowhere. */
async function drag(
  page: Page,
  devtools: CDPSession,
  { isCounted }: { readonly isCounted: boolean },
): Promise<readonly number[]> {
  const box = await page.locator('.map button[data-land=CAT]').boundingBox();
  const from = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
  const counting = page.evaluate((ms) => {
    const between: number[] = [];
    const began = performance.now();
    return new Promise<number[]>((done) => {
      let last = began;
      const frame = (now: number): void => {
        between.push(now - last);
        last = now;
        if (now - began < ms) requestAnimationFrame(frame);
        else done(between.slice(1));
      };
      requestAnimationFrame(frame);
    });
  }, DRAG_MS);
  const until = performance.now() + DRAG_MS;
  for (let step = 0; performance.now() < until; step++) {
    const angle = step / 9;
    const at = { x: 195 + 150 * Math.cos(angle), y: 400 + 120 * Math.sin(angle) };
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    await new Promise((resume) => setTimeout(resume, STEP_MS));
  }
  const frames = await counting;
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 20, y: 200 }] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return isCounted ? frames : [];
}
