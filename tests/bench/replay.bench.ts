import type { CDPSession, Page } from 'playwright-core';
import { openBrowser, PHONE } from '../browser/support/openBrowser.ts';
import { startServer } from '../browser/support/startServer.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { aTable } from '../server/support/aTable.ts';
import type { BenchLine } from './benchLine.ts';

/** A phone a quarter as quick as this machine. */
const CPU_SLOWDOWN = 4;
const ROUNDS = 6;
const CLOCK_RATE = 20;
/** For bots to propose and sign, at that rate of the clock. */
const NEGOTIATION_MS = 3_000;

/** A game of the world replayed on a slow phone: until it is seen, and from moment to moment. */
export async function run(): Promise<readonly BenchLine[]> {
  const server = await startServer({ CLOCK_RATE: String(CLOCK_RATE) });
  const browser = await openBrowser();
  try {
    const { gameId, token } = await aPlayedWorld(server.url);
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`${server.url}/table/${gameId}#seat=${token}`);
    await page.locator('main.end').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const began = performance.now();
    await page.goto(`${server.url}/replay/${gameId}`);
    await page.locator('.replay-picture canvas').waitFor();
    await page.getByRole('slider', { name: 'Moment of the game' }).waitFor();
    const firstMs = performance.now() - began;
    const moments = (await timesOfPhases(page)).toSorted((a, b) => a - b);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await processorMs(devtools);
    const count = (await timesOfPhases(page)).length;
    const processor = ((await processorMs(devtools)) - before) / count;
    return [
      {
        name: 'replay of a world on a phone, CPU×4: until it is seen',
        value: firstMs,
        unit: 'ms',
        goal: 2_000,
      },
      {
        name: 'replay of a world on a phone, CPU×4: another phase, median',
        value: moments[Math.floor(moments.length / 2)] ?? NaN,
        unit: 'ms',
        goal: 100,
      },
      {
        name: 'replay of a world on a phone, CPU×4: another phase, longest',
        value: moments.at(-1) ?? NaN,
        unit: 'ms',
      },
      {
        name: 'replay of a world on a phone: another phase, processor time of the page, mean',
        value: processor,
        unit: 'ms',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function aPlayedWorld(url: string): Promise<{ readonly gameId: string; readonly token: string }> {
  const world = { scenarioId: 'world', opening: 'highWalls', preset: 'full', rounds: ROUNDS } as const;
  const table = await aTable(url, aSessionBody({}, world));
  const ann = await table.guest('Ann');
  await table.start();
  for (let isOver = false; !isOver;) {
    const { round, phase } = ann.client.game();
    if (phase === 'negotiation') await new Promise((done) => setTimeout(done, NEGOTIATION_MS));
    await table.host.ask({ type: 'skipPhase' });
    await ann.client.until('the next phase', ({ game }) => game().phase !== phase || game().round !== round);
    isOver = ann.client.game().phase === 'debrief';
  }
  await ann.client.leave();
  await table.host.leave();
  return { gameId: table.gameId, token: ann.token };
}

/** What the page has worked so far. Unlike times by the clock it hardly depends on what else the machine does. */
async function processorMs(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** How long each phase takes from its link to the frame that shows it. */
function timesOfPhases(page: Page): Promise<number[]> {
  return page.evaluate(async (rounds) => {
    const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++)
      for (const phase of ['briefing', 'negotiation', 'policy', 'results']) {
        const began = performance.now();
        const heard = new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
        window.location.hash = `#r${round}.${phase}`;
        await heard;
        await frame();
        await frame();
        times.push(performance.now() - began);
      }
    return times;
  }, ROUNDS);
}
