import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { findCode } from '../server/support/requests.ts';
import { aPactDraft } from '../support/aProvincesTable.ts';
import { aFullHouse } from './support/fullHouse.ts';
import { PLAIN, wear } from './support/inspectSurface.ts';
import { LAPTOP, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { mustDo, passTo, showStop, skipTo, tableProposal } from './support/programs.ts';
import { provincePlayer } from './support/provincePlayer.ts';
import { visits } from './support/visits.ts';
import { wordsIn, type Words } from './support/wordsIn.ts';

/** What people do on surfaces of provinces and where these hold it; how each looks is the gallery's. */
const { server, arrive } = visits();
/** Old projectors. */
const FOUR_BY_THREE = { width: 1024, height: 768 } as const;
const TABLE = {
  scenarioId: 'provinces',
  opening: 'year1987',
  preset: 'provincesFull',
  rounds: 2,
  centre: 'host',
  showsHistory: true,
  seed: 'looks',
} as const;

describe('a table of provinces', () => {
  it('is opened from the page that offers it, with its year, its centre and its history', async () => {
    const words = await wordsIn('en');
    const page = await arrive('/open', { viewport: LAPTOP });
    await page.getByText(words('open.moreGames'), { exact: true }).click();
    const card = page.locator('label.card').filter({ hasText: words('preset.provincesFull') });
    await card.click();
    await page.locator('details.advanced summary').click();
    const choice = page.locator('.provinces-choice');
    await choice.getByText(words('opening.year1987'), { exact: true }).click();
    const asCentre = choice.getByText(words('open.centre.host'), { exact: true });
    // Friends have nobody who does not play and might act for the centre.
    expect(await asCentre.count()).toBe(0);
    await page.getByText(words('open.for.table'), { exact: true }).click();
    await asCentre.click();
    await choice.getByRole('checkbox').check();
    await page.getByRole('button', { name: words('open.do') }).click();
    await page.waitForURL(/\/host\//);
    const code = (await page.locator('.code-tiles .sr').textContent())?.replaceAll(' ', '') ?? '';
    const { body } = await findCode(server().url, code);
    expect(body.settings).toMatchObject({ opening: 'year1987', centre: 'host', showsHistory: true });
  });

  it('shows on the map what a wall that is tried would do, fits the league in its column and the end on old projectors', async () => {
    const house = await aFullHouse(server().url, TABLE);
    const words = await wordsIn('en');
    const seat = await arrive(house.deskOf('AH'), { viewport: LAPTOP });
    const screen = await arrive(`/screen/${house.gameId}#host=${house.hostToken}`, { viewport: PROJECTOR });
    await house.start();
    await seat.locator('.brief').waitFor();
    await passTo(house, 'negotiation', 2);
    await dropOnLand(seat, words);
    const bodyOfTwo = aPactDraft(['SH', 'ZJ'], { isBinding: true, deposit: 8, rounds: 1 });
    await house.conclude(bodyOfTwo);
    await tableProposal(house.seatOf('JS'), aPactDraft(['JS', 'AH'], { rounds: 1 }));
    await mustDo(house.seatOf('SH').client, { type: 'payProvince', to: 'AH', yuan100m: 20 });
    await mustDo(house.host, { type: 'actAsCentre', act: { type: 'reform', reform: 'separation' } });
    await inFront(seat, 'div.map-edges', 'svg.map-edges');
    await skipTo(house, 'policy');
    await tryWall(seat, words);
    await skipTo(house, 'results');
    for (const stop of ['flows', 'gains'] as const) {
      await showStop(house, stop);
      if (stop === 'flows') {
        await seat.locator('.trade-curves .head').first().waitFor();
        await screenshot(seat, 'provinces-results-flows-map');
      }
      if (stop === 'gains') {
        // The page before has a fold of the same name.
        await seat
          .locator('.stops [aria-current=step]')
          .getByText(words('reveal.page.brought'), { exact: true })
          .waitFor();
        await seat.getByText(words('reveal.more'), { exact: true }).click();
        await seat.locator('.league .place').first().waitFor();
        expect(await clippedPlaces(seat)).toEqual([]);
      }
    }
    await skipTo(house, 'debrief');
    await seat.locator('.province-end').waitFor();
    await screen.setViewportSize(FOUR_BY_THREE);
    const hidden = (end: Element): number => end.scrollHeight - end.clientHeight;
    for (const look of [PLAIN, { language: 'zh', theme: 'dark' }] as const) {
      await wear(screen, look);
      const below = () => screen.locator('.province-screen-end').evaluate(hidden);
      await expect.poll(below, { message: look.language }).toBeLessThanOrEqual(0);
      await screenshot(screen, `provinces-wall-end-1024-${look.language}`);
    }
  });
});

/** A press that missed is tried again after this time. */
const SOON_MS = 5_000;

/** Dragged to the land of a province that is in no pact, beside its badge. */
async function dropOnLand(seat: Page, words: Words): Promise<void> {
  const pointOf = async (selector: string, across: number) => {
    const box = await seat.locator(selector).boundingBox();
    if (box === null) throw new Error(`no ${selector}`);
    return { x: box.x + box.width * across, y: box.y + box.height / 2 };
  };
  const told = seat.locator('.drag-text.may').getByText('Sichuan');
  // The map may be laid out anew between the look at it and the press, which then misses.
  const isDragged = async (): Promise<boolean> => {
    const own = await pointOf('.province-mark[data-land=AH]', 0.5);
    const land = await pointOf('.province[data-land=SC] .edge', 0.25);
    await seat.mouse.move(own.x, own.y);
    await seat.mouse.down();
    await seat.mouse.move(land.x, land.y, { steps: 4 });
    const isTold = await told.waitFor({ timeout: SOON_MS }).then(
      () => true,
      () => false,
    );
    if (!isTold) await seat.mouse.up();
    return isTold;
  };
  await expect.poll(isDragged).toBe(true);
  await seat.mouse.up();
  await seat.locator('.pact-desk').getByText(words('pactDesk.later'), { exact: true }).click();
}

/** What is said at the capitals is read over the lines and signs of agreements. */
async function inFront(seat: Page, front: string, behind: string): Promise<void> {
  await seat.locator(`.province-map > ${behind}`).waitFor();
  const heightOf = (selector: string) =>
    seat
      .locator(`.province-map > ${selector}`)
      .evaluate((element) => Number(getComputedStyle(element).zIndex));
  expect(await heightOf(front)).toBeGreaterThan(await heightOf(behind));
}

/** A wall that is tried: its curves on the map, the key that leads to the dials, which need no button beside them, and the keys of the map's forms. */
async function tryWall(seat: Page, words: Words): Promise<void> {
  await seat.setViewportSize(LAPTOP);
  const { level, named } = provincePlayer(seat, words, false);
  await level('wall', 3).waitFor();
  expect(await named('move.goThere').count()).toBe(0);
  await seat.keyboard.press('t');
  await expect.poll(() => seat.evaluate(() => document.activeElement?.ariaChecked)).toBe('true');
  await level('wall', 3).click();
  // The form of the map that was chosen before stays.
  await seat.keyboard.press('1');
  await seat.locator('.trade-curves .lost').first().waitFor();
  await seat.keyboard.press('2');
  await seat.locator('.honeycomb .cell-flows .lost').first().waitFor();
  await seat.keyboard.press('1');
  await seat.locator('.trade-curves').waitFor();
  await named('seal.undo').click();
  await expect.poll(() => seat.locator('.trade-curves').count()).toBe(0);
}

/** Places of the league that do not fit into their column. */
function clippedPlaces(page: Page): Promise<readonly string[]> {
  const places = page.locator('.league .place');
  return places.evaluateAll((cells) =>
    cells
      .filter((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return text.getBoundingClientRect().left < (cell.closest('ol')?.getBoundingClientRect().left ?? 0);
      })
      .map((cell) => cell.textContent ?? ''),
  );
}
