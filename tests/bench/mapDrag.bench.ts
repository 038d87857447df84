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

/** What is dragged on a slow phone while flows are on their way: the time between frames. */
export async function run(): Promise<readonly BenchLine[]> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const lines: BenchLine[] = [];
    for (const { name, begin, middle } of DRAGS) {
      const sorted = (await measureDrag(browser, server.url, { begin, middle })).toSorted((a, b) => a - b);
      const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
      const line = `map on a phone, CPU×4, ${name}: between frames`;
      lines.push(
        { name: `${line}, median`, value: at(0.5), unit: 'ms', goal: GOAL_MS },
        { name: `${line}, 95 %`, value: at(0.95), unit: 'ms' },
      );
    }
    return lines;
  } finally {
    await browser.close();
    await server.stop();
  }
}

type Drag = {
  /** Leads to what is dragged. */
  readonly begin: (page: Page) => Promise<void>;
  /** The middle of what is taken hold of. */
  readonly middle: string;
};

const DRAGS: readonly (Drag & { readonly name: string })[] = [
  {
    name: 'an offer being dragged in the First lesson',
    begin: async (page) => {
      await negotiateAsCato(page);
      await showMap(page);
    },
    middle: '.map button[data-land=CAT]',
  },
  {
    name: 'an offer being dragged in the world',
    begin: async (page) => {
      await page.goto(new URL('/alone/worldShort', page.url()).href);
      await page.locator('.seats-to-choose').getByRole('button', { name: /India/ }).click();
      await ready(page);
      await page.locator('.stepper [aria-current=step]').getByText('Negotiate', { exact: true }).waitFor();
      await showMap(page);
    },
    middle: '.map button[data-land=IND]',
  },
  {
    name: 'the ring of the wall being dragged in the First lesson',
    begin: async (page) => {
      await negotiateAsCato(page);
      await ready(page);
      await page.locator('.wall-ring .around').waitFor({ state: 'attached' });
    },
    middle: '.wall-ring .around',
  },
];

async function ready(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Ready/ })
    .first()
    .click();
}

async function showMap(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Map' }).click();
}

async function measureDrag(
  browser: Browser,
  url: string,
  { begin, middle }: Drag,
): Promise<readonly number[]> {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    locale: 'en-GB',
    reducedMotion: 'no-preference',
  });
  const page = await context.newPage();
  await page.goto(url);
  await begin(page);
  await page.locator('.map-canvas canvas').first().waitFor();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await drag(page, devtools, middle);
  const frames = await drag(page, devtools, middle);
  await context.close();
  return frames;
}

/** Pixels of the circles in which it is dragged round where it began, which it meets again and again. */
const CIRCLE_PX = { across: 130, down: 90 } as const;

/** Round where it began, and back there: an offer that ends on the own land is none. */
async function drag(page: Page, devtools: CDPSession, middle: string): Promise<readonly number[]> {
  const box = await page.locator(middle).boundingBox();
  if (box === null) throw new Error(`nothing to take hold of: ${middle}`);
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
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
  const within = (value: number, most: number): number => Math.max(12, Math.min(most - 12, value));
  for (let step = 0; performance.now() < until; step++) {
    const angle = step / 9;
    const at = {
      x: within(from.x + CIRCLE_PX.across * Math.sin(angle), PHONE.width),
      y: within(from.y + CIRCLE_PX.down * (1 - Math.cos(angle)), PHONE.height),
    };
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
    await new Promise((resume) => setTimeout(resume, STEP_MS));
  }
  const frames = await counting;
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [from] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return frames;
}
