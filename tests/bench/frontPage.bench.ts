import type { Browser } from 'playwright-core';
import { openBrowser, PHONE } from '../browser/support/openBrowser.ts';
import { startServer } from '../browser/support/startServer.ts';
import type { BenchLine } from './benchLine.ts';

/** A slow fourth-generation network, and a phone a quarter as quick as this machine. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const CPU_SLOWDOWN = 4;
const GOAL_MS = 2_000;
const VISITS = 5;

type Visit = { readonly usableMs: number; readonly bytes: number; readonly wholeBytes: number };

/** The front page on a first visit: how long until the code can be typed, and what came over the line until then. */
export async function run(): Promise<readonly BenchLine[]> {
  const server = await startServer();
  const browser = await openBrowser();
  try {
    const visits: Visit[] = [];
    for (let visit = 0; visit < VISITS; visit++) visits.push(await visitFrontPage(browser, server.url));
    const median = (pick: (visit: Visit) => number): number =>
      visits.map(pick).toSorted((a, b) => a - b)[Math.floor(VISITS / 2)] ?? NaN;
    return [
      {
        name: 'front page, slow 4G, CPU×4: the code can be typed, median of first visits',
        value: median(({ usableMs }) => usableMs),
        unit: 'ms',
        goal: GOAL_MS,
      },
      { name: 'front page: transferred until then', value: median(({ bytes }) => bytes) / 1000, unit: 'kB' },
      {
        name: 'front page: transferred in all, with the game that replays behind it',
        value: median(({ wholeBytes }) => wholeBytes) / 1000,
        unit: 'kB',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** A device that was never here: nothing in its cache. */
async function visitFrontPage(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  const field = page.getByRole('textbox').first();
  await field.pressSequentially('A');
  await page.waitForFunction(() => document.querySelector('input')?.value === 'A');
  const usableMs = performance.now() - start;
  const bytesThen = bytes;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { usableMs, bytes: bytesThen, wholeBytes: bytes };
}
