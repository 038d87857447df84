import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Phase, RevealStop } from '../../shared/content/vocabulary.ts';
import type { AClient } from '../server/support/aClient.ts';
import { aTable, type ATable, type Guest } from '../server/support/aTable.ts';
import { aSessionBody } from '../server/support/requests.ts';
import { inspectSurface, ON_THE_WALL, PHONE_ONLY, PLAIN, wear, WIDE_ONLY } from './support/inspectSurface.ts';
import { LAPTOP, PHONE, PROJECTOR } from './support/openBrowser.ts';
import { visits } from './support/visits.ts';

/**
 * Every surface of a table from lobby to end, each seen once: a seat's, a watcher's, the host's and the big screen's. The
 * other people are programs that are clients like any browser, so that what is on the table is the same every time.
 */
const { server, arrive } = visits();

type Devices = { readonly seat: Page; readonly watcher: Page; readonly host: Page; readonly screen: Page };

const ME = 'USA';

async function inPhase({ host }: ATable, phase: Phase): Promise<void> {
  await host.until(phase, ({ game }) => game().phase === phase);
}

async function skipTo(table: ATable, phase: Phase): Promise<void> {
  expect(await table.host.ask({ type: 'skipPhase' })).not.toHaveProperty('refusal');
  await inPhase(table, phase);
}

async function mustDo(client: AClient, intent: unknown): Promise<void> {
  expect(await client.ask(intent)).toMatchObject({ seq: expect.any(Number) as number });
}

/** One round of the world: two seats of programs and one of a browser; everything lawful from the start. */
async function gather(): Promise<{ table: ATable; mexico: Guest; canada: Guest; devices: Devices }> {
  const settings = {
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'worldPlain',
    rounds: 1,
    seed: 'looks',
    timed: false,
  } as const;
  const table = await aTable(server().url, aSessionBody({}, settings));
  const mexico = await table.guest('Mía', { seat: 'MEX' });
  const canada = await table.guest('Cam', { seat: 'CAN' });
  const own = await table.guest('Ada', { seat: ME });
  const eve = await table.guest('Eve', { as: 'watch' });
  const devices = {
    seat: await arrive(`/table/${table.gameId}#seat=${own.token}`, { viewport: LAPTOP }),
    watcher: await arrive(`/table/${table.gameId}#seat=${eve.token}`, { viewport: LAPTOP }),
    host: await arrive(`/host/${table.gameId}#host=${table.hostToken}`, { viewport: LAPTOP }),
    screen: await arrive(`/screen/${table.gameId}#host=${table.hostToken}`, { viewport: PROJECTOR }),
  };
  await devices.screen.getByText('Seats at the table').waitFor();
  return { table, mexico, canada, devices };
}

/** What a lively table holds: a law, a paper that waits for the seat, promises, talk. */
async function fillTable(mexico: Guest, canada: Guest): Promise<void> {
  const paper = (parties: readonly string[]) => ({
    parties,
    clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }],
  });
  await mustDo(mexico.client, { type: 'tablePaper', draft: paper(['CAN', 'MEX']) });
  await canada.client.until('the paper', ({ game }) => Object.keys(game().papers).length > 0);
  const mine = Object.values(canada.client.game().papers).find(({ author }) => author === 'MEX');
  const signed = { type: 'signPaper', paper: mine?.id, revision: 1, confirmed: true };
  await mustDo(canada.client, { type: 'openPaper', paper: mine?.id, revision: 1 });
  await mustDo(canada.client, signed);
  const payment = { type: 'payment', from: ME, to: 'MEX', amountMn: 900, rounds: 1 };
  const tariffs = { type: 'tariffConcession', by: 'MEX', to: [ME], sector: 'AGR', rateBp: 500 };
  await mustDo(mexico.client, {
    type: 'tablePaper',
    draft: { parties: ['MEX', ME], clauses: [tariffs, payment] },
  });
  await mustDo(canada.client, {
    type: 'givePledge',
    to: { type: 'all' },
    undertaking: { type: 'noTariffRises' },
  });
  await mustDo(mexico.client, {
    type: 'givePledge',
    to: { type: 'seat', economy: ME },
    undertaking: { type: 'signNothingWith', economy: 'EUR' },
  });
  const say = (channel: object, text: string) => ({ channel, body: { type: 'text', text } });
  await mexico.client.ask(say({ type: 'plenary' }, 'Who opens first?'), { type: 'talk' });
  await canada.client.ask(say({ type: 'pair', with: ME }, '我们先谈汽车。'), { type: 'talk' });
}

async function tab(page: Page, place: 0 | 1 | 2 | 3): Promise<void> {
  await page.locator('.phone-tabs button').nth(place).click();
}

describe('the surfaces of a table', () => {
  it('are clear from the lobby to the end', async () => {
    const { table, mexico, canada, devices } = await gather();
    const { seat, watcher, host, screen } = devices;
    await inspectSurface(seat, 'lobby');
    await inspectSurface(host, 'opened');
    await inspectSurface(screen, 'screen-lobby', ON_THE_WALL);

    await table.start();
    await inPhase(table, 'briefing');
    await seat.locator('.brief').waitFor();
    await inspectSurface(seat, 'briefing');
    await skipTo(table, 'negotiation');
    await fillTable(mexico, canada);
    await inspectNegotiation(seat);
    await inspectSurface(watcher, 'watcher');
    await inspectSurface(host, 'console');
    await inspectSurface(screen, 'screen-live', ON_THE_WALL);

    await skipTo(table, 'policy');
    await inspectPolicy(seat);
    await skipTo(table, 'results');
    await inspectReveal(table, devices);
    await skipTo(table, 'epilogue');
    await skipTo(table, 'debrief');
    await inspectSurface(seat, 'end');
    await inspectSurface(watcher, 'end-watcher');
    await inspectSurface(host, 'console-debrief');
    await inspectSurface(screen, 'screen-end', ON_THE_WALL);
  });
});

async function inspectNegotiation(seat: Page): Promise<void> {
  await wear(seat, PLAIN);
  await seat.locator('.slips').first().waitFor();
  await inspectSurface(seat, 'negotiation');
  await inspectPhonePanes(seat);
  await seat.setViewportSize(LAPTOP);
  await wear(seat, PLAIN);
  for (const view of ['Agreements', 'Pledges', 'Proposals']) {
    await seat.getByRole('button', { name: new RegExp(`^${view}`) }).click();
    if (view !== 'Proposals') await inspectSurface(seat, view.toLowerCase());
    await wear(seat, PLAIN);
  }
  await seat.setViewportSize(LAPTOP);
  await seat.locator('.slips button').first().click();
  await seat.getByText('Effect on you').or(seat.locator('.paper-actions')).first().waitFor();
  await inspectSurface(seat, 'paper');
  await wear(seat, PLAIN);
  await seat.getByRole('button', { name: 'Counter' }).click();
  await seat.locator('.desk').waitFor();
  await inspectSurface(seat, 'desk');
  await seat.locator('.artn [aria-expanded=false]').first().click();
  await inspectSurface(seat, 'desk-article');
  await seat.keyboard.press('Escape');
}

async function inspectPhonePanes(seat: Page): Promise<void> {
  await seat.setViewportSize(PHONE);
  await wear(seat, PLAIN);
  await tab(seat, 1);
  await inspectSurface(seat, 'map', PHONE_ONLY);
  await tab(seat, 2);
  await inspectSurface(seat, 'chat', PHONE_ONLY);
  await tab(seat, 3);
  await inspectSurface(seat, 'economy', PHONE_ONLY);
  await tab(seat, 1);
  await seat
    .getByRole('button', { name: /Mexico|墨西哥/ })
    .first()
    .press('Enter');
  await seat.locator('.partner').waitFor();
  await inspectSurface(seat, 'partner');
  await seat.keyboard.press('Escape');
  await seat.setViewportSize(PHONE);
  await tab(seat, 0);
}

async function inspectPolicy(seat: Page): Promise<void> {
  const slider = seat.getByRole('slider').first();
  await slider.waitFor();
  await slider.focus();
  for (let press = 0; press < 3; press++) await seat.keyboard.press('ArrowLeft');
  await inspectSurface(seat, 'policy');
  await wear(seat, PLAIN);
  await seat.getByRole('button', { name: 'Seal my wall' }).click();
  await seat.getByRole('button', { name: 'Open the envelope again' }).waitFor();
  await inspectSurface(seat, 'policy-sealed');
}

async function inspectReveal(table: ATable, { seat, host, screen }: Devices): Promise<void> {
  for (const stop of ['envelopes', 'flows', 'gains', 'pledges', 'question'] satisfies RevealStop[]) {
    if (stop !== 'envelopes') await mustDo(table.host, { type: 'stepReveal', stop });
    await screen.locator('[aria-current=step]').last().waitFor();
    await inspectSurface(screen, `screen-${stop}`, ON_THE_WALL);
    if (stop === 'envelopes' || stop === 'flows' || stop === 'gains')
      await inspectSurface(seat, `results-${stop}`);
    if (stop === 'flows') await inspectSurface(host, 'console-results', WIDE_ONLY);
  }
}
