import { expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { PRESETS } from '../../shared/content/presets.ts';
import { must } from '../../shared/kernel/records.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { LAPTOP, PHONE, screenshot } from './support/openBrowser.ts';
import { mustDo, passTo, skipTo, tableProposal } from './support/programs.ts';
import { visits } from './support/visits.ts';
import { aFreeTradeArea, aPayment } from '../support/aNegotiation.ts';
import { aClient } from '../server/support/aClient.ts';
import { aSessionBody, join, openTable } from '../server/support/requests.ts';

const { server, arrive } = visits();
const TABLE = { scenarioId: 'quartet', preset: 'firstLesson', rounds: 2, seed: 'talk-news' } as const;

/** Width and height at which the talk stands below map and offers. */
const TABLET = { width: 800, height: 600 };
/** With two columns, where a desk has no room for talk. */
const NARROW = { width: 1100, height: 900 };

/** Until the page knows that an element has left the window, or has come into it: what it does about it follows a frame later. */
function outOfSight(element: Element): Promise<void> {
  return new Promise((resolve) => {
    new IntersectionObserver((looks) => {
      if (looks.at(-1)?.isIntersecting === false)
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    }).observe(element);
  });
}

function inSight(element: Element): Promise<void> {
  return new Promise((resolve) => {
    new IntersectionObserver((looks) => {
      if (looks.at(-1)?.isIntersecting === true)
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
    }).observe(element);
  });
}

/** By its key, which means nothing until the page itself is in the negotiation. */
async function openDesk(page: Page): Promise<void> {
  await page.locator('.deals .write').waitFor();
  await page.keyboard.press('n');
  await page.locator('.desk').waitFor();
}

/** What Borea says to one other alone. */
async function greet(house: FullHouse, other: string): Promise<void> {
  const hello = { channel: { type: 'pair', with: other }, body: { type: 'phrase', key: 'hello' } };
  expect((await house.seatOf('BOR').client.ask(hello, { type: 'talk' })).refusal).toBeUndefined();
}

it('tells on a phone that a person has written while another tab is open, whichever room was chosen', async () => {
  const house = await aFullHouse(server().url, TABLE);
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  const tabs = phone.locator('.phone-tabs');
  await tabs.getByRole('button', { name: 'Chat' }).click();
  await phone.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  await tabs.getByRole('button', { name: 'Deals' }).click();
  await phone.locator('.deals').waitFor();
  await greet(house, 'ALB');
  await tabs.locator('.badge').waitFor();
  expect(await tabs.locator('.badge').innerText()).toBe('1');
  await phone
    .locator('.toasts .toast')
    .filter({ hasText: 'BOR' })
    .getByRole('button', { name: 'Open' })
    .click();
  await phone.locator('.talk .msgs').getByText('Good day').waitFor();
  await tabs.locator('.badge').waitFor({ state: 'detached' });
});

it('tells that a person has written in the room that is open, below the window of a tablet or behind the desk of a narrow window', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'talk-hidden' });
  const tablet = await arrive(house.deskOf('ALB'), { viewport: TABLET });
  const laptop = await arrive(house.deskOf('DUN'), { viewport: NARROW });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await laptop.getByRole('button', { name: 'Open the chat' }).click();
  for (const page of [tablet, laptop])
    await page.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  await tablet.locator('.player').evaluate((table) => table.scrollTo(0, 0));
  await tablet.locator('.msgs-scroll').evaluate(outOfSight);
  await openDesk(laptop);
  for (const [page, seat] of [
    [tablet, 'ALB'],
    [laptop, 'DUN'],
  ] as const) {
    await greet(house, seat);
    const told = page.locator('.toasts .toast').filter({ hasText: 'BOR' });
    await told.getByRole('button', { name: 'Open' }).click();
    await page.locator('.msgs-scroll').evaluate(inSight);
    await page.locator('.talk .msgs').getByText('Good day').waitFor();
  }
});

it('names the better of two offers while the chat of a phone hides the list in which they stand', async () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const house = await aFullHouse(server().url, { ...TABLE, agreementLimits, seed: 'talk-offers' });
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await passTo(house, 'negotiation', 1);
  await phone.locator('.phone-tabs').getByRole('button', { name: 'Chat' }).click();
  // Whoever offers later pays: what came first has been named by then.
  for (const [by, paidMn] of [
    ['CAT', 0],
    ['BOR', 200],
  ] as const) {
    const { parties, clauses } = aFreeTradeArea(by, 'ALB');
    const draft = { parties, clauses: [...clauses, ...(paidMn > 0 ? [aPayment(by, 'ALB', paidMn)] : [])] };
    await tableProposal(house.seatOf(by), draft);
  }
  await phone.locator('.move').getByText('2 offers, the best with Borea').waitFor();
  // What a person has promised stands where the two talk.
  const undertaking = { type: 'signWith', economy: 'ALB' };
  const to = { type: 'seat', economy: 'ALB' };
  await mustDo(house.seatOf('BOR').client, { type: 'givePledge', to, undertaking });
  await phone.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  await phone
    .locator('.composer')
    .getByText('Borea promises you: “I will sign with you this round”')
    .waitFor();
});

it('stays on a laptop beside map and desk alike, below the own economy', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, seed: 'talk-beside' });
  const laptop = await arrive(house.deskOf('DUN'), { viewport: { width: 1366, height: 768 } });
  await house.start();
  await passTo(house, 'negotiation', 1);
  const talk = laptop.getByRole('region', { name: 'Chat' });
  await laptop.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  const boxOf = async (selector: string) =>
    must((await laptop.locator(selector).boundingBox()) ?? undefined, selector);
  const [map, beside] = [await boxOf('.player-map'), await boxOf('.talk-dock')];
  expect(beside.x + beside.width).toBeLessThanOrEqual(map.x);
  expect(Math.min(map.width, map.height)).toBeGreaterThan(560);
  await openDesk(laptop);
  await laptop.locator('.msgs-scroll').evaluate(inSight);
  await greet(house, 'DUN');
  await talk.locator('.msgs').getByText('Good day').waitFor();
  expect(await laptop.locator('.toasts .toast').count()).toBe(0);
  // Folded it counts what was not read.
  await talk.getByRole('button', { name: 'Close the chat' }).click();
  await greet(house, 'DUN');
  await talk.locator('.badge').waitFor();
  expect(await talk.locator('.badge').innerText()).toBe('1');
});

/** Pixels of so many lines of what is said. */
const LINES = { five: 110, six: 132 } as const;

/** However long the page of results is. */
async function expectInWindow(foot: Locator): Promise<void> {
  if ((await foot.count()) === 0) return;
  const { y = Infinity, height = 0 } = (await foot.boundingBox()) ?? {};
  expect(y + height).toBeLessThanOrEqual(foot.page().viewportSize()?.height ?? 0);
}

async function expectTalkInWindow(laptop: Page, lines: keyof typeof LINES = 'six'): Promise<void> {
  const talk = laptop.getByRole('region', { name: 'Chat' });
  const written = talk.locator('.composer input, .composer select').first();
  await written.waitFor();
  // Rooms stand in whole rows, all of them in sight, and the newest of what was said above the line to write in: a window that has
  // changed is scrolled to it a frame later.
  const hidden = () =>
    talk.evaluate((panel) => {
      const [row, pane] = ['.rooms', '.msgs-scroll'].map((part) =>
        panel.querySelector(part)?.getBoundingClientRect(),
      );
      const pills = [...panel.querySelectorAll('.rooms > *')].map(
        (pill) => pill.getBoundingClientRect().bottom,
      );
      const newest = [...panel.querySelectorAll('.msg')].at(-1)?.getBoundingClientRect().bottom ?? 0;
      return [...pills.map((pill) => pill - (row?.bottom ?? 0)), newest - (pane?.bottom ?? 0)].filter(
        (by) => by > 1,
      );
    });
  await expect.poll(hidden).toEqual([]);
  // A card may lie over it until it is put away.
  const isCovered = () =>
    written.evaluate((line) => {
      const box = line.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== line;
    });
  await expect.poll(isCovered).toBe(false);
  const { bottom, top, said } = await written.evaluate((line) => ({
    top: line.getBoundingClientRect().top,
    bottom: line.getBoundingClientRect().bottom,
    said: line.closest('.talk')?.querySelector('.msgs-scroll')?.clientHeight ?? 0,
  }));
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThanOrEqual(laptop.viewportSize()?.height ?? 0);
  expect(said).toBeGreaterThanOrEqual(LINES[lines]);
}

async function inPhaseOnPage(page: Page, phase: string): Promise<void> {
  const step = { briefing: 'Briefing', negotiation: 'Negotiate', policy: 'Policy', results: 'Results' }[
    phase
  ];
  await page
    .locator('.stepper [aria-current=step]')
    .filter({ hasText: step ?? phase })
    .waitFor();
}

const SMALL_LAPTOP = { width: 1366, height: 768 } as const;

it('keeps its line to write in within the window of a laptop, and six lines of what was said, in every phase of a First lesson', async () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const house = await aFullHouse(server().url, { ...TABLE, rounds: 4, agreementLimits, seed: 'talk-height' });
  await house.start();
  await passTo(house, 'negotiation', 2);
  // Once all others have signed, what the fourth is writing can be sent to nobody, and nothing more can be begun.
  const left = await arrive(house.deskOf('DUN'), { viewport: LAPTOP });
  await openDesk(left);
  // Three have a room of their own.
  await house.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
  await left.locator('.desk').waitFor({ state: 'detached' });
  await left.keyboard.press('n');
  expect(await left.locator('.desk').count()).toBe(0);
  const laptop = await arrive(house.deskOf('ALB'), { viewport: LAPTOP });
  for (const round of [2, 3]) {
    for (const phase of ['briefing', 'negotiation', 'policy', 'results'] as const) {
      if (round === 2 && phase === 'briefing') continue;
      await passTo(house, phase, round);
      await inPhaseOnPage(laptop, phase);
      const above = laptop.locator('.own-side > .player-left');
      await laptop.locator('.mandate-card').waitFor();
      for (const [place, viewport] of [LAPTOP, SMALL_LAPTOP].entries()) {
        await laptop.setViewportSize(viewport);
        // What is told stands over neither, and moves nothing.
        if (phase === 'policy') {
          // Who has sealed comes a moment later, on a small laptop beside the envelope.
          await laptop.locator(`${place === 0 ? '.player-left' : '.player-right'} .sealed-card`).waitFor();
          const room = await above.boundingBox();
          await greet(house, 'ALB');
          await laptop.locator('.toasts .toast').last().waitFor();
          expect(await above.boundingBox()).toEqual(room);
        }
        await screenshot(laptop, `talk-${phase}-${round}-${place}`);
        await expectTalkInWindow(laptop);
        // The task, and who has sealed, are read whole beside it.
        const cut = await above.evaluate((column) => column.scrollHeight - column.clientHeight);
        expect({ phase, round, place, cut: Math.max(cut, 1) }).toEqual({ phase, round, place, cut: 1 });
        if (phase === 'results') await expectInWindow(laptop.locator('.results .seal-row'));
      }
    }
  }
});

it.each([
  { scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain', seat: 'EUR' },
  { scenarioId: 'provinces', opening: 'year1987', preset: 'provincesFull', seat: 'AH' },
] as const)('does so in the $scenarioId once it is opened', async ({ seat, ...settings }) => {
  const house = await aFullHouse(server().url, { ...settings, rounds: 2, seed: 'talk-large' });
  const laptop = await arrive(house.deskOf(seat), { viewport: LAPTOP });
  await house.start();
  for (const phase of ['briefing', 'negotiation', 'policy', 'results'] as const) {
    await skipTo(house, phase);
    await inPhaseOnPage(laptop, phase);
    const open = laptop.getByRole('button', { name: 'Open the chat' });
    for (const [place, viewport] of [LAPTOP, SMALL_LAPTOP].entries()) {
      await laptop.setViewportSize(viewport);
      if ((await open.count()) > 0) await open.click();
      await screenshot(laptop, `talk-${settings.scenarioId}-${phase}-${place}`);
      // Over the map of provinces the northernmost stays clear.
      await expectTalkInWindow(laptop, settings.scenarioId === 'provinces' ? 'five' : 'six');
    }
  }
});

it('goes on among people when the game is over', async () => {
  const house = await aFullHouse(server().url, { ...TABLE, rounds: 1, seed: 'talk-after' });
  const phone = await arrive(house.deskOf('ALB'), { viewport: PHONE });
  await house.start();
  await skipTo(house, 'debrief');
  const talk = phone.getByRole('region', { name: 'Chat' });
  await talk.locator('.rooms button').filter({ hasText: 'Borea' }).click();
  await greet(house, 'ALB');
  await talk.locator('.msgs').getByText('Good day').waitFor();
  await talk.getByRole('button', { name: 'Set phrases' }).click();
  await talk.locator('.phrase-picker').getByRole('button', { name: 'Send' }).click();
  await talk.locator('.msgs').getByText('Good day').nth(1).waitFor();
});

it('leaves the last page of friends at its head, and hands out the medals to each of them', async () => {
  const { gameId, code, member } = await openTable(server().url, aSessionBody({ leader: 'Ann' }, TABLE));
  const ann = await aClient(server().url, gameId, must(member, 'a leader').token);
  const { body: ben } = await join(server().url, code, 'Ben');
  await ann.ask({ type: 'startGame' });
  await ann.ask({ type: 'endNow' });
  await ann.until('the end', ({ game }) => ['epilogue', 'debrief'].includes(game().phase));
  if (ann.game().phase !== 'debrief') await ann.ask({ type: 'skipPhase' });
  await ann.until('the debrief', ({ game }) => game().phase === 'debrief');
  const [phone, other] = await Promise.all(
    [ben.token, must(member, 'a leader').token].map((token) =>
      arrive(`/table/${gameId}#seat=${token}`, { viewport: PHONE }),
    ),
  );
  await must(phone, 'a phone').locator('.talk .rooms button').first().waitFor();
  for (const device of [phone, other]) {
    await must(device, 'a device').locator('.end-headline').waitFor();
    expect(await must(device, 'a device').getByRole('button', { name: 'Hand out the medals' }).count()).toBe(
      0,
    );
  }
  expect(await must(phone, 'a phone').evaluate(() => window.scrollY)).toBe(0);
});
