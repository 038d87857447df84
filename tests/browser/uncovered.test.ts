import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { revealStopsOf } from '../../shared/rules/table/revealStops.ts';
import { coveredControls } from './support/coveredControls.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { settle } from './support/inspectSurface.ts';
import { PHONE, screenshot, SMALL_PHONE } from './support/openBrowser.ts';
import { mustDo, passTo, showStop, skipTo, tableProposal } from './support/programs.ts';
import { visits } from './support/visits.ts';

/** Whatever can be pressed is pressed where it stands: nothing lies over it, at the sizes that schools have. The gallery looks for it in Chinese. */
const { server, arrive } = visits();
const TABLE = {
  scenarioId: 'world',
  preset: 'full',
  opening: 'today',
  rounds: 4,
  seed: 'uncovered',
} as const;
const ME = 'JPN';
type Window = { readonly width: number; readonly height: number };

/** A device, turned to each of its windows wherever the table stands; words are longer in English. */
const DEVICES: readonly (readonly [name: string, windows: readonly [Window, Window]])[] = [
  [
    'a common laptop and a small one',
    [
      { width: 1366, height: 768 },
      { width: 1024, height: 768 },
    ],
  ],
  ['a phone and a small one', [PHONE, SMALL_PHONE]],
];

/** What is seen of one table on one device, and what was found covered on it. */
type Round = { readonly page: Page; readonly windows: readonly [Window, Window]; readonly faults: string[] };

const isPhone = ({ windows }: Round): boolean => windows[0].width < 700;

/** In both windows, from the small one back to the other, in which it is used. */
async function judge({ page, windows, faults }: Round, state: string): Promise<void> {
  for (const size of windows.toReversed()) {
    await page.setViewportSize(size);
    await settle(page);
    // A card of what has happened lies over the page on purpose, and leaves by itself.
    await page.locator('.moment').waitFor({ state: 'hidden' });
    await screenshot(page, `uncovered-${size.width}-${state}`);
    const found = await coveredControls(page);
    faults.push(...found.map((fault) => `${size.width}, ${state}: ${fault}`));
  }
}

async function tab({ page }: Round, place: 0 | 1 | 2 | 3): Promise<void> {
  await page.locator('.phone-tabs button').nth(place).click();
}

/** Two messages at once, the last of them held by the keyboard's focus, as they lie over the page. */
async function holdNotices(round: Round, house: FullHouse): Promise<void> {
  const { page } = round;
  const areaWith = (economy: string) => ({
    parties: [economy, ME],
    clauses: [{ type: 'freeTradeArea' as const, among: [economy, ME], exceptions: [] }],
  });
  // The strip of the next move asks to answer this one; no message tells the same.
  await tableProposal(house.seatOf('USA'), areaWith('USA'));
  await page.locator('.move.urgent').waitFor();
  // Each is held from its first moment, since messages go by themselves; the first until the second is there.
  const toasts = page.locator('.toasts .toast');
  const first = toasts.first().locator('button').last().focus();
  await tableProposal(house.seatOf('KOR'), areaWith('KOR'));
  await first;
  const second = toasts.nth(1).locator('button').last().focus();
  await mustDo(house.seatOf('USA').client, {
    type: 'givePledge',
    to: { type: 'seat', economy: ME },
    undertaking: { type: 'noTariffRises' },
  });
  await second;
}

/** Whether the map has moved its marks out from under the card of an economy. */
function isClearOfCard(): boolean {
  const card = document.querySelector('.partner')?.getBoundingClientRect();
  return [...document.querySelectorAll('.map-pin')].every((pin) => {
    const { left, right, top, bottom } = pin.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return card !== undefined && (x < card.left || x > card.right || y < card.top || y > card.bottom);
  });
}

async function judgeMap(round: Round): Promise<void> {
  const { page } = round;
  for (const form of [0, 1, 2]) {
    await page.locator('.map-tools .map-seg').last().locator('button').nth(form).click();
    await judge(round, `map-${['land', 'tiles', 'table'][form] ?? ''}`);
    if (form === 2) continue;
    for (const layer of [1, 2, 0])
      await page.locator('.map-tools .map-seg').first().locator('button').nth(layer).click();
  }
  await page.locator('.map-tools .map-seg').last().locator('button').first().click();
  await page.locator('[data-economy=KOR]').first().press('Enter');
  await page.locator('.partner').waitFor();
  await expect.poll(() => page.evaluate(isClearOfCard)).toBe(true);
  await judge(round, 'card');
  await page.locator('.partner .head button').click();
}

async function judgeNegotiation(round: Round, house: FullHouse): Promise<void> {
  const { page } = round;
  // On a phone the list of offers tells of them itself.
  if (isPhone(round)) await tab(round, 1);
  await holdNotices(round, house);
  if (isPhone(round)) {
    await judge(round, 'map-notices');
    await tab(round, 0);
  }
  await judge(round, 'negotiation');
  if (isPhone(round)) {
    await tab(round, 1);
    await judgeMap(round);
    await tab(round, 2);
    await judge(round, 'talk');
    await tab(round, 3);
    await judge(round, 'economy');
    await tab(round, 0);
  } else await judgeMap(round);
  // Partners with whom an offer can be made are rows of the same list before them.
  await page.locator('.slips button.stack').first().click();
  await page.locator('.proposal-actions').waitFor();
  await judge(round, 'proposal');
  await page.locator('.proposal-actions .btn').nth(1).click();
  await page.locator('.desk').waitFor();
  await judge(round, 'desk');
  await page.keyboard.press('Escape');
}

/** The guess, which stands open until it is made, leaves the slider in sight above Seal. */
async function judgeGuess({ page, faults }: Round): Promise<void> {
  await page.locator('#predict').waitFor();
  const [slider, foot] = await Promise.all(
    ['.policy input[type=range]', '.seal-row'].map((part) => page.locator(part).first().boundingBox()),
  );
  const slidersFoot = (slider?.y ?? Infinity) + (slider?.height ?? 0);
  if (slidersFoot > (foot?.y ?? 0)) faults.push('policy: the open guess hides the slider');
}

async function judgeTable(windows: Round['windows']): Promise<string[]> {
  const house = await aFullHouse(server().url, TABLE);
  const page = await arrive(house.deskOf(ME), { viewport: windows[0] });
  const round: Round = { page, windows, faults: [] };
  await page.locator('main').waitFor();
  await judge(round, 'lobby');
  await house.start();
  await page.locator('.brief').waitFor();
  await judge(round, 'briefing');
  await passTo(house, 'negotiation', 1);
  await page.locator('.deals').waitFor();
  await judgeNegotiation(round, house);
  await skipTo(house, 'policy');
  await page.getByRole('slider').first().waitFor();
  await judge(round, 'policy');
  if (isPhone(round)) await judgeGuess(round);
  await skipTo(house, 'results');
  for (const stop of revealStopsOf(house.host.game())) {
    if (stop !== 'envelopes') await showStop(house, stop);
    await page.locator('[aria-current=step]').last().waitFor();
    await judge(round, stop);
  }
  return round.faults;
}

describe('no control lies under anything', () => {
  it.each(DEVICES)('on %s', async (_name, windows) => {
    expect(await judgeTable(windows)).toEqual([]);
  });
});
