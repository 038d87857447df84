import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Dispute } from '../../shared/protocol/modules/wto.ts';
import { must } from '../../shared/kernel/records.ts';
import { openAccounts, openCards } from './support/explanations.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { judgeSurface } from './support/judgeSurface.ts';
import { LAPTOP, PHONE } from './support/openBrowser.ts';
import { mustDo, passTo, showStop, skipTo } from './support/programs.ts';
import { seatedPlayer, type SeatedPlayer } from './support/seatedPlayer.ts';
import { shown } from './support/vinerVolumes.ts';
import { visits } from './support/visits.ts';
import { pressUntil } from './support/pressUntil.ts';
import { countryGame } from '../../shared/rules/state.ts';

/**
 * The multilateral system from two devices: China has raised its wall before the system opens. A package is tabled, China asks
 * to be left out, the author takes the change and all are bound; a panel finds what China's wall costs the United States, which
 * answers as far as it may; and the next conference fails by one objection.
 */
const { server, arrive } = visits();
const STANDARD = {
  scenarioId: 'world',
  opening: 'highWalls',
  preset: 'standard',
  rounds: 6,
  seed: 'conference',
} as const;
const RAISED_POINTS = 5;
/** Cards that are met on the way. */
const MET = ['One package, by consensus', 'Bound tariffs', 'Disputes'];

type Scene = { readonly house: FullHouse; readonly america: SeatedPlayer; readonly china: SeatedPlayer };

async function gather(): Promise<Scene> {
  const house = await aFullHouse(server().url, STANDARD);
  const laptop = await arrive(house.deskOf('USA'), { viewport: LAPTOP });
  const phone = await arrive(house.deskOf('CHN'), { viewport: PHONE });
  for (const page of [laptop, phone]) {
    await page
      .getByText(/^You govern /)
      .first()
      .waitFor();
  }
  await house.start();
  return { house, america: seatedPlayer(laptop, false), china: seatedPlayer(phone, true) };
}

function conferenceOf({ host }: FullHouse) {
  return must(countryGame(host.game()).wto?.conference, 'a conference');
}

function disputeOf({ host }: FullHouse): Dispute {
  return must(countryGame(host.game()).wto?.disputes[0], 'a dispute');
}

/** China's wall rises while nothing binds it yet. */
async function raiseWall({ house, china }: Scene): Promise<void> {
  await passTo(house, 'policy', 1);
  await china.goTo('Map');
  // The ring around the own mark on the map is the first slider; it must stay in hand while the map shows what is tried.
  const ring = china.page.locator('.wall-ring').getByRole('slider');
  await ring.focus();
  for (let point = 0; point < RAISED_POINTS; point++) await china.page.keyboard.press('ArrowRight');
  expect(await ring.inputValue()).toBe(String(RAISED_POINTS));
  await china.goTo('Economy');
  await china.button('Seal my tariff').click();
  await house.host.until('the envelope', ({ game }) => game().sealedBy.includes('CHN'));
}

/** The United States tables, China backs it to be heard, everybody else waits: the floor opens. */
async function openFloor({ house, america, china }: Scene): Promise<void> {
  await america.page.getByRole('heading', { name: 'Propose a package' }).waitFor();
  await america.button('Write your own').click();
  await america.button('Propose it').click();
  await house.host.until('the package', () => conferenceOf(house).packages.length === 1);
  await china.goTo('Deals');
  await china.page
    .getByRole('button', { name: /^Conference/ })
    .last()
    .click();
  await china.button('Back it: the package of the United States').click();
  for (const { client, seat } of house.seats)
    if (!['USA', 'CHN'].includes(seat)) await mustDo(client, { type: 'declareReady', ready: true });
  await house.host.until('the floor', () => conferenceOf(house).stage === 'floor');
}

/** China objects by name, with one change chosen from the form. */
async function object({ house, china }: Scene, kind: string): Promise<void> {
  await china.button('Ask for a change').click();
  await china.page.getByLabel('Change', { exact: true }).selectOption({ label: kind });
  if (house.host.game().round === 2) await judgeSurface(china.page, 'multilateral-objection');
  await china.button('Object with this change').click();
  await house.host.until('the objection', () => conferenceOf(house).objections.length === 1);
}

/** What the round did to the conference, below the fold; whoever has opened it once finds it open in later rounds. */
async function readOutcome(page: Page, outcome: RegExp): Promise<void> {
  const more = page.locator('details').filter({ has: page.getByText('More about this round') });
  const told = page.locator('.wto-result').getByText(outcome);
  await told.waitFor({ state: 'attached' });
  const all = page.locator('details.all-figures > summary');
  if (!(await told.isVisible())) {
    if (!(await all.isVisible())) await pressUntil(more.locator('summary').first(), { comes: all });
    await pressUntil(all, { comes: told });
  }
}

/** The case as the panel left it stands on the page with the numbers of the model. */
async function readCase(page: Page, dispute: Dispute): Promise<string> {
  await page.getByRole('button', { name: 'Open the case: The United States against China' }).click();
  const sheet = page.locator('.case-sheet');
  await sheet.locator('.gap').waitFor();
  const told = await sheet.innerText();
  expect(told).toContain(`cost the United States US$${shown(dispute.lostTradeBn ?? 0)} bn`);
  return told;
}

describe('the multilateral system', () => {
  it('binds all by one package, finds what a wall costs, allows an answer, and fails by one word', async () => {
    const scene = await gather();
    const { house, america, china } = scene;
    const cards = new Set<string>();
    await raiseWall(scene);

    // Round 2: the package with the change that China attached binds everybody.
    await passTo(house, 'negotiation', 2);
    await openFloor(scene);
    await object(scene, 'An exemption');
    const request = america.page.getByRole('button', { name: 'Accept it: China then agrees' });
    await request.waitFor();
    await america.page.locator('.requests .costs .delta').first().waitFor();
    await openCards(america.page, '.conference', cards);
    await request.click();
    await china.page.getByRole('button', { name: 'You agree' }).waitFor();
    await house.host.until('the second version', () => conferenceOf(house).packages[0]?.revision === 2);
    expect(conferenceOf(house).packages[0]).toMatchObject({ revision: 2, waivers: ['CHN'] });
    expect(conferenceOf(house).objections).toEqual([]);

    // China's wall stands above what it had bound: ground for a complaint.
    await america.view('Disputes');
    await america.page.getByLabel('Against').selectOption({ label: 'China' });
    await judgeSurface(america.page, 'multilateral-complaint');
    await openCards(america.page, 'main', cards);
    await america.button('Complain: Tariff above its ceiling').click();
    await house.host.until('the complaint', ({ game }) => countryGame(game()).wto?.disputes.length === 1);
    const before = countryGame(house.host.game()).walls['USA']?.mfnRateBp;
    await skipTo(house, 'policy');
    expect(conferenceOf(house).stage).toBe('adopted');
    expect(countryGame(house.host.game()).walls['USA']?.mfnRateBp['MAC']).toBeLessThan(before?.['MAC'] ?? 0);
    await skipTo(house, 'results');
    for (const stop of ['flows', 'gains'] as const) await showStop(house, stop);
    await readOutcome(america.page, /Agreed/);
    const accounts = await openAccounts(america.page);
    expect(accounts.map(({ title }) => title)).toContain('The same change, by prices and trade');
    await openCards(america.page, 'main', cards);
    await judgeSurface(america.page, 'multilateral-results');

    // Round 3: the report of the panel. China does nothing about it.
    await passTo(house, 'negotiation', 3);
    expect(disputeOf(house).stage).toBe('ruledFor');
    await america.view('Disputes');
    expect(await readCase(america.page, disputeOf(house))).toContain('If China does not comply');
    await judgeSurface(america.page, 'multilateral-case');
    expect([...cards]).toEqual(expect.arrayContaining(MET));
    await china.view('Disputes');
    expect(await readCase(china.page, disputeOf(house))).toContain('To comply');
    await judgeSurface(china.page, 'multilateral-case-phone');

    // Round 4: the next conference, in which nobody gives way.
    await passTo(house, 'negotiation', 4);
    expect(disputeOf(house).stage).toBe('retaliating');
    await openFloor(scene);
    await object(scene, 'Leave a good out');
    await skipTo(house, 'policy');
    expect(conferenceOf(house).stage).toBe('failed');
    await retaliate(scene);
  });
});

/** The United States levies what the panel allowed, and everybody sees it. */
async function retaliate({ house, america, china }: Scene): Promise<void> {
  const { page } = america;
  await page.getByText('One good or one economy').click();
  await page.getByText('Surcharge on one economy').click();
  await page.getByRole('button', { name: 'Add a surcharge' }).click();
  await page.getByLabel('On all goods of').waitFor();
  await judgeSurface(page, 'multilateral-surcharge');
  await america.button('Seal my tariff').click();
  await house.host.until('the envelope', ({ game }) => game().sealedBy.includes('USA'));
  await skipTo(house, 'results');
  const report = countryGame(house.host.game()).reports.at(-1);
  const allowedBp = disputeOf(house).authorisedBp;
  expect(report?.surcharges).toMatchObject([{ by: 'USA', surcharge: { against: 'CHN', rateBp: allowedBp } }]);
  await china.goTo('Economy');
  const devices = [page, china.page];
  const levy = /extra .* on China/;
  for (const each of devices) await each.getByText(levy).first().waitFor();
  for (const stop of ['flows', 'gains'] as const) await showStop(house, stop);
  for (const each of devices) await readOutcome(each, /^Failed: China objected/);
  await judgeSurface(china.page, 'multilateral-failed');
}
