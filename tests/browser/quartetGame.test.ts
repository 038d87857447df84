import { describe, expect, it } from 'vitest';
import { aClient } from '../server/support/aClient.ts';
import { join } from '../server/support/requests.ts';
import { LAPTOP, PHONE, PROJECTOR, screenshot } from './support/openBrowser.ts';
import { inPhase, skipTo } from './support/hostActions.ts';
import { seatedPlayer, type SeatedPlayer } from './support/seatedPlayer.ts';
import { shown, volumesOf } from './support/vinerVolumes.ts';
import { visits } from './support/visits.ts';
import type { Agreement } from '../../shared/protocol/law.ts';
import { countryGame, type CountryGame } from '../../shared/rules/state.ts';

/**
 * A whole game as a class plays it: a host, a projector, a laptop and two phones, each a device of its own, and one
 * computer government. What the screen says of creation and diversion is checked against the model.
 */
const { server, arrive } = visits();

async function sitDown(
  code: string,
  name: string,
  viewport: { width: number; height: number },
): Promise<SeatedPlayer> {
  const page = await arrive(`/join/${code}`, { viewport });
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${SEATS[name] ?? ''}`) }).check();
  await page.getByRole('button', { name: 'Join the table' }).click();
  await page.getByText(`You govern ${SEATS[name]}`).waitFor();
  return seatedPlayer(page, viewport.width < 700);
}

/** A first one and a last one. */
const ROUNDS = 2;
const SEATS: Readonly<Record<string, string>> = { Ada: 'Alba', Bo: 'Borea', Cai: 'Cato' };

/** The free trade area of Alba and Borea, while it holds. */
function areaOf({ agreements }: CountryGame): Agreement | undefined {
  return Object.values(agreements).find(
    ({ level, parties }) => level === 2 && parties.toSorted().join() === 'ALB,BOR',
  );
}

describe('a whole game of the quartet', () => {
  it('is opened, joined, negotiated, sealed, revealed and ended on five devices', async () => {
    const host = await arrive('/open', { viewport: LAPTOP });
    await host.getByText('A group with a host', { exact: true }).click();
    // However long this machine takes over it.
    await host.locator('details.advanced summary').click();
    await host.getByText('No clock', { exact: true }).first().click();
    await host.getByRole('spinbutton', { name: /^Rounds/ }).fill(String(ROUNDS));
    await host.getByRole('button', { name: 'Open the table' }).click();
    await host.waitForURL(/\/host\//);
    const gameId = host.url().split('/').at(-1) ?? '';
    const code = await host
      .locator('.code-tiles .sr')
      .textContent()
      .then((text) => (text ?? '').replaceAll(' ', ''));
    await screenshot(host, 'game-host-opened');

    const ada = await sitDown(code, 'Ada', LAPTOP);
    const bo = await sitDown(code, 'Bo', PHONE);
    const cai = await sitDown(code, 'Cai', PHONE);
    const joined = await join(server().url, code, 'Watcher', { as: 'watch' });
    const watcher = await aClient(server().url, gameId, joined.body.token);

    // The projector is a device of its own that knows nothing but the host's link.
    await host.getByRole('button', { name: 'Show the host link' }).click();
    const hostLink = await host.getByLabel('Host link').first().textContent();
    const screen = await arrive((hostLink ?? '').replace('/host/', '/screen/'), { viewport: PROJECTOR });
    await screen.getByText('Seats at the table').waitFor();
    await screenshot(screen, 'game-screen-lobby');

    await host.getByRole('button', { name: /^Start with 3/ }).click();
    await inPhase(watcher, 'briefing', 1);
    for (const player of [ada, bo, cai]) await player.ready();
    await inPhase(watcher, 'negotiation', 1);
    const openingSettled = countryGame(watcher.game()).settled;

    // Round 1: two found a free trade area; the third promises what it will not keep.
    await ada.draft('Borea', 'Free trade area');
    await screenshot(ada.page, 'game-desk-round1');
    await ada.send();
    await bo.openProposal(/From Alba to you/);
    await bo.sign();
    await watcher.until('the area', (client) => areaOf(countryGame(client.game())) !== undefined);
    await cai.view('Pledges');
    await cai.page.getByLabel('What you promise').selectOption({ label: 'I will not raise any tariff' });
    await cai.button('Promise').click();
    await cai.page.getByText('I will not raise any tariff this round', { exact: true }).waitFor();
    await screenshot(screen, 'game-screen-live');
    await skipTo(host, watcher, 'policy', 1);
    await ada.predictAndSeal(1);
    await bo.predictAndSeal(1);
    await cai.goTo('Economy');
    await cai.page.getByRole('radio', { name: /^Raise/ }).check();
    await screenshot(cai.page, 'game-policy-phone');
    await cai.predictAndSeal(1);
    await skipTo(host, watcher, 'results', 1);
    // Creation and diversion on the screen are the model's.
    await host.getByRole('button', { name: 'Flows', exact: true }).click();
    const area = countryGame(watcher.game()).reports[0]?.blocs[0];
    const founded = volumesOf(openingSettled, countryGame(watcher.game()).settled, ['ALB', 'BOR']);
    expect(founded.created).toBeGreaterThan(1);
    expect(area?.createdTradeBn).toBeCloseTo(founded.created, 4);
    expect(area?.divertedTradeBn).toBeCloseTo(founded.diverted, 4);
    const account = screen.locator('.screen-account');
    await account.waitFor();
    const told = await account.textContent();
    expect(told).toContain(`${shown(founded.created)} bn crowns created`);
    expect(told).toContain(`${shown(founded.diverted)} bn crowns diverted`);
    await screenshot(screen, 'game-screen-flows');
    await host.getByRole('button', { name: 'Kept and broken' }).click();
    await screen
      .getByText(/Cato broke a promise/)
      .first()
      .waitFor();
    await ada.page
      .getByText(/broke a promise/)
      .first()
      .waitFor();
    await screenshot(screen, 'game-screen-pledges');
    await screenshot(ada.page, 'game-results-laptop');
    await screenshot(cai.page, 'game-results-phone');

    // The area ends with its round; what the two sign in the last holds in the years after.
    expect(areaOf(countryGame(watcher.game()))).toBeDefined();
    await skipTo(host, watcher, 'briefing', ROUNDS);
    expect(areaOf(countryGame(watcher.game()))).toBeUndefined();
    const settledBefore = countryGame(watcher.game()).settled;
    await skipTo(host, watcher, 'negotiation', ROUNDS);
    await ada.draft('Borea', 'Free trade area');
    await screenshot(ada.page, 'game-desk-last');
    await ada.send();

    // Borea counters: the area, and a payment.
    await bo.openProposal(/From Alba to you/);
    await bo.button('Counter-offer').click();
    await bo.button('Alba pays you').click();
    await screenshot(bo.page, 'game-counter-phone');
    await bo.send();
    await ada.openProposal(/From Borea to you/);
    await ada.sign();
    await watcher.until('the last area', (client) => areaOf(countryGame(client.game())) !== undefined);
    const lastArea = areaOf(countryGame(watcher.game()));
    expect(lastArea?.payments).toHaveLength(1);
    expect(lastArea?.payments[0]).toMatchObject({ from: 'ALB', to: 'BOR' });

    // Both lower their walls by two points.
    await skipTo(host, watcher, 'policy', ROUNDS);
    for (const member of [ada, bo]) {
      await member.goTo('Economy');
      await member.page.getByRole('radio', { name: /^Cut/ }).check();
    }
    const wallBefore = countryGame(watcher.game()).walls['ALB']?.mfnRateBp;
    await ada.predictAndSeal(1);
    await bo.predictAndSeal(1);
    await cai.predictAndSeal(1);
    await skipTo(host, watcher, 'results', ROUNDS);
    const walls = countryGame(watcher.game()).walls;
    expect(Object.values(walls['ALB']?.mfnRateBp ?? {})).not.toEqual(Object.values(wallBefore ?? {}));

    // Creation and diversion on the screen are the model's.
    await host.getByRole('button', { name: 'Flows', exact: true }).click();
    const report = countryGame(watcher.game()).reports.at(-1);
    const bloc = report?.blocs.find(({ agreement }) => agreement === lastArea?.id);
    const { created, diverted } = volumesOf(
      settledBefore,
      countryGame(watcher.game()).settled,
      lastArea?.parties ?? [],
    );
    expect(bloc?.createdTradeBn).toBeCloseTo(created, 4);
    expect(bloc?.divertedTradeBn).toBeCloseTo(diverted, 4);
    await screenshot(screen, 'game-screen-last');
    await screenshot(bo.page, 'game-results-phone-last');

    // To the end.
    await skipTo(host, watcher, 'epilogue', ROUNDS + 1);
    await skipTo(host, watcher, 'debrief', ROUNDS + 1);
    expect(countryGame(watcher.game()).final).toBeDefined();
    // Everybody opens their own medals.
    for (const { page } of [ada, bo]) await page.getByRole('button', { name: 'Hand out the medals' }).click();
    await ada.page
      .getByText(/The table/)
      .first()
      .waitFor();
    await screenshot(ada.page, 'game-end-laptop');
    await screenshot(bo.page, 'game-end-phone');
    await screenshot(screen, 'game-screen-end');
    await screenshot(host, 'game-host-end');
    await watcher.leave();
  });
});
