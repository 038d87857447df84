import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { FORMER_LESSON_LIMITS, PRESETS } from '../../shared/content/presets.ts';
import type { PresetId } from '../../shared/content/vocabulary.ts';
import { revealStopsOf } from '../../shared/rules/table/revealStops.ts';
import { findCode } from '../server/support/requests.ts';
import { aFullHouse, type FullHouse } from './support/fullHouse.ts';
import { moduleDocuments, moduleTraces } from './support/moduleTraces.ts';
import { judgeSurface } from './support/judgeSurface.ts';
import { LAPTOP, PHONE, PROJECTOR } from './support/openBrowser.ts';
import { mustDo, passTo, showStop, skipTo, tableProposal } from './support/programs.ts';
import { seatedPlayer } from './support/seatedPlayer.ts';
import { areaOf } from './support/stories/climb.ts';
import { visits } from './support/visits.ts';

/** Ready-made games: each opens from the front page as it is written down, and a short one knows nothing of the long ones. */
const { server, arrive } = visits();

const OFFERED = [
  { preset: 'firstLesson', name: 'First lesson', seats: 4 },
  { preset: 'worldShort', name: 'World, short', seats: 12 },
  { preset: 'standard', name: 'Standard', seats: 12 },
  { preset: 'full', name: 'Full', seats: 12 },
  { preset: 'laboratory', name: 'Laboratory', seats: 12 },
] as const satisfies readonly { preset: PresetId; name: string; seats: number }[];

describe('a preset', () => {
  it.each(OFFERED)('opens from the front page: $name', async ({ preset, name, seats }) => {
    const page = await arrive('/', { viewport: LAPTOP });
    await page.getByRole('link', { name: /^Open a table/ }).click();
    await page.getByText('A group with a host', { exact: true }).click();
    await page.getByText('More games', { exact: true }).click();
    await page
      .locator('label.card')
      .filter({ has: page.getByText(name, { exact: true }) })
      .click();
    if (preset === 'laboratory') await judgeSurface(page, 'preset-laboratory');
    await page.getByRole('button', { name: 'Open the table' }).click();
    await page.waitForURL(/\/host\//);
    await page
      .getByText(new RegExp(`· ${name}$`))
      .first()
      .waitFor();
    const start = page.getByRole('button', { name: /^Start/ });
    await start.waitFor();
    const code = (await page.locator('.code-tiles .sr').textContent())?.replaceAll(' ', '') ?? '';
    const { body } = await findCode(server().url, code);
    const { scenarioId, opening, rounds } = PRESETS[preset];
    expect(body.settings).toMatchObject({ preset, scenarioId, opening, rounds });
    expect(body.freeSeats).toHaveLength(seats);
    // A game of bots alone begins, and the host stops its clock.
    await start.click();
    await page.getByText(`Round 1 of ${PRESETS[preset].rounds}`).first().waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').first().waitFor();
  });
});

type Devices = { readonly seat: Page; readonly phone: Page; readonly host: Page; readonly screen: Page };

/** A seat in English, one in Chinese on a phone, the host and the big screen. */
async function devicesAt(house: FullHouse, [first, second]: readonly [string, string]): Promise<Devices> {
  const { gameId, hostToken } = house;
  return {
    seat: await arrive(house.deskOf(first), { viewport: LAPTOP }),
    phone: await arrive(house.deskOf(second), { viewport: PHONE, language: 'zh' }),
    host: await arrive(`/host/${gameId}#host=${hostToken}`, { viewport: LAPTOP }),
    screen: await arrive(`/screen/${gameId}#host=${hostToken}`, { viewport: PROJECTOR }),
  };
}

/** That traces would be found is seen in a Full game, which is full of them. */
describe('a module that is off', () => {
  it('leaves no trace on any surface of a first lesson opened before it had an event, in either language', async () => {
    const agreementLimits = FORMER_LESSON_LIMITS[2];
    const lesson = { preset: 'firstLesson', rounds: 2, agreementLimits, seed: 'traces' } as const;
    const house = await aFullHouse(server().url, lesson);
    const devices = await devicesAt(house, ['ALB', 'BOR']);
    const traces = { en: await moduleTraces('en'), zh: await moduleTraces('zh') };
    const found: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const [name, page] of Object.entries(devices))
        for (const trace of await traces[name === 'phone' ? 'zh' : 'en'](page))
          found.push(`${where}, ${name}: ${trace}`);
      found.push(...moduleDocuments(house.host).map((key) => `${where}: document ${key}`));
    };
    await devices.seat
      .getByText(/^You govern /)
      .first()
      .waitFor();
    await devices.phone.locator('main h1').first().waitFor();
    await look('lobby');
    await house.start();
    await devices.seat.locator('.brief').waitFor();
    await devices.phone.locator('.brief').waitFor();
    await look('briefing');
    await skipTo(house, 'negotiation');
    await house.conclude(areaOf(['CAT', 'DUN']));
    // Agreements end with their round, in the next of which whoever has signed proposes again.
    await seatedPlayer(devices.seat, false).view('Agreements');
    await look('agreements');
    await passTo(house, 'negotiation', 2);
    await tableProposal(house.seatOf('CAT'), areaOf(['CAT', 'ALB']));
    await mustDo(house.seatOf('CAT').client, {
      type: 'givePledge',
      to: { type: 'all' },
      undertaking: { type: 'noTariffRises' },
    });
    await lookAtDeals(devices, look);
    await skipTo(house, 'policy');
    await devices.seat.getByRole('radio').first().waitFor();
    await devices.phone.locator('.phone-tabs button').nth(3).click();
    await look('policy');
    // It breaks its word: the reveal stops there too.
    await mustDo(house.seatOf('CAT').client, {
      type: 'sealPolicy',
      policy: { type: 'wall', shiftBp: 200, apart: [] },
    });
    await skipTo(house, 'results');
    const stops = revealStopsOf(house.host.game());
    expect(stops).toContain('pledges');
    for (const stop of stops) {
      if (stop !== 'envelopes') await showStop(house, stop);
      await devices.seat.locator('.stops [aria-current=step]').waitFor();
      await look(`results, ${stop}`);
    }
    await skipTo(house, 'epilogue');
    await look('epilogue');
    await skipTo(house, 'debrief');
    for (const device of [devices.seat, devices.phone])
      await device.getByRole('button', { name: /^(Hand out the medals|颁发奖牌)$/ }).click();
    await look('end');
    expect(found).toEqual([]);
  });
});

/** Proposals, the desk with everything that can be added, the register, pledges, a partner, the map and its table. */
async function lookAtDeals({ seat, phone }: Devices, look: (where: string) => Promise<void>): Promise<void> {
  const player = seatedPlayer(seat, false);
  await player.openProposal(/From Cato to you/);
  await seat.locator('.proposal-actions').waitFor();
  await look('proposal');
  await seat.getByRole('button', { name: 'Counter-offer' }).click();
  await seat.getByRole('region', { name: 'Offer desk' }).waitFor();
  await look('desk');
  await seat.keyboard.press('Escape');
  await phone.locator('.phone-tabs button').nth(1).click();
  await look('proposals, map');
  await player.view('Pledges');
  await phone.locator('.phone-tabs button').nth(3).click();
  await look('pledges, economy');
  await seat.locator('.map-tools .map-seg').last().getByRole('button').last().click();
  await phone.locator('.phone-tabs button').nth(1).click();
  await phone.locator('.player-map button[data-economy]').first().press('Enter');
  await phone.locator('.partner').waitFor();
  await look('table of trade, partner');
  await phone.keyboard.press('Escape');
}
